import { useIsFetching, useQuery } from '@tanstack/react-query'
import { type App, useApp } from '../../app'
import type { Can } from '../../backends/backend'
import { now } from '../../lib/clock'
import { shortDate } from '../../lib/time'
import {
  type ModelRights,
  type Refusal,
  modelRights,
  nobodySignsIn,
  refusals,
  rereadRights,
} from '../../queries/rights'
import type { Act } from '../../registry/acts'
import { isPrompt } from '../../registry/prompt'
import type { Right } from '../../registry/right'
import { rightFor } from '../../registry/rightWords'
import { ANY } from '../../registry/span'
import { visibleText } from '../../ui/visibleText'
import { useLater } from './useLater'

/**
 * May this person do this to that model? A console or a server that can't do it at all says no first, then what the
 * server tells of rights, then what it refused all the same. `model` is the registered model, whatever the act is about:
 * MLflow grants rights by model.
 */
export const useRight = (model: string, act: Act): Right => useRights(model)(act)

/** The same, for every act. */
export function useRights(model: string): (act: Act) => Right {
  const app = useApp()
  const { data: rights } = useModelRights(model)
  const { data: refused = [] } = useQuery(refusals(app, model))
  return (act) => {
    const closed = whyNobodyMay(app, act)
    if (closed !== null) return { may: 'no', because: closed }
    const right = rightOf(rights, model, act)
    const refusal = refused.find((other) => other.act === act)
    return refusal === undefined || right.may === 'no' ? right : afterRefusal(refusal, right)
  }
}

/** What the server tells of the rights on a model, asked when what people look for first is there. */
export function useModelRights(model: string) {
  const app = useApp()
  const { config, queries, queryClient } = app
  const open = nobodySignsIn(config)
  const later = useLater(useIsFetching({ queryKey: queries.under(model) }) === 0)
  const read = queryClient.getQueryData(queries.model(model).queryKey)
  const prompt = read !== undefined && isPrompt(read)
  return useQuery({
    ...modelRights(app, model, prompt),
    enabled: later && !open,
    initialData: open ? OPEN : undefined,
  })
}

/** The same right, as the server tells it at this moment: for right before a write. */
export function useRereadRight(model: string): (act: Act) => Promise<Right> {
  const app = useApp()
  return async (act) => {
    const closed = whyNobodyMay(app, act)
    if (closed !== null) return { may: 'no', because: closed }
    if (nobodySignsIn(app.config)) return rightOf(OPEN, model, act)
    return rightOf(await rereadRights(app, model), model, act)
  }
}

const OPEN: ModelRights = {
  holdings: { kind: 'open' },
  fallback: ANY,
  answer: null,
  prompt: false,
}

function rightOf(rights: ModelRights | undefined, model: string, act: Act): Right {
  if (rights === undefined) return { may: 'unknown' }
  if (rights.holdings === null) return { may: 'unknown', because: rights.because }
  const right = rightFor(rights, model, act)
  return right.because === undefined ? right : { ...right, because: visibleText(right.because) }
}

function afterRefusal({ at }: Refusal, { may }: Right): Right {
  const but = may === 'yes' ? ', though by what it tells of your rights you may' : ''
  return { may: 'no', because: `The server refused it on ${shortDate(at, new Date(now()))}${but}.` }
}

function whyNobodyMay({ config, backend }: App, act: Act): string | null {
  if (config.readOnly) return config.readOnlyBecause ?? 'This console refuses every change.'
  const missing = neededBy(act, backend.registry.capabilities).find(({ can }) => !can)
  return missing === undefined || missing.can ? null : missing.because
}

function neededBy(
  act: Act,
  { aliases, moveAliases, tags }: Readonly<Record<'aliases' | 'moveAliases' | 'tags', Can>>,
): readonly Can[] {
  switch (act) {
    case 'set-alias':
    case 'remove-alias':
      return [aliases, moveAliases]
    case 'set-model-tag':
    case 'remove-model-tag':
    case 'set-version-tag':
    case 'remove-version-tag':
      return [tags]
    case 'describe-model':
    case 'describe-version':
      return []
    default:
      return act satisfies never
  }
}

/** Why a control is closed, for `Button`'s `closedBecause`; null where it is open or nobody can tell. */
export const whyClosed = (right: Right): string | null =>
  right.may === 'no' ? right.because : null
