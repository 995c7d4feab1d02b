import type { Section } from '../../registry/compare/sections'
import { Button } from '../../ui/Button'
import { SectionPanel } from './SectionPanel'
import type { Shared } from './shared'

interface Props extends Shared {
  section: Section
  everyFile: boolean
  onEveryFile: () => void
}

/** Python, MLflow, the libraries of the flavors and packages: pip's list at once, the other files when they are asked for. */
export function EnvironmentPanel({ everyFile, onEveryFile, ...props }: Props) {
  return (
    <SectionPanel
      {...props}
      head="Package"
      noun="package"
      none="Neither MLmodel nor a file of requirements says what they need."
    >
      {everyFile ? (
        <p className="mt-1 text-label text-quiet">
          By MLmodel, requirements.txt, conda.yaml and python_env.yaml, as far as they are there.
        </p>
      ) : (
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-label text-quiet print:hidden">
          By MLmodel and requirements.txt.
          <Button look="quiet" className="-ml-3 text-left !whitespace-normal" onClick={onEveryFile}>
            Read conda.yaml and python_env.yaml as well
          </Button>
        </p>
      )}
    </SectionPanel>
  )
}
