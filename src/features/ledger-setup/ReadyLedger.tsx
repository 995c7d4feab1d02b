import { useApp } from '../../app'
import type { Ledger } from '../../backends/ledger/ports'
import { grantsFor } from '../../backends/ledger/setUp'
import { CopyButton } from '../../ui/CopyButton'
import { Fact, Facts } from '../../ui/Facts'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'

/** A ledger that is there: how to know it again, and who may write it. */
export function ReadyLedger({ ledger }: { ledger: Ledger }) {
  const { config } = useApp()
  const { experiment, name } = ledger
  const known = config.ledger?.experiment === experiment
  const setting = `RINGSIDE_LEDGER=${experiment}`
  return (
    <div className="space-y-3">
      <Facts>
        <Fact label="Experiment">
          <UserText text={name} /> <span className="font-mono text-quiet">{experiment}</span>
        </Fact>
        <Fact label="Found by">
          {known ? (
            'its id, as it should be'
          ) : (
            <>
              its name. Whoever may edit an experiment may rename it, so start the console with{' '}
              <code className="font-mono">{setting}</code>{' '}
              <CopyButton text={setting} what="the setting" />
            </>
          )}
        </Fact>
      </Facts>
      {signsIn(config.probe) && <Grants ledger={ledger} />}
    </div>
  )
}

const signsIn = (probe: { state: string; auth?: string }) => probe.auth === 'basic'

function Grants({ ledger }: { ledger: Ledger }) {
  const { config } = useApp()
  const server = config.addresses?.tracking ?? 'http://localhost:5000'
  return (
    <div className="space-y-2">
      <p className="max-w-[72ch] text-table">
        Whoever set it up has MANAGE on it. Others need a level of their own, given by an admin:
      </p>
      {grantsFor(ledger, server).map(({ to, level, command }) => (
        <figure key={level}>
          <figcaption className="flex min-h-6 items-center gap-2 text-table">
            <span className="shrink-0 font-semibold">{level}</span>
            <span className="text-quiet">{to}</span>
            <CopyButton text={command} what={`the command that gives ${level}`} />
          </figcaption>
          <Scroller label={`Command that gives ${level}`} className="rounded bg-sunken px-3 py-2">
            <pre className="w-max min-w-full font-mono text-[0.75rem] leading-5 wrap-normal">
              {command}
            </pre>
          </Scroller>
        </figure>
      ))}
    </div>
  )
}
