import { useId, useState } from 'react'
import { useSearchParams } from 'react-router'
import { CopyButton } from '../../ui/CopyButton'
import { Scroller } from '../../ui/Scroller'
import { Tabs } from '../../ui/Tabs'
import { visibleText } from '../../ui/visibleText'
import { BODY_FILE, LANGUAGES, isInFile, requestCode } from './requestCode'

const PARAM = 'request'
/** Where `mlflow models serve` listens. */
const ADDRESS = 'http://127.0.0.1:5000/invocations'

/** The same request in several languages, to a server whose address is given here. */
export function RequestCode({ body }: { body: string }) {
  const [params, setParams] = useSearchParams()
  const [address, setAddress] = useState(ADDRESS)
  const id = useId()
  const isAddress = /^https?:\/\/[^\s/]+/i.test(address)
  const choose = (language: string) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now)
        next.set(PARAM, language)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <div className="mt-3">
      <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-table">
        <label htmlFor={id} className="text-quiet">
          Server
        </label>
        <input
          id={id}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          aria-invalid={!isAddress}
          aria-describedby={isAddress ? undefined : `${id}-why`}
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="h-8 min-w-0 flex-1 rounded border border-line-strong bg-raised px-2 font-mono text-[0.75rem] text-ink"
        />
        {!isAddress && (
          <span id={`${id}-why`} className="text-warn">
            An address begins with http:// or https://
          </span>
        )}
      </div>
      <Tabs label="Request as code" tabs={LANGUAGES} chosen={params.get(PARAM)} onChoose={choose}>
        {(language) => <Code code={requestCode(language, address, body)} inFile={isInFile(body)} />}
      </Tabs>
    </div>
  )
}

function Code({ code, inFile }: { code: string; inFile: boolean }) {
  return (
    <>
      <div className="relative">
        <span className="absolute top-1 right-1 rounded bg-sunken">
          <CopyButton text={code} what="the code" />
        </span>
        <Scroller label="Request as code" className="max-h-64 rounded bg-sunken px-3 py-2">
          <pre className="w-max min-w-full font-mono text-[0.75rem] leading-5 wrap-normal">
            {code.split('\n').map(visibleLine).join('\n')}
          </pre>
        </Scroller>
      </div>
      {inFile && (
        <p className="mt-1 text-label text-quiet">
          The body is long: copy it into <span className="font-mono">{BODY_FILE}</span> first.
        </p>
      )}
    </>
  )
}

/** Indentation is seen as it is. */
const visibleLine = (line: string) => {
  const rest = line.trimStart()
  return line.slice(0, line.length - rest.length) + visibleText(rest)
}
