import { fraction } from '../hash'

const round = (value: number) => Math.round(value * 1e5) / 1e5

/** A loss that falls fast, then slowly, and the learning rate that was halved now and then. Diverged, it ends in NaN. */
export function forecastCurves(
  seed: string,
  { steps, diverges }: { steps: number; diverges: boolean },
): Record<string, number[]> {
  const all = Array.from({ length: steps }, (_, step) => step)
  const fall = (step: number) => Math.exp((-5 * step) / steps)
  const noise = (of: string, step: number) => fraction(`${seed} ${of} ${step}`) - 0.5
  const lost = Math.floor(steps * 0.6)
  const loss = (of: string, floor: number) =>
    all.map((step) => {
      if (diverges && step >= lost) return Number.NaN
      const burst = diverges ? 1.6 ** Math.max(0, step - lost + 8) / 40 : 0
      return round(floor + 1.4 * fall(step) + 0.03 * noise(of, step) + burst)
    })
  return {
    loss: loss('loss', 0.21),
    val_loss: loss('val_loss', 0.27),
    learning_rate: all.map((step) => 0.01 * 0.5 ** Math.floor((4 * step) / steps)),
  }
}
