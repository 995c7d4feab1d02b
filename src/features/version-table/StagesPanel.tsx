import { Link } from 'react-router'
import { useApp } from '../../app'
import { paths } from '../../paths'
import type { RegisteredModel } from '../../registry/model'
import { Panel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'

/** Which version is in which of MLflow's older stages; nothing where no version has one. Shown, never changed. */
export function StagesPanel({ model }: { model: RegisteredModel }) {
  const { listVersions } = useApp().backend.registry.capabilities
  const staged = model.latestVersions.filter(({ stage }) => stage !== null)
  if (staged.length === 0) return null
  return (
    <Panel title="Stages" note="read-only">
      <p className="mb-2 max-w-[72ch] text-table text-quiet">
        MLflow deprecated stages in favour of aliases. The newest version of each is shown; others
        may be in the same stage.
      </p>
      <table aria-label="Stages" className="text-table">
        <thead className="border-b border-line-strong">
          <tr>
            {['Stage', 'Newest version', 'Last edited', ...(listVersions.can ? ['All'] : [])].map(
              (head) => (
                <th key={head} scope="col" className="label py-1 pr-8 text-left">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {staged.map(({ model: name, version, stage, updated }) => (
            <tr key={version} className="border-b border-line">
              <th scope="row" className="py-1.5 pr-8 text-left font-semibold">
                <UserText text={stage ?? ''} />
              </th>
              <td className="py-1.5 pr-8">
                <Link
                  to={paths.version({ model: name, version })}
                  className="font-mono font-semibold text-accent hover:underline"
                >
                  v{version}
                </Link>
              </td>
              <td className="py-1.5 pr-8">
                <Time at={updated} />
              </td>
              {listVersions.can && (
                <td className="py-1.5 pr-8">
                  <Link
                    to={paths.model(model.name, { q: `stage:"${stage ?? ''}"` })}
                    preventScrollReset
                    className="text-accent hover:underline"
                    aria-label={`Versions in ${stage ?? ''}`}
                  >
                    Search them
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
