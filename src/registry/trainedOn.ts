import type { Dataset, Run } from './tracking'

/** What a run used for training; all that it used where it says of none what for. */
export function trainedOn(run: Pick<Run, 'datasets'> | null): readonly Dataset[] {
  const all = run?.datasets ?? []
  const training = all.filter(({ context }) => /^train/i.test(context ?? ''))
  return training.length > 0 ? training : all.filter(({ context }) => context === null)
}
