import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { forgetRefusals, refusals } from '../../queries/rights'
import type { RegisteredModel } from '../../registry/model'
import { standingSentence } from '../../registry/rightWords'
import { Button } from '../../ui/Button'
import { Disclosure } from '../../ui/Disclosure'
import { Panel } from '../../ui/Panel'
import { visibleText } from '../../ui/visibleText'
import { QueryPanel } from '../common/QueryPanel'
import { useModelRights, useRights } from '../common/useRight'
import { ActList } from './ActList'
import { Summary } from './Summary'
import { WhoMay } from './WhoMay'

/** What this person may do to a model, act by act with the reason; for admins also who may. */
export function RightsPanel({ model }: { model: RegisteredModel }) {
  const query = useModelRights(model.name)
  const rightTo = useRights(model.name)
  return (
    <Panel title="What you may do here">
      {/* two lines as a rule: what stands below stays where it is when they come */}
      <div className="min-h-11">
        <QueryPanel query={query} what="what you may do" lines={2}>
          {(rights) => (
            <Summary
              rightTo={rightTo}
              standing={
                rights.holdings === null
                  ? rights.because
                  : visibleText(standingSentence(rights, model.name))
              }
            />
          )}
        </QueryPanel>
      </div>
      <div className="mt-1">
        <Disclosure label="Each act, and why">
          <ActList rightTo={rightTo} />
          <Refused model={model.name} reading={query.isFetching} />
        </Disclosure>
        <Disclosure label="Who may">
          <WhoMay model={model} rights={query.data} />
        </Disclosure>
      </div>
    </Panel>
  )
}

/** What the server refused stays closed until somebody says otherwise: its own account of rights would not open it. */
function Refused({ model, reading }: { model: string; reading: boolean }) {
  const app = useApp()
  const { data: refused = [] } = useQuery(refusals(app, model))
  if (refused.length === 0) return null
  return (
    <Button
      className="mt-2"
      onClick={() => void forgetRefusals(app, model)}
      closedBecause={reading ? 'Reading your rights' : null}
    >
      Forget what was refused, and read my rights again
    </Button>
  )
}
