import { useApp } from '../../app'
import { nobodySignsIn } from '../../queries/rights'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Empty } from '../../ui/Empty'
import { UserText } from '../../ui/UserText'
import { NothingOpen } from './NothingOpen'

const REGISTER = `import mlflow
from sklearn.linear_model import LogisticRegression

model = LogisticRegression().fit([[0], [1]], [0, 1])
mlflow.sklearn.log_model(
    model, name="model", registered_model_name="my-first-model"
)`

/** In place of the list of a registry that holds nothing. */
export function EmptyRegistry() {
  const { config } = useApp()
  const { identity } = config
  const seesAll = identity.kind === 'session' && identity.person?.admin === true
  if (!nobodySignsIn(config) && !seesAll) return <NothingOpen />
  return (
    <div className="border-t border-line pt-4">
      <p className="font-semibold">Nothing is registered here yet.</p>
      <Empty
        action={
          <div className="relative w-fit max-w-full rounded border border-line bg-sunken text-ink">
            <pre className="py-3 pr-20 pl-4 font-mono text-table whitespace-pre-wrap">
              <code>{REGISTER}</code>
            </pre>
            <div className="absolute top-2 right-2">
              <CopyButton text={REGISTER} what="the Python code" />
            </div>
          </div>
        }
      >
        A registered model gathers the versions of one model under a name. With{' '}
        <code className="font-mono">MLFLOW_TRACKING_URI</code> set to this server, this registers a
        first one:
      </Empty>
    </div>
  )
}

interface NoHitsProps {
  /** As typed. */
  search: string
  /** Nothing but words was searched for. */
  inNames: boolean
  /** The search was done here, on the models read so far, and there are more. */
  partial: boolean
  onClear: () => void
}

/** In place of the list when the search finds nothing. */
export function NoHits({ search, inNames, partial, onClear }: NoHitsProps) {
  const text = (
    <strong className="font-semibold text-ink">
      “<UserText text={search.trim()} />”
    </strong>
  )
  const none = partial ? 'None of the models read so far' : 'No model'
  return (
    <div className="border-t border-line pt-4">
      <Empty action={<Button onClick={onClear}>Clear the search</Button>}>
        {inNames ? (
          <>
            {none} has {text} in its name.
          </>
        ) : (
          <>
            {none} fits {text}.
          </>
        )}
      </Empty>
    </div>
  )
}
