import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { type App, AppContext } from '../../app'
import type { Can, Capabilities, RegistryBackend } from '../../backends/backend'
import { annotationsIn } from '../../backends/annotationsIn'
import type { RunsBackend } from '../../backends/wings'
import { wingsOf } from '../../backends/wingsOf'
import { makeQueries } from '../../queries/queries'
import { createQueryClient } from '../../queries/queryClient'
import { aModel, aVersion } from '../../registry/examples'

// For tests: an app on one model with one version in memory.

const unused = () => Promise.reject(new Error('not part of this test'))

/** A server on which no ledger was set up: nothing is guarded. */
export const noRuns: RunsBackend = {
  experimentNamed: () => Promise.resolve(null),
  experiment: unused,
  createExperiment: unused,
  run: unused,
  search: unused,
  createRun: unused,
  logBatch: unused,
  rename: unused,
}
const yes: Can = { can: true }

interface Start {
  tags?: [string, string][]
  description?: string
  aliases?: [string, string][]
  readOnlyBecause?: string
  capabilities?: Partial<Capabilities>
  /** Of what keeps runs; no ledger is set up, if nothing is said. */
  runs?: Partial<RunsBackend>
}

/** What is there, what writes did to it, and an app that reads and writes it. `somebody` changes it past the app. */
export function scriptedApp(start: Start = {}) {
  const state = {
    tags: new Map(start.tags),
    description: start.description ?? '',
    aliases: new Map(start.aliases),
  }
  const model = () =>
    aModel({
      name: 'churn',
      latestVersion: '5',
      description: state.description,
      tags: new Map(state.tags),
      aliases: new Map(state.aliases),
    })
  const version = () =>
    aVersion({
      model: 'churn',
      version: '5',
      aliases: [],
      description: state.description,
      tags: new Map(state.tags),
    })
  const registry: RegistryBackend = {
    id: 'fake',
    capabilities: {
      searchModels: yes,
      sortModels: ['name'],
      listVersions: yes,
      aliases: yes,
      moveAliases: yes,
      tags: yes,
      conditionalMoves: yes,
      loggedModels: yes,
      artifacts: yes,
      ...start.capabilities,
    },
    narrowsBy: () => false,
    models: unused,
    versions: unused,
    versionFile: unused,
    setAlias: unused,
    model: () => Promise.resolve(model()),
    version: () => Promise.resolve(version()),
    aliasHolder: (_, alias) => Promise.resolve(state.aliases.get(alias) ?? null),
  }
  const annotations = annotationsIn(state)
  const backend = {
    answers: () => Promise.resolve(true),
    wings: wingsOf({
      annotations: () => Promise.resolve(annotations),
      runs: () => Promise.resolve({ ...noRuns, ...start.runs }),
    }),
    registry,
    tracking: {
      id: 'fake',
      run: unused,
      experiment: unused,
      loggedModel: unused,
      loggedModelArtifacts: unused,
      runArtifacts: unused,
    },
  }
  const queryClient = createQueryClient()
  const app: App = {
    config: {
      connection: 'server',
      name: 'fake',
      readOnly: start.readOnlyBecause !== undefined,
      readOnlyBecause: start.readOnlyBecause,
      front: true,
      identity: { kind: 'none' },
      probe: {
        state: 'ok',
        version: null,
        auth: 'none',
        workspaces: false,
        features: {
          searchModels: true,
          listVersions: true,
          aliases: true,
          tags: true,
          loggedModels: true,
        },
      },
    },
    backend,
    queryClient,
    queries: makeQueries(backend, { mlmodel: unused, yaml: unused }),
    startOver: null,
  }
  return { app, state, annotations, reread: () => queryClient.refetchQueries() }
}

/** Draws what a page would draw around `children`. */
export function drawIn(app: App, children: ReactNode) {
  // no pause between keys: nothing here depends on it
  const user = userEvent.setup({ delay: null })
  const { container } = render(
    <MemoryRouter>
      <QueryClientProvider client={app.queryClient}>
        <AppContext value={app}>{children}</AppContext>
      </QueryClientProvider>
    </MemoryRouter>,
  )
  return { user, container }
}
