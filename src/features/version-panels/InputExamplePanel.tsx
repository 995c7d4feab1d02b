import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { MlmodelReading } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import { Disclosure } from '../../ui/Disclosure'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { MlmodelPart } from '../common/MlmodelPart'
import { FileText } from './FileText'
import { prettyJson } from '../../lib/prettyJson'

// Beyond this a file is shown as it is: laying it out would take longer than it helps.
const PRETTY_MAX = 200_000

interface Props {
  of: VersionRef
  mlmodel: UseQueryResult<MlmodelReading>
  /** It is time to ask for what is not needed first. */
  ask: boolean
}

/** The example that was logged, as the model gets it and as a scoring server does. */
export function InputExamplePanel({ of, mlmodel, ask }: Props) {
  return (
    <Panel title="Input example">
      <MlmodelPart query={mlmodel} what="the input example" lines={4}>
        {({ inputExample }) =>
          inputExample === null ? (
            <Empty>
              Logged without an input example. One is kept when the model is logged with{' '}
              <code className="font-mono">input_example=</code>.
            </Empty>
          ) : (
            <>
              <JsonFile of={of} path={inputExample.path} note={inputExample.type} ask={ask} />
              {inputExample.servingPath !== null && (
                <div className="mt-2">
                  <Disclosure
                    label={
                      <span>
                        Serving example, the body of a request to{' '}
                        <code className="font-mono">/invocations</code>
                      </span>
                    }
                  >
                    <JsonFile of={of} path={inputExample.servingPath} note={null} ask />
                  </Disclosure>
                </div>
              )}
            </>
          )
        }
      </MlmodelPart>
    </Panel>
  )
}

interface JsonFileProps {
  of: VersionRef
  path: string
  note: string | null
  ask: boolean
}

function JsonFile({ of, path, note, ask }: JsonFileProps) {
  const { queries } = useApp()
  const file = useQuery({ ...queries.file(of, path), enabled: ask })
  return <FileText query={file} path={path} note={note} layOut={layOut} />
}

const layOut = (text: string) => (text.length > PRETTY_MAX ? text : (prettyJson(text) ?? text))
