import { describe, expect, test } from 'vitest'
import { readSettings, type Settings } from './settings'

const URI = 'http://mlflow.example.org:5000'

function read(
  argv: string[],
  env: Record<string, string> = {},
  files: Record<string, string> = {},
): Settings {
  const settings = readSettings(argv, {
    env,
    home: '/home/ana',
    readFile: (path) => files[path] ?? null,
  })
  if (typeof settings === 'string') throw new Error(settings)
  return settings
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

test('nothing set: the mock, on this computer alone', () => {
  expect(read([])).toEqual({
    host: '127.0.0.1',
    port: 4173,
    publicOrigins: [],
    backends: null,
    name: 'mock',
    twoServers: false,
    credential: { kind: 'none' },
    readOnlyBecause: null,
    ledger: { experiment: null, name: 'ringside-reviews', signer: null, trusted: [] },
    snapshot: null,
    auditLog: null,
  })
})

test('a snapshot is handed out by a console on a server, from a flag or the environment', () => {
  const to = ['--tracking-uri', URI]
  expect(read([...to, '--snapshot', 'a']).snapshot).toEqual({ file: 'a', forEveryone: false })
  const env = { RINGSIDE_SNAPSHOT: 'b', RINGSIDE_SNAPSHOT_FOR_EVERYONE: '1' }
  expect(read(to, env).snapshot).toEqual({ file: 'b', forEveryone: true })
  expect(read([...to, '--snapshot-for-everyone']).snapshot).toBeNull()
  expect(read(['--snapshot', 'a']).snapshot).toBeNull()
})

test('flags win over the environment', () => {
  const env = { MLFLOW_TRACKING_URI: 'http://a', PORT: '1', HOST: '127.0.0.2' }
  const settings = read(['--tracking-uri', 'http://b', '--port', '2', '--host', 'localhost'], env)
  expect(settings).toMatchObject({ name: 'b', port: 2, host: 'localhost' })
  expect(read([], env)).toMatchObject({ name: 'a', port: 1, host: '127.0.0.2' })
})

test('an empty variable is an unset one', () => {
  expect(read([], { MLFLOW_TRACKING_URI: '', PORT: '', RINGSIDE_READ_ONLY: '' })).toEqual(read([]))
})

describe('the backends', () => {
  test('one for both, with its path', () => {
    const { backends, name } = read([], { MLFLOW_TRACKING_URI: 'https://example.org/team%20a/' })
    expect(name).toBe('example.org/team%20a')
    expect(backends?.registry).toEqual(backends?.tracking)
    expect(backends?.registry).toMatchObject({
      secure: true,
      hostname: 'example.org',
      port: 443,
      prefix: '/team%20a',
    })
  })

  test('or two', () => {
    const env = { MLFLOW_TRACKING_URI: 'http://[::1]:5000', MLFLOW_REGISTRY_URI: URI }
    const { backends, name, twoServers } = read([], env)
    expect(twoServers).toBe(true)
    expect(backends?.tracking).toMatchObject({ hostname: '::1', port: 5000 })
    expect(backends?.registry.hostname).toBe('mlflow.example.org')
    expect(name).toBe('mlflow.example.org:5000 (tracking: [::1]:5000)')
    expect(read([], env)).toHaveProperty('addresses', {
      registry: 'http://mlflow.example.org:5000',
      tracking: 'http://[::1]:5000',
    })
  })

  test.each([
    ['sqlite:///home/ana/mlflow.db', 'sqlite'],
    ['postgresql://ana:secret@db/mlflow', 'postgresql'],
    ['file:///mlruns', 'file'],
    ['./mlruns', 'a path'],
    ['bo:secret@a:5000', 'bo'],
    ['bo:5000@a/secret', 'bo'],
  ])('%s is not one', (uri, said) => {
    const attempt = () => read([], { MLFLOW_TRACKING_URI: uri })
    expect(attempt).toThrow(`MLFLOW_TRACKING_URI is ${said}, but Ringside needs`)
    expect(attempt).toThrow('mlflow server --backend-store-uri')
    expect(attempt).not.toThrow('secret')
  })

  test.each(['127.0.0.1:5000', 'localhost:5000', 'mlflow.example.org:80/team', '[::1]:5000'])(
    '%s lacks its scheme',
    (uri) => {
      expect(() => read([], { MLFLOW_TRACKING_URI: uri })).toThrow(`Did you mean http://${uri}?`)
    },
  )

  test.each([
    ['databricks', 'Databricks'],
    ['databricks://secret', 'Databricks'],
    ['databricks-uc', 'Unity Catalog on Databricks'],
    ['databricks-uc://secret', 'Unity Catalog on Databricks'],
    ['uc', 'Unity Catalog'],
    ['uc:http://secret:8080', 'Unity Catalog'],
    ['uc:8080', 'Unity Catalog'],
  ])('%s is not supported yet', (uri, said) => {
    const attempt = () => read([], { MLFLOW_REGISTRY_URI: uri, MLFLOW_TRACKING_URI: URI })
    expect(attempt).toThrow(`MLFLOW_REGISTRY_URI names ${said}, which Ringside does not support`)
    expect(attempt).not.toThrow(/secret|backend-store/)
  })

  test.each(['http://', 'http://a?x=1', 'http://a#x'])('nor is %s', (uri) => {
    expect(() => read(['--tracking-uri', uri])).toThrow('MLFLOW_TRACKING_URI')
  })
})

describe('the credential, as MLflow’s client chooses it', () => {
  const uri = { MLFLOW_TRACKING_URI: URI }
  const file = {
    '/home/ana/.mlflow/credentials':
      '# mine\n[other]\nmlflow_tracking_username = no\n[mlflow]\nMLFLOW_TRACKING_USERNAME = filed\nmlflow_tracking_password: 100%% = it\n',
  }
  const authorization = (env: Record<string, string>, files = {}) => {
    const { credential } = read([], { ...uri, ...env }, files)
    return credential.kind === 'shared' ? credential.authorization.registry : null
  }

  test.each([
    [{}, null],
    [{ MLFLOW_TRACKING_USERNAME: 'ana' }, null],
    [{ MLFLOW_TRACKING_TOKEN: 't' }, 'Bearer t'],
    [{ MLFLOW_TRACKING_USERNAME: 'ana', MLFLOW_TRACKING_TOKEN: 't' }, 'Bearer t'],
    [
      {
        MLFLOW_TRACKING_USERNAME: 'ana',
        MLFLOW_TRACKING_PASSWORD: 'é',
        MLFLOW_TRACKING_TOKEN: 't',
      },
      basic('ana:é'),
    ],
  ])('%j', (env, expected) => {
    expect(authorization(env)).toBe(expected)
  })

  test('from its file, each part unless the environment has it', () => {
    expect(authorization({}, file)).toBe(basic('filed:100% = it'))
    expect(authorization({ MLFLOW_TRACKING_USERNAME: 'ana' }, file)).toBe(basic('ana:100% = it'))
  })

  test('one in the address wins, for that address only, and is never shown', () => {
    const settings = read([], {
      MLFLOW_TRACKING_URI: 'http://bo:p%40ss@a',
      MLFLOW_REGISTRY_URI: 'http://b',
      MLFLOW_TRACKING_TOKEN: 't',
    })
    expect(settings.credential).toEqual({
      kind: 'shared',
      authorization: { registry: 'Bearer t', tracking: basic('bo:p@ss') },
      user: 'bo',
    })
    expect(settings.name).toBe('b (tracking: a)')
    const only = read([], { MLFLOW_TRACKING_URI: 'http://a', MLFLOW_REGISTRY_URI: 'http://bo:x@b' })
    expect(only.credential).toMatchObject({
      authorization: { registry: basic('bo:x'), tracking: null },
    })
  })

  test('passed through when that is asked for, whatever else is set', () => {
    const env = { ...uri, RINGSIDE_AUTH: 'pass-through', MLFLOW_TRACKING_TOKEN: 't' }
    expect(read([], env).credential).toEqual({ kind: 'pass-through' })
    expect(() => read([], { ...uri, RINGSIDE_AUTH: 'yes' })).toThrow('RINGSIDE_AUTH')
  })

  test('each person’s own when there is none, sealed under a secret that can’t be guessed', () => {
    const secret = 'x'.repeat(32)
    expect(read([], uri).credential.kind).toBe('session')
    expect(read([], { ...uri, RINGSIDE_SECRET: secret }).credential.kind).toBe('session')
    const short = () => read([], { ...uri, RINGSIDE_SECRET: 'too-short' })
    expect(short).toThrow('RINGSIDE_SECRET must have 32 characters')
    expect(short).not.toThrow('too-short')
  })

  test('none that a header can’t carry', () => {
    expect(() => authorization({ MLFLOW_TRACKING_TOKEN: 'a\nb' })).toThrow('MLFLOW_TRACKING_TOKEN')
  })
})

describe('letting other computers in', () => {
  const env = {
    MLFLOW_TRACKING_URI: URI,
    HOST: '0.0.0.0',
    RINGSIDE_PUBLIC_ORIGIN: 'https://a.example.org, https://b.example.org:8443/',
  }
  const token = { MLFLOW_TRACKING_TOKEN: 't' }

  test('takes the origins they use, by https', () => {
    expect(read([], env).publicOrigins).toEqual([
      'https://a.example.org',
      'https://b.example.org:8443',
    ])
    expect(() => read([], { ...env, RINGSIDE_PUBLIC_ORIGIN: '' })).toThrow('RINGSIDE_PUBLIC_ORIGIN')
    expect(() => read(['--public-origin', 'http://a'], env)).toThrow('https')
    expect(() => read(['--public-origin', 'https://a/path'], env)).toThrow('origins')
  })

  test('makes a shared credential read-only, unless said otherwise', () => {
    expect(read([], { ...env, ...token }).readOnlyBecause).toContain('shares one credential')
    const allowed = read(['--let-everyone-write-as-me'], { ...env, ...token })
    expect(allowed.readOnlyBecause).toBeNull()
    expect(read([], env).readOnlyBecause).toBeNull()
    expect(read([], { MLFLOW_TRACKING_URI: URI, ...token }).readOnlyBecause).toBeNull()
  })

  test('does not undo read-only', () => {
    const settings = read(['--read-only', '--let-everyone-write-as-me'], { ...env, ...token })
    expect(settings.readOnlyBecause).toContain('started read-only')
    expect(read([], { RINGSIDE_READ_ONLY: '1' }).readOnlyBecause).toContain('started read-only')
  })
})

describe('certificates', () => {
  const env = { MLFLOW_TRACKING_URI: 'https://a' }

  test('are checked, unless told not to', () => {
    expect(read([], env).backends?.tls).toEqual({ insecure: false, ca: null })
    const insecure = read([], { ...env, MLFLOW_TRACKING_INSECURE_TLS: 'true' })
    expect(insecure.backends?.tls.insecure).toBe(true)
  })

  test('of one’s own come from a file', () => {
    const own = { ...env, MLFLOW_TRACKING_SERVER_CERT_PATH: '/ca.pem' }
    expect(read([], own, { '/ca.pem': 'PEM' }).backends?.tls.ca).toBe('PEM')
    expect(() => read([], own)).toThrow('/ca.pem')
    expect(() => read([], { ...own, MLFLOW_TRACKING_INSECURE_TLS: '1' })).toThrow('not both')
  })
})

test.each([
  [['--port', 'x'], 'PORT'],
  [['--port', '70000'], 'PORT'],
  [['--colour'], '--colour'],
  [['serve'], 'serve'],
  [['--port'], '--port'],
])('%j is told in one line', (argv, said) => {
  expect(() => read(argv)).toThrow(said)
  expect(() => read(argv)).toThrow(/^[^\n]*$/)
})

test.each(['help', 'version'])('%s asks for nothing else', (word) => {
  const world = { env: { PORT: 'x' }, home: '', readFile: () => null }
  expect(readSettings([`--${word}`], world)).toBe(word)
})
