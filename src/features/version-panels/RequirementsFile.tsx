import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { readRequirements } from '../../registry/environment'
import type { VersionRef } from '../../registry/model'
import { QueryPanel } from '../common/QueryPanel'
import { isGone } from '../common/isGone'
import { Packages } from './Packages'

const PATH = 'requirements.txt'

/** What pip is told to install. Every flavor of MLflow writes it beside MLmodel; other tools may not. */
export function RequirementsFile({ of, ask }: { of: VersionRef; ask: boolean }) {
  const { queries } = useApp()
  const file = useQuery({ ...queries.file(of, PATH), enabled: ask })
  return (
    <div>
      <h3 className="mb-0.5 font-mono text-table font-semibold">{PATH}</h3>
      {file.data === undefined && isGone(file.error) ? (
        <p className="text-table text-quiet">The version has no such file (404).</p>
      ) : (
        <QueryPanel query={file} what={PATH} lines={3}>
          {(bytes) => (
            <Packages packages={readRequirements(new TextDecoder().decode(bytes))} of={PATH} />
          )}
        </QueryPanel>
      )}
    </div>
  )
}
