import { useApp } from '../../app'
import type { Can } from '../../backends/backend'
import type { Act } from '../../registry/acts'
import type { Right } from '../../registry/right'

/**
 * May this person do this to that model? A console or a server that can't do it at all says no first. `model` is the
 * registered model, whatever the act is about: MLflow grants rights by model.
 */
export function useRight(_model: string, act: Act): Right {
  const { config, backend } = useApp()
  if (config.readOnly) {
    return { may: 'no', because: config.readOnlyBecause ?? 'This console refuses every change.' }
  }
  for (const can of neededBy(act, backend.registry.capabilities)) {
    if (!can.can) return { may: 'no', because: can.because }
  }
  return { may: 'unknown' }
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
