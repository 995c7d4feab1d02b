import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { prettyJson } from '../../lib/prettyJson'
import type { Mlmodel, MlmodelReading } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import { bodyOfExample, madeUpBody } from '../../registry/servingBody'
import { Disclosure } from '../../ui/Disclosure'
import { Empty } from '../../ui/Empty'
import { Note } from '../../ui/Note'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'
import { MlmodelPart } from '../common/MlmodelPart'
import { QueryPanel } from '../common/QueryPanel'
import { FileText } from './FileText'
import { ServingRequest } from './ServingRequest'
import { decodeText } from '../../lib/decodeText'

// Beyond this a file is shown as it is: laying it out would take longer than it helps.
const PRETTY_MAX = 200_000

interface Props {
  of: VersionRef
  mlmodel: UseQueryResult<MlmodelReading>
  /** It is time to ask for what is not needed first. */
  ask: boolean
}

/** What a version is asked: the example that was logged, ready to be sent, changed and checked. */
export function InputExamplePanel({ of, mlmodel, ask }: Props) {
  return (
    <Panel title="Input example">
      <MlmodelPart query={mlmodel} what="the input example" lines={8}>
        {(read) =>
          read.inputExample === null ? (
            <MadeUp mlmodel={read} />
          ) : (
            <Logged of={of} mlmodel={read} example={read.inputExample} ask={ask} />
          )
        }
      </MlmodelPart>
    </Panel>
  )
}

interface LoggedProps {
  of: VersionRef
  mlmodel: Mlmodel
  example: NonNullable<Mlmodel['inputExample']>
  ask: boolean
}

function Logged({ of, mlmodel, example, ask }: LoggedProps) {
  const { queries } = useApp()
  const path = example.servingPath ?? example.path
  const file = useQuery({ ...queries.file(of, path), enabled: ask })
  return (
    <div className="space-y-3">
      <QueryPanel query={file} what={path} lines={8}>
        {(bytes) => <Body bytes={bytes} path={path} mlmodel={mlmodel} example={example} />}
      </QueryPanel>
      <Disclosure
        label={
          <span>
            As it was logged: <UserText text={example.path} className="font-mono" />
          </span>
        }
      >
        <AsLogged of={of} path={example.path} type={example.type} />
      </Disclosure>
    </div>
  )
}

interface BodyProps {
  bytes: Uint8Array
  path: string
  mlmodel: Mlmodel
  example: LoggedProps['example']
}

function Body({ bytes, path, mlmodel, example }: BodyProps) {
  const text = useMemo(() => decodeText(bytes), [bytes])
  if (text === null)
    return <Note tone="warn" title={`Could not show ${path}: it is not UTF-8 text`} />
  const body = example.servingPath === null ? bodyOfExample(example, text) : text
  if (body === null) {
    return (
      <Empty>
        The example is of a kind ({example.type ?? 'not said'}) that no request can be made of here.
      </Empty>
    )
  }
  return (
    <ServingRequest
      initial={layOut(body)}
      signature={mlmodel.signature}
      origin={
        <>
          From <UserText text={path} className="font-mono" />, as it was logged.
        </>
      }
    />
  )
}

function AsLogged({ of, path, type }: { of: VersionRef; path: string; type: string | null }) {
  const { queries } = useApp()
  const file = useQuery(queries.file(of, path))
  return <FileText query={file} path={path} note={type} layOut={layOut} />
}

function MadeUp({ mlmodel: { signature } }: { mlmodel: Mlmodel }) {
  const body = useMemo(() => (signature === null ? null : madeUpBody(signature)), [signature])
  const without = (
    <>
      Logged without an input example. One is kept when the model is logged with{' '}
      <code className="font-mono">input_example=</code>.
    </>
  )
  if (body === null) return <Empty>{without}</Empty>
  return (
    <div className="space-y-3">
      <Empty>{without}</Empty>
      <ServingRequest
        initial={layOut(body)}
        signature={signature}
        origin={
          <>
            <strong className="text-warn">Made up from the signature</strong>: the types are right,
            the values mean nothing.
          </>
        }
      />
    </div>
  )
}

const layOut = (text: string) => (text.length > PRETTY_MAX ? text : (prettyJson(text) ?? text))
