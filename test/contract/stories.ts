import { at, each, type Server } from './ask'
import { api, names, post, PREFIX, remove } from './fixture'

/** Several requests in a row; what comes out must be the same on both, and as stated. */
export interface Story {
  title: string
  run: (ask: Server) => Promise<unknown>
  gives: unknown
}

const { full, bare, copy, odd, upper } = names

/** Names without the prefix, in the order answered. */
const found = async (ask: Server, query: Record<string, string | string[]>) => {
  const reply = await ask({ target: api('registered-models/search', query) })
  return each(reply.json, 'registered_models', 'name').map((name) =>
    String(name).replace(PREFIX, ''),
  )
}

const versions = async (ask: Server, query: Record<string, string | string[]>) => {
  const reply = await ask({ target: api('model-versions/search', query) })
  return each(reply.json, 'model_versions', 'version')
}

const model = async (ask: Server, name: string) =>
  at((await ask({ target: api('registered-models/get', { name }) })).json, 'registered_model')

const version = async (ask: Server, name: string, number: string) =>
  at(
    (await ask({ target: api('model-versions/get', { name, version: number }) })).json,
    'model_version',
  )

const stamps = async (ask: Server, name: string) => [
  at(await model(ask, name), 'last_updated_timestamp'),
  at(await version(ask, name, '1'), 'last_updated_timestamp'),
]

/** A model of this story's own with two versions; removed with the others. */
async function own(ask: Server, title: string) {
  const name = `${PREFIX}-story-${title}`
  await ask(post('registered-models/create', { name }))
  for (const source of ['s3://b/1', 's3://b/2'])
    await ask(post('model-versions/create', { name, source }))
  return name
}

const mine = `name LIKE '${PREFIX}%'`

export const STORIES: readonly Story[] = [
  {
    title: 'names come in byte order, prompts not at all',
    run: (ask) => found(ask, { filter: `name LIKE '${PREFIX}%' AND name NOT IN ('${bare}')` }),
    gives: [full, copy, odd, upper].toSorted().map((name) => name.replace(PREFIX, '')),
  },
  {
    title: '_ is a wildcard',
    run: (ask) => found(ask, { filter: `name LIKE '${PREFIX.replaceAll('-', '_')}_full'` }),
    gives: ['-full'],
  },
  {
    title: 'a backslash escapes nothing',
    run: (ask) => found(ask, { filter: String.raw`name LIKE '${PREFIX}\-full'` }),
    gives: [],
  },
  {
    title: 'LIKE minds the case, ILIKE does not',
    run: async (ask) => [
      await found(ask, { filter: `name LIKE '${PREFIX}-FU%'` }),
      await found(ask, { filter: `name ILIKE '${PREFIX}-fu%'` }),
    ],
    gives: [['-FULL'], ['-FULL', '-full']],
  },
  {
    title: 'ILIKE folds ASCII only',
    run: async (ask) => [
      await found(ask, { filter: `name ILIKE '${PREFIX}-éTÉ%'` }),
      await found(ask, { filter: `name ILIKE '${PREFIX}-ÉTé%'` }),
    ],
    gives: [[], [odd.replace(PREFIX, '')]],
  },
  {
    title: 'values with quotes',
    run: async (ask) => [
      await found(ask, { filter: `${mine} AND tags.équipe = "it's"` }),
      await found(ask, { filter: `${mine} AND tags.équipe = 'it''s'` }),
      await found(ask, { filter: String.raw`${mine} AND tags.équipe = 'it\'s'` }),
    ],
    gives: [['-full'], [], []],
  },
  {
    title: 'a list takes a name with both quotes, escaped',
    run: (ask) =>
      found(ask, { filter: `name IN ('${odd.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}')` }),
    gives: [odd.replace(PREFIX, '')],
  },
  {
    title: 'tags by dotted, quoted and bare keys',
    run: async (ask) => [
      await found(ask, { filter: `${mine} AND tags.pii.level = 'none'` }),
      await found(ask, { filter: `${mine} AND tag.\`pii.level\` = "none"` }),
      await found(ask, { filter: `${mine} AND tags."pii.level" LIKE 'n%'` }),
    ],
    gives: [['-full'], ['-full'], ['-full']],
  },
  {
    title: '!= finds only what has the tag',
    run: (ask) => found(ask, { filter: `${mine} AND tags.équipe != 'x'` }),
    gives: ['-full'],
  },
  {
    title: 'two tags at once, and two comparisons of one tag',
    run: async (ask) => [
      await found(ask, { filter: `${mine} AND tags.team = 'risk' AND tags.pii.level = 'none'` }),
      await found(ask, { filter: `${mine} AND tags.team LIKE 'r%' AND tags.team LIKE '%x'` }),
    ],
    gives: [['-full'], []],
  },
  {
    title: 'comparisons without AND are taken',
    run: (ask) => found(ask, { filter: `name = '${full}' name = '${full}' AND` }),
    gives: ['-full'],
  },
  {
    title: 'order and pages',
    run: async (ask) => {
      const query = { filter: mine, order_by: 'name DESC', max_results: '3' }
      const first = await ask({ target: api('registered-models/search', query) })
      const token = String(at(first.json, 'next_page_token'))
      const listed = each(first.json, 'registered_models', 'name')
      return [token, listed.length, (await found(ask, { ...query, page_token: token })).length > 0]
    },
    gives: ['eyJvZmZzZXQiOiAzfQ==', 3, true],
  },
  {
    title: 'the last page has no token',
    run: async (ask) => {
      const query = { filter: `name IN ('${full}', '${bare}')`, max_results: '2' }
      return at(
        (await ask({ target: api('registered-models/search', query) })).json,
        'next_page_token',
      )
    },
    gives: undefined,
  },
  {
    title: 'versions come newest first, and as asked',
    run: async (ask) => [
      await versions(ask, { filter: `name = '${full}'`, order_by: 'version_number DESC' }),
      await versions(ask, { filter: `name = '${full}'`, order_by: 'version_number ASC' }),
      await versions(ask, {
        filter: `name = '${full}' AND version_number < 3`,
        order_by: 'version_number',
      }),
      await versions(ask, { filter: `name = '${full}' AND run_id IN ('a1b2c3')` }),
    ],
    gives: [['3', '2', '1'], ['1', '2', '3'], ['1', '2'], ['2']],
  },
  {
    title: 'copies are found by their source, and keep the run',
    run: async (ask) => {
      const filter = `source_path LIKE 'models:/${full}/%'`
      const reply = await ask({ target: api('model-versions/search', { filter }) })
      return [
        each(reply.json, 'model_versions', 'name').map((name) => String(name).replace(PREFIX, '')),
        each(reply.json, 'model_versions', 'run_id'),
      ]
    },
    gives: [['-copy'], ['a1b2c3']],
  },
  {
    title: 'aliases: two cases are two aliases, sorted; one version may hold several',
    run: async (ask) => [
      at(await model(ask, full), 'aliases'),
      at(await version(ask, full, '3'), 'aliases'),
    ],
    gives: [
      [
        { alias: 'Champion', version: '3' },
        { alias: 'champion', version: '2' },
        { alias: 'été', version: '3' },
      ],
      ['Champion', 'été'],
    ],
  },
  {
    title: 'moving an alias moves it, answers {}, and touches no timestamp',
    run: async (ask) => {
      const name = await own(ask, 'move')
      const set = (to: string) =>
        ask(post('registered-models/alias', { name, alias: 'a', version: to }))
      await set('1')
      const before = await stamps(ask, name)
      const replies = [(await set('2')).json, (await set('2')).json]
      const same = JSON.stringify(before) === JSON.stringify(await stamps(ask, name))
      return [replies, at(await model(ask, name), 'aliases'), same]
    },
    gives: [[{}, {}], [{ alias: 'a', version: '2' }], true],
  },
  {
    title: 'a tag touches no timestamp, a new version does',
    run: async (ask) => {
      const name = await own(ask, 'stamps')
      const [before] = await stamps(ask, name)
      const tagged = await ask(post('registered-models/set-tag', { name, key: 'a', value: '' }))
      const [after] = await stamps(ask, name)
      await ask(post('model-versions/create', { name, source: 's3://b/3' }))
      const [last] = await stamps(ask, name)
      return [
        tagged.json,
        before === after,
        Number(last) > Number(before),
        at(await model(ask, name), 'tags'),
      ]
    },
    gives: [{}, true, true, [{ key: 'a', value: '' }]],
  },
  {
    title: 'a deleted version takes its aliases along and frees no number',
    run: async (ask) => {
      const name = await own(ask, 'delete')
      await ask(post('registered-models/alias', { name, alias: 'a', version: '2' }))
      await ask(remove('model-versions/delete', { name, version: '2' }))
      const created = await ask(post('model-versions/create', { name, source: 's3://b/3' }))
      return [
        at(await model(ask, name), 'aliases'),
        at(created.json, 'model_version', 'version'),
        await versions(ask, { filter: `name = '${name}'`, order_by: 'version_number' }),
      ]
    },
    gives: [undefined, '3', ['1', '3']],
  },
  {
    title: 'descriptions: a PATCH without one erases it',
    run: async (ask) => {
      const name = await own(ask, 'describe')
      const patch = (path: string, body: object) =>
        ask({ method: 'PATCH', target: api(path), body })
      await patch('registered-models/update', { name, description: 'words' })
      await patch('model-versions/update', { name, version: '1', description: 'words' })
      const said = [
        at(await model(ask, name), 'description'),
        at(await version(ask, name, '1'), 'description'),
      ]
      await patch('registered-models/update', { name })
      await patch('model-versions/update', { name, version: '1' })
      return [
        said,
        at(await model(ask, name), 'description'),
        at(await version(ask, name, '1'), 'description'),
      ]
    },
    gives: [['words', 'words'], undefined, undefined],
  },
  {
    title: 'sources are stored resolved',
    run: async (ask) => {
      const name = await own(ask, 'sources')
      const sources = [`models:/${full}@champion`, `models:/${full}/latest`, `models:/${copy}/1`]
      const stored = []
      for (const source of sources) {
        const reply = await ask(post('model-versions/create', { name, source }))
        stored.push(String(at(reply.json, 'model_version', 'source')).replace(PREFIX, ''))
      }
      return stored
    },
    gives: ['models:/-full/2', 'models:/-full/3', 'models:/-copy/1'],
  },
  {
    title: 'a renamed model keeps versions, aliases and tags; its old name is free',
    run: async (ask) => {
      const name = await own(ask, 'rename')
      const [was] = await stamps(ask, name)
      await ask(post('registered-models/alias', { name, alias: 'a', version: '2' }))
      await ask(post('registered-models/set-tag', { name, key: 'k', value: 'v' }))
      const to = (new_name: string) => ask(post('registered-models/rename', { name, new_name }))
      const refused = []
      for (const taken of [full, 'a/b', '']) {
        const reply = await to(taken)
        refused.push([reply.status, reply.code])
      }
      const renamed = `${name}-d`
      await to(renamed)
      const old = await ask({ target: api('registered-models/get', { name }) })
      const now = await model(ask, renamed)
      return [
        refused,
        old.status,
        at(now, 'aliases'),
        at(now, 'tags'),
        await versions(ask, { filter: `name = '${renamed}'`, order_by: 'version_number' }),
        Number(at(now, 'last_updated_timestamp')) > Number(was),
      ]
    },
    gives: [
      [
        [400, 'RESOURCE_ALREADY_EXISTS'],
        [400, 'INVALID_PARAMETER_VALUE'],
        [400, 'INVALID_PARAMETER_VALUE'],
      ],
      404,
      [{ alias: 'a', version: '2' }],
      [{ key: 'k', value: 'v' }],
      ['1', '2'],
      true,
    ],
  },
  {
    title: 'stages: any case, one of several kept or archived, the newest of each answered',
    run: async (ask) => {
      const name = await own(ask, 'stages')
      const move = async (number: string, stage: string, archive?: boolean) => {
        const body = { name, version: number, stage, archive_existing_versions: archive }
        const reply = await ask(post('model-versions/transition-stage', body))
        return at(reply.json, 'model_version', 'current_stage') ?? [reply.status, reply.code]
      }
      const moves = [
        await move('1', 'production'),
        await move('2', 'PRODUCTION', true),
        await move('1', 'Gold'),
        await move('1', 'none', true),
        await move('9', 'Staging'),
      ]
      const latest = at(await model(ask, name), 'latest_versions')
      const newest = Array.isArray(latest)
        ? latest.map((row) => [at(row, 'version'), at(row, 'current_stage')])
        : []
      return [moves, newest.toSorted(([a], [b]) => Number(a) - Number(b))]
    },
    gives: [
      [
        'Production',
        'Production',
        [400, 'INVALID_PARAMETER_VALUE'],
        [500, 'INTERNAL_ERROR'],
        [404, 'RESOURCE_DOES_NOT_EXIST'],
      ],
      [
        ['1', 'Archived'],
        ['2', 'Production'],
      ],
    ],
  },
  {
    title: 'where the files of a version are; of a copy, those of the original',
    run: async (ask) => {
      const uri = async (name: string, number: string) =>
        at(
          (await ask({ target: api('model-versions/get-download-uri', { name, version: number }) }))
            .json,
          'artifact_uri',
        )
      return [await uri(full, '3'), await uri(copy, '1')]
    },
    gives: ['s3://bucket/other', 's3://bucket/model'],
  },
  {
    title: 'versions in each of the four orders, and by several runs at once',
    run: async (ask) => {
      const filter = `name IN ('${full}', '${copy}')`
      const rows = async (order_by: string[], where = filter) => {
        const reply = await ask({
          target: api('model-versions/search', { filter: where, order_by }),
        })
        return each(reply.json, 'model_versions', 'name').map(
          (name, i) =>
            `${String(name).replace(PREFIX, '')} ${String(each(reply.json, 'model_versions', 'version')[i])}`,
        )
      }
      return [
        await rows(['name DESC', 'version_number ASC']),
        await rows(['version_number DESC', 'name ASC']),
        await rows(['creation_timestamp ASC']),
        await rows(['last_updated_timestamp DESC', 'name']),
        await rows(['name'], `run_id IN ('a1b2c3', 'x') AND version_number <= 1`),
      ]
    },
    gives: [
      ['-full 1', '-full 2', '-full 3', '-copy 1'],
      ['-full 3', '-full 2', '-copy 1', '-full 1'],
      ['-full 1', '-full 2', '-full 3', '-copy 1'],
      ['-copy 1', '-full 3', '-full 2', '-full 1'],
      ['-copy 1'],
    ],
  },
]
