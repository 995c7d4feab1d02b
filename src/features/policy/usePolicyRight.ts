import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { myHoldings, nobodySignsIn } from '../../queries/rights'
import { rightToSetPolicy } from '../../registry/ledgerRight'
import type { Right } from '../../registry/right'

/** May this person set the policy of the console, or of one model? `experiment`: the ledger's; null: there is none. */
export function usePolicyRight(model: string | null, experiment: string | null): Right {
  const app = useApp()
  const { config } = app
  const open = nobodySignsIn(config)
  const { data } = useQuery({ ...myHoldings(app), enabled: !open && experiment !== null })
  if (config.readOnly) {
    return { may: 'no', because: config.readOnlyBecause ?? 'This console refuses every change.' }
  }
  if (open) return { may: 'yes' }
  if (data === undefined || experiment === null) return { may: 'unknown' }
  if ('because' in data) return { may: 'unknown', because: data.because }
  return rightToSetPolicy(data, { model, experiment, signs: config.ledger?.signs ?? false })
}
