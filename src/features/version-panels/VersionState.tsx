import type { ModelVersion } from '../../registry/model'
import { Reason } from '../../ui/Reason'
import { UserText } from '../../ui/UserText'

const STATES = {
  READY: { look: 'text-pass', sign: '✓', word: 'ready' },
  PENDING_REGISTRATION: { look: 'text-warn', sign: '▲', word: 'being registered' },
  FAILED_REGISTRATION: { look: 'text-fail', sign: '✕', word: 'registration failed' },
  UNKNOWN: { look: 'text-unknown', sign: '?', word: 'status not known' },
} as const

const STAGE =
  'Stages are MLflow’s older way to say what a version is for. They are deprecated; the console shows them and doesn’t change them.'

/** The status of a version, with the server's words where it has any, and its stage where it still has one. */
export function VersionState({ version }: { version: ModelVersion }) {
  const { look, sign, word } = STATES[version.status]
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-table">
      <span className={look}>
        <span aria-hidden="true">{sign}</span> {word}
        {version.statusMessage !== null && (
          <>
            : <UserText text={version.statusMessage} />
          </>
        )}
      </span>
      {version.stage !== null && (
        <span className="text-quiet">
          <Reason because={STAGE}>
            stage <UserText text={version.stage} />
          </Reason>
        </span>
      )}
    </span>
  )
}
