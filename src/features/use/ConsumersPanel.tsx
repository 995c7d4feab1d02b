import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { cut } from '../../lib/cut'
import type { ModelVersion } from '../../registry/model'
import { type Declaration, declarations } from '../../registry/usage/consumers'
import { pythonLiteral } from '../../registry/usage/quote'
import { Disclosure } from '../../ui/Disclosure'
import { Empty } from '../../ui/Empty'
import { Fact, Facts } from '../../ui/Facts'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'
import { safeLink } from '../../ui/safeLink'
import { CodeBlock } from './CodeBlock'

const VALUE_SHOWN = 200

/** What tags say about who uses a version. No server knows it otherwise: nobody asks it for a served model again. */
export function ConsumersPanel({ version }: { version: ModelVersion }) {
  const { backend, queries } = useApp()
  const { tags } = backend.registry.capabilities
  // the page's loader has asked already
  const model = useQuery({ ...queries.model(version.model), retryOnMount: false })
  if (!tags.can) {
    return (
      <Panel title="Who uses this">
        <Empty>{tags.because}</Empty>
      </Panel>
    )
  }
  const found = declarations(version.tags, model.data?.tags ?? null)
  return (
    <Panel title="Who uses this">
      {found.length === 0 ? (
        <Empty>
          Not declared{model.isError && ' on this version; the model’s tags could not be read'}.
        </Empty>
      ) : (
        <Facts>
          {found.map((declared) => (
            <Fact key={declared.key} label={declared.label}>
              <Values declared={declared} />
            </Fact>
          ))}
        </Facts>
      )}
      <div className="mt-1">
        <Disclosure label="Declare it with tags">
          <CodeBlock block={{ title: 'Tags', language: 'python', code: declaring(version) }} />
          <p className="mt-1 text-label text-quiet">
            Tags of the model hold for every version that has none of its own.
          </p>
        </Disclosure>
      </div>
    </Panel>
  )
}

function Values({ declared: { values, on, key } }: { declared: Declaration }) {
  return (
    <>
      <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
        {values.map((value) => (
          <li key={value} className="min-w-0">
            <Value value={value} />
          </li>
        ))}
      </ul>
      <p className="text-label text-quiet">
        claimed by the tag <span className="font-mono">{key}</span> of{' '}
        {on === 'version' ? 'this version' : 'the model'}
      </p>
    </>
  )
}

function Value({ value }: { value: string }) {
  const link = safeLink(value)
  if (link === null || !/^https?:/.test(link.href)) {
    return <UserText text={cut(value, VALUE_SHOWN)} />
  }
  return (
    <a href={link.href} target="_blank" rel="noopener noreferrer" className="text-accent underline">
      <UserText text={cut(value, VALUE_SHOWN)} /> <bdi className="text-quiet">({link.leadsTo})</bdi>
    </a>
  )
}

const declaring = ({ model, version }: ModelVersion) =>
  [
    'import mlflow',
    '',
    'client = mlflow.MlflowClient()',
    `name, version = ${pythonLiteral(model)}, ${pythonLiteral(version)}`,
    'client.set_model_version_tag(name, version, "serving.mode", "real-time")',
    'client.set_model_version_tag(name, version, "serving.endpoint", "https://scores.example.org/v1")',
    'client.set_model_version_tag(name, version, "consumers", "checkout, call-centre")',
  ].join('\n')
