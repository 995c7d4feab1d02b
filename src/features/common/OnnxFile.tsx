import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { onnxQuery } from '../../queries/versionFiles'
import type { VersionRef } from '../../registry/model'
import type { OnnxFacts, OnnxValue } from '../../registry/readOnnx'
import { Fact, Facts } from '../../ui/Facts'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { QueryPanel } from './QueryPanel'

/** What only the ONNX file itself says: opsets, inputs, outputs, weights kept elsewhere. Reading it runs nothing. */
export function OnnxFile({ of, path }: { of: VersionRef; path: string }) {
  const query = useQuery(onnxQuery(useApp(), of, path))
  return (
    <QueryPanel query={query} what={path} lines={4}>
      {({ facts, tooLarge }) =>
        facts === null ? (
          <Note
            tone="unknown"
            title={
              tooLarge ? 'Larger than 16 MiB: not looked into' : 'Not an ONNX file that can be read'
            }
          >
            {tooLarge
              ? 'Opsets stand at the end of the file. Download it to see them.'
              : 'It may be damaged, or of another kind than its name says.'}
          </Note>
        ) : (
          <Shown facts={facts} />
        )
      }
    </QueryPanel>
  )
}

function Shown({
  facts: { opsets, irVersion, producer, inputs, outputs, external },
}: {
  facts: OnnxFacts
}) {
  return (
    <Facts>
      <Fact label="Opset">
        <ul>
          {opsets.map(({ domain, version }) => (
            <li key={domain}>
              <span className="font-mono font-semibold">{version}</span>{' '}
              <UserText text={domain === '' ? 'ai.onnx' : domain} className="text-quiet" />
            </li>
          ))}
        </ul>
      </Fact>
      <Fact label="IR version">
        <span className="font-mono">{irVersion}</span>
      </Fact>
      {producer !== null && (
        <Fact label="Written by">
          <UserText text={producer} />
        </Fact>
      )}
      <Fact label="Inputs">
        <Values values={inputs} />
      </Fact>
      <Fact label="Outputs">
        <Values values={outputs} />
      </Fact>
      <Fact label="Weights">
        {external.length === 0 ? (
          'all inside this file'
        ) : (
          <>
            <span className="text-warn">▲ partly in other files:</span>{' '}
            <UserText text={external.join(', ')} className="font-mono" />
          </>
        )}
      </Fact>
    </Facts>
  )
}

function Values({ values }: { values: readonly OnnxValue[] }) {
  if (values.length === 0) return <span className="text-quiet">none</span>
  return (
    <ul className="font-mono text-[0.75rem]">
      {values.map(({ name, type, shape }) => (
        <li key={name}>
          <UserText text={name} />{' '}
          <UserText text={`${type} (${shape.join(', ')})`} className="text-quiet" />
        </li>
      ))}
    </ul>
  )
}
