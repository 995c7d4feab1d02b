import { invalid, json, missing } from '../answer'
import type { Params } from '../ask'
import { readToken } from '../paging'
import { parseUri } from '../uri'
import type { World } from '../world'

// Webhooks as on a server that has none. None can be made: MLflow asks the names of hosts first, and here no host has one.

const NAME = /^[A-Za-z0-9]([\w.-]{0,60}[A-Za-z0-9])?$/

export function list(_world: World, params: Params) {
  const max = params.integer('max_results', 100)
  if (max < 0 || max > 1000) throw invalid('max_results must be between 1 and 1000.')
  readToken(params.text('page_token'))
  return json({})
}

/** To get, change, delete or test one. */
export function find(_world: World, _params: Params, id: string): never {
  throw missing(`Webhook with ID ${id} not found.`)
}

export function create(_world: World, params: Params): never {
  const [name, url] = [params.required('name'), params.required('url')]
  if (!params.has('events'))
    throw invalid(
      "Missing value for required parameter 'events'. See the API docs for more information about request parameters.",
    )
  const events = params.objects('events')
  if (!NAME.test(name))
    throw invalid(
      `Webhook name '${name}' is invalid. It must start and end with a letter or digit, be less than 63 characters long, and contain only letters, digits, dots (.), underscores (_), and hyphens (-).`,
    )
  if (url.trim() === '') throw invalid(`Webhook URL cannot be empty or just whitespace: '${url}'`)
  const { scheme, authority } = parseUri(url)
  if (scheme !== 'https')
    throw invalid(`Invalid webhook URL scheme: '${scheme}'. Allowed schemes are: https.`)
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '')
  if (host === '') throw invalid(`Webhook URL must include a hostname: '${url}'`)
  if (events.length === 0)
    throw invalid('Webhook events must be a non-empty list of WebhookEvent objects: [].')
  throw invalid(
    `Cannot resolve Webhook URL hostname '${host}': [Errno -2] Name or service not known`,
  )
}
