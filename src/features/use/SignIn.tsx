import { Disclosure } from '../../ui/Disclosure'
import { CodeBlock } from './CodeBlock'

/** A credential belongs into the environment of the program, and neither into its code nor into a history of commands. */
const CODE = `export MLFLOW_TRACKING_USERNAME=your-name
read -rs MLFLOW_TRACKING_PASSWORD
export MLFLOW_TRACKING_PASSWORD`

export function SignIn() {
  return (
    <Disclosure label="This server asks for a sign-in: give your programs one">
      <CodeBlock block={{ title: 'Before the code', language: 'bash', code: CODE }} />
      <p className="mt-1 text-label text-quiet">
        MLflow’s client reads both from the environment; never write them into code. A token goes
        into MLFLOW_TRACKING_TOKEN instead.
      </p>
    </Disclosure>
  )
}
