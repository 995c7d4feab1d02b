import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { VersionRef } from '../../registry/model'
import { CopyButton } from '../../ui/CopyButton'
import { Note } from '../../ui/Note'
import { TextLines } from '../../ui/TextLines'
import { MlmodelProblems } from '../common/MlmodelProblems'
import { QueryPanel } from '../common/QueryPanel'
import { nameOf } from './tree'

interface Props {
  of: VersionRef
  path: string
}

/** MLmodel as text, and what of it could not be understood. The page has read it already. */
export function MlmodelPreview({ of, path }: Props) {
  const query = useQuery(useApp().queries.mlmodel(of))
  return (
    <QueryPanel query={query} what="MLmodel" lines={6}>
      {(reading) => (
        <>
          {reading.state === 'read' ? (
            <MlmodelProblems problems={reading.mlmodel.problems} />
          ) : (
            <NotUnderstood because={reading.because} />
          )}
          <Text text={reading.text} path={path} />
        </>
      )}
    </QueryPanel>
  )
}

/** Another YAML file as text, and why it can't be understood where it can't. */
export function YamlPreview({ of, path }: Props) {
  const query = useQuery(useApp().queries.yamlFile(of, path))
  return (
    <QueryPanel query={query} what={nameOf(path)} lines={6}>
      {(reading) => (
        <>
          {reading.state === 'unreadable' && <NotUnderstood because={reading.because} />}
          <Text text={reading.text} path={path} />
        </>
      )}
    </QueryPanel>
  )
}

const NotUnderstood = ({ because }: { because: string }) => (
  <Note tone="warn" title="It can’t be understood as YAML">
    {because}
  </Note>
)

const Text = ({ text, path }: { text: string; path: string }) => (
  <>
    <div className="mb-1 flex justify-end">
      <CopyButton text={text} what="the text" />
    </div>
    <TextLines text={text} label={path} />
  </>
)
