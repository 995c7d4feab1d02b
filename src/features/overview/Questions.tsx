import { aliasPair } from '../../registry/aliasPair'
import { membersOf } from '../../registry/overview/members'
import {
  betterWaiting,
  idle,
  olderThan,
  pickled,
  unpinned,
  withoutOwner,
} from '../../registry/overview/questions'
import { tenures } from '../../registry/overview/tenure'
import type { Snapshot } from '../../registry/snapshot/snapshot'
import { paths } from '../../paths'
import { visibleText } from '../../ui/visibleText'
import { useNow } from '../../ui/useNow'
import { CoveragePanel } from './CoveragePanel'
import { BypassPanel } from './BypassPanel'
import { ExposurePanel } from './ExposurePanel'
import { GrowthPanel } from './GrowthPanel'
import { LeadTimePanel } from './LeadTimePanel'
import { NewerDataPanel } from './NewerDataPanel'
import { PendingPanel } from './PendingPanel'
import { QuestionPanel } from './QuestionPanel'
import { ReadyPanel } from './ReadyPanel'
import { SetbacksPanel } from './SetbacksPanel'
import { SpreadPanel } from './SpreadPanel'
import { type View, scopeText } from './scope'
import type { Ledger } from './useLedger'

interface Props {
  snapshot: Snapshot
  ledger: Ledger
  view: View
}

/** One panel a question. */
export function Questions({ snapshot, ledger, view }: Props) {
  const { scope, days } = view
  const { models } = snapshot
  const now = useNow()
  const members = membersOf(snapshot, scope)
  const held = ledger.recorded && tenures(members, ledger.recorded.lanes)
  const alias = visibleText(scope.alias)
  const who = `holders of @${alias}`
  const [champion, challenger] = aliasPair(snapshot.models)
  const rival = scope.alias === challenger ? champion : challenger
  return (
    <div className="grid gap-x-10 min-[1100px]:grid-cols-2">
      <div className="min-w-0">
        <PendingPanel ledger={ledger} models={models} view={view} />
        <SetbacksPanel ledger={ledger} models={models} view={view} />
        <QuestionPanel
          title="Who answers for them?"
          answer={withoutOwner(members)}
          says={`${who} have no owner`}
          search={{
            to: paths.models({ q: `${scopeText(scope)} -tag:owner -tag:team` }),
            label: 'Open them in the list of models',
          }}
          mend={{ label: 'Name an owner', to: ({ model }) => paths.modelTag(model, 'owner') }}
        />
        <QuestionPanel
          title="How old are they?"
          answer={olderThan(members, days, now, held)}
          says={`${who} were created more than ${days} days ago`}
        />
        <NewerDataPanel members={members} who={who} whole={snapshot.ended !== null} />
        <QuestionPanel
          title="Is a better one waiting?"
          answer={betterWaiting(members, snapshot, rival, now)}
          says={`models with both aliases have a @${visibleText(rival)} that is better on the same data, and worse in nothing`}
        />
        <GrowthPanel ledger={ledger} models={models} view={view} whole={snapshot.listed} />
        <QuestionPanel
          title="What is left lying about?"
          answer={idle(snapshot, scope, days, now)}
          says={`models have no alias and have not changed for ${days} days`}
        />
      </div>
      <div className="min-w-0">
        <BypassPanel ledger={ledger} snapshot={snapshot} members={members} view={view} />
        <LeadTimePanel ledger={ledger} models={models} view={view} />
        <SpreadPanel members={members} />
        <QuestionPanel
          title="What runs code when it is loaded?"
          answer={pickled(members)}
          says={`${who} are loaded by unpickling`}
        />
        <ExposurePanel members={members} who={who} />
        <QuestionPanel
          title="Can they be built again?"
          answer={unpinned(members)}
          says={`${who} have packages that are not pinned`}
        />
      </div>
      <div className="min-w-0 min-[1100px]:col-span-2">
        <ReadyPanel members={members} who={who} alias={scope.alias} recorded={ledger.recorded} />
        <CoveragePanel members={members} who={who} />
      </div>
    </div>
  )
}
