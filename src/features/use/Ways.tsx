import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useApp } from '../../app'
import { workspaceOf } from '../../paths'
import type { Mlmodel } from '../../registry/mlmodel'
import type { ModelVersion } from '../../registry/model'
import { bodyOf } from '../../registry/usage/body'
import type { Usage } from '../../registry/usage/recipe'
import { WAYS } from '../../registry/usage/recipes'
import { Note } from '../../ui/Note'
import { Skeleton } from '../../ui/Skeleton'
import { Tabs } from '../../ui/Tabs'
import { UserText } from '../../ui/UserText'
import { Recipes } from './Recipes'
import { ChoiceField, EnvField, PortField, ServerFields } from './fields'
import { SignIn } from './SignIn'
import { addressesOf, asksForSignIn } from './server'
import { useExample } from './useExample'
import { readUseView } from './view'

interface Props {
  version: ModelVersion
  mlmodel: Mlmodel
  aliases: readonly string[]
  ask: boolean
}

/** The ways to use a version, under one choice of by which name and on which server. */
export function Ways({ version: mv, mlmodel, aliases, ask }: Props) {
  const { config } = useApp()
  const { model, version, source } = mv
  const [params, setParams] = useSearchParams()
  const view = readUseView(params, { version, aliases })
  const [server, setServer] = useState(() => addressesOf(config))
  const example = useExample(mv, mlmodel, ask)
  const body = useMemo(() => bodyOf(mlmodel, example.text), [mlmodel, example.text])

  const change = (key: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        next.set(key, value)
        // a recipe belongs to its tab
        if (key === 'use') next.delete('how')
        return next
      },
      { replace: true, preventScrollReset: true },
    )

  const usage: Usage = {
    model,
    version,
    source,
    mlmodel,
    body,
    choice: view.choice,
    server,
    workspace: workspaceOf(location.pathname),
    env: view.env,
    port: view.port,
  }
  return (
    <div className="space-y-4">
      {view.gone !== null && (
        <Note tone="warn" title={`@${view.gone} does not point at v${version}`}>
          The address asks for it. The code below is pinned to{' '}
          <span className="font-mono">
            v<UserText text={version} />
          </span>
          .
        </Note>
      )}
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <ChoiceField
          version={version}
          aliases={aliases}
          choice={view.choice}
          onChoose={(by) => change('by', by)}
        />
        <ServerFields server={server} onChange={setServer} />
        {view.way !== 'edge' && <EnvField env={view.env} onChange={(env) => change('env', env)} />}
        {view.way === 'real-time' && (
          <PortField port={view.port} onChange={(port) => change('port', port)} />
        )}
      </div>
      {config.connection === 'mock' && (
        <p className="text-label text-quiet">
          This registry lives in this tab, where no program reaches it: the address stands for one
          of yours.
        </p>
      )}
      {asksForSignIn(config) && <SignIn />}
      {example.failed && (
        <Note tone="warn" title="The input example could not be read">
          The code goes by the signature alone.
        </Note>
      )}
      <div>
        <Tabs
          label="Ways to use it"
          tabs={WAYS}
          chosen={view.way}
          onChoose={(way) => change('use', way)}
        >
          {(way) =>
            example.settled ? (
              <Recipes
                key={way}
                recipes={WAYS.find(({ id }) => id === way)?.recipes(usage) ?? []}
                chosen={view.how}
                onChoose={(how) => change('how', how)}
                usage={usage}
              />
            ) : (
              <Skeleton label="Reading the input example" lines={8} />
            )
          }
        </Tabs>
      </div>
    </div>
  )
}
