import { api, post, remove } from '../fixture'
import { asking, type Case, INVALID, MISSING } from './case'

const event = { entity: 'MODEL_VERSION', action: 'CREATED' }

const make = (title: string, body: object) => asking(title, post('webhooks', body), INVALID)

/** A server where nobody has set up a webhook. */
export const WEBHOOKS: readonly Case[] = [
  asking('webhooks: none', { target: api('webhooks') }),
  asking(
    'webhooks: a page too large',
    { target: api('webhooks', { max_results: '1001' }) },
    INVALID,
  ),
  asking('webhooks: no page token', { target: api('webhooks', { page_token: 'x' }) }, INVALID),
  asking('webhooks: a missing one', { target: api('webhooks/nope') }, MISSING),
  asking('webhooks: tries a missing one', post('webhooks/nope/test', {}), MISSING),
  asking('webhooks: deletes a missing one', remove('webhooks/nope', {}), MISSING),
  make('webhooks: nothing said', {}),
  make('webhooks: no address', { name: 'w' }),
  make('webhooks: no events', { name: 'w', url: 'https://x.invalid' }),
  make('webhooks: a bad name', { name: 'w b', url: 'https://x.invalid', events: [event] }),
  make('webhooks: no https', { name: 'w', url: 'http://x.invalid', events: [event] }),
  make('webhooks: no host', { name: 'w', url: 'https:///x', events: [event] }),
  make('webhooks: a host that is none', { name: 'w', url: 'https://x.invalid', events: [event] }),
]
