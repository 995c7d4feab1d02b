import type { UseQueryResult } from '@tanstack/react-query'
import type { MlmodelReading } from '../../registry/mlmodel'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { MlmodelPart } from '../common/MlmodelPart'
import { MlmodelProblems } from '../common/MlmodelProblems'
import { SignatureParts } from './SignatureParts'

/** What a version takes, gives and can be told: inputs, outputs and params, as its MLmodel says. */
export function SignaturePanel({ mlmodel }: { mlmodel: UseQueryResult<MlmodelReading> }) {
  return (
    <Panel title="Signature">
      <MlmodelPart query={mlmodel} what="the signature" lines={12}>
        {({ signature, problems }) =>
          signature === null ? (
            <Empty>
              Logged without a signature, so MLflow does not check what this version is given. The
              next one gets a signature when it is logged with{' '}
              <code className="font-mono">input_example=</code> or{' '}
              <code className="font-mono">signature=</code>.
            </Empty>
          ) : (
            <div className="space-y-5">
              <MlmodelProblems
                problems={problems.filter((said) => said.startsWith('signature.'))}
              />
              <SignatureParts signature={signature} />
            </div>
          )
        }
      </MlmodelPart>
    </Panel>
  )
}
