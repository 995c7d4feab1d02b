import { Link } from 'react-router'
import { paths } from '../../paths'
import { singleKeysOn } from '../../lib/singleKeys'
import { Dialog } from '../../ui/Dialog'
import { Note } from '../../ui/Note'
import { KEYS } from './keys'

/** Every key of the console. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <div className="space-y-4">
        {!singleKeysOn() && (
          <Note tone="warn" title="Single keys are turned off here">
            Only those with Ctrl work. Turn the others on in the settings.
          </Note>
        )}
        {KEYS.map(({ where, keys }) => (
          <section key={where}>
            <h3 className="label mb-1">{where}</h3>
            <dl className="text-table">
              {keys.map(({ press, does }) => (
                <div
                  key={does}
                  className="grid min-h-7 grid-cols-[8.5rem_minmax(0,1fr)] items-center gap-3"
                >
                  <dt className="flex flex-wrap items-center gap-1">
                    {press.map((key, i) => (
                      <kbd
                        // the same key may stand there twice
                        key={i}
                        className="min-w-6 rounded border border-line-strong bg-sunken px-1.5 text-center font-mono text-[0.75rem]"
                      >
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="border-t border-line pt-3 text-table text-quiet">
          Do single keys get in your way? Turn them off in the{' '}
          <Link to={paths.settings()} onClick={onClose} className="text-accent underline">
            settings
          </Link>
          .
        </p>
      </div>
    </Dialog>
  )
}
