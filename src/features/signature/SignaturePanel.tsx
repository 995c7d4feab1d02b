import type { UseQueryResult } from '@tanstack/react-query'
import type { MlmodelReading } from '../../registry/mlmodel'
import type { Signature } from '../../registry/signature'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { MlmodelPart } from '../common/MlmodelPart'
import { MlmodelProblems } from '../common/MlmodelProblems'
import { FieldTable } from './FieldTable'
import { ParamTable } from './ParamTable'
import { SignaturePart } from './SignaturePart'

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
              <Parts signature={signature} />
            </div>
          )
        }
      </MlmodelPart>
    </Panel>
  )
}

function Parts({ signature: { inputs, outputs, params } }: { signature: Signature }) {
  return (
    <>
      <SignaturePart title="Inputs" part={inputs} none="Logged without inputs.">
        {(fields, name) => <FieldTable fields={fields} name={name} />}
      </SignaturePart>
      <SignaturePart title="Outputs" part={outputs} none="Logged without outputs.">
        {(fields, name) => <FieldTable fields={fields} name={name} />}
      </SignaturePart>
      <SignaturePart title="Params" part={params} none="Takes no params.">
        {(fields, name) => <ParamTable params={fields} name={name} />}
      </SignaturePart>
    </>
  )
}
