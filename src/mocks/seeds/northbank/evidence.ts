import { addFile, type RunRow, runRoot, type World } from '../../world'
import { fraction } from '../hash'
import { png } from '../png'

const WIDTH = 480
const HEIGHT = 240
const [PAPER, GRID, BAND, LINE, DOTS] = [0, 1, 2, 3, 4]
const COLOURS = [0xffffff, 0xe4e7ec, 0xcfe0fb, 0x1f5fbf, 0xc2410c]

/** Four weeks of withdrawals: what was forecast, how sure that was, and what came. */
function plot(seed: string): Uint8Array<ArrayBuffer> {
  const at = (x: number) => {
    const weekly = Math.sin((2 * Math.PI * x * 4) / WIDTH)
    return HEIGHT / 2 - 42 * weekly - 26 * Math.sin((Math.PI * x) / WIDTH)
  }
  const came = Array.from({ length: 28 }, (_, day) => ({
    x: Math.round(((day + 0.5) * WIDTH) / 28),
    y: at(((day + 0.5) * WIDTH) / 28) + 40 * (fraction(`${seed} ${day}`) - 0.5),
  }))
  // once for a column, not once for a dot: these are drawn while the first page waits
  const curve = Array.from({ length: WIDTH }, (_, x) => at(x))
  return png(WIDTH, HEIGHT, COLOURS, (x, y) => {
    const day = came[Math.floor((x * 28) / WIDTH)]
    if (day && (x - day.x) ** 2 + (y - day.y) ** 2 <= 6) return DOTS
    const off = Math.abs(y - (curve[x] ?? 0))
    if (off < 1.5) return LINE
    if (off < 10 + x / 24) return BAND
    return x % 120 === 0 || y % 48 === 0 ? GRID : PAPER
  })
}

function backtest(seed: string): string {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const branch = String(i + 1).padStart(3, '0')
    const actual = Math.round(4_000 + 26_000 * fraction(`${seed} actual ${i}`))
    const forecast = Math.round(actual * (0.9 + 0.2 * fraction(`${seed} forecast ${i}`)))
    const error = (100 * Math.abs(forecast - actual)) / actual
    // a name with a comma: a reader of CSV that splits at commas shows it
    const city = ['Leeds', 'Bristol', 'York', '"Newcastle, Quayside"'][i % 4]
    return [branch, city, actual, forecast, error.toFixed(2)].join(',')
  })
  return ['branch,city,actual_gbp,forecast_gbp,error_pct', ...rows, ''].join('\n')
}

function log(run: RunRow): string {
  const points = run.histories.get('loss') ?? []
  const lines = points.map(({ step, value, timestamp }) => {
    const time = new Date(timestamp).toISOString().slice(0, 19).replace('T', ' ')
    return `${time} INFO  forecast.weekly step=${step} loss=${value.toFixed(5)}`
  })
  const first = new Date(run.start_time).toISOString().slice(0, 19).replace('T', ' ')
  return [
    `${first} INFO  forecast.weekly reading s3://northbank-lake/cash/ (52 weeks, 412 branches)`,
    `${first} WARN  forecast.weekly 3 branches closed since last week are left out: 017, 233, 301`,
    ...lines,
    '',
  ].join('\n')
}

/** What a run leaves beside its model: plots, tables, logs in folders of folders; a checkpoint as large as they come. */
export function addEvidence(world: World, run: RunRow) {
  const root = runRoot(run)
  const seed = run.run_name
  addFile(world, `${root}/plots/forecast.png`, plot(seed))
  for (const branch of ['001', '002', '417'])
    addFile(world, `${root}/plots/branches/${branch}/residuals.png`, plot(`${seed} ${branch}`))
  addFile(world, `${root}/tables/backtest.csv`, backtest(seed))
  const metrics = Object.fromEntries(run.metrics.map(({ key, value }) => [key, value]))
  const report = { run: run.run_name, branches: 412, left_out: ['017', '233', '301'], metrics }
  addFile(world, `${root}/reports/summary.json`, `${JSON.stringify(report, null, 2)}\n`)
  addFile(world, `${root}/logs/train.log`, log(run))
  addFile(world, `${root}/checkpoints/last.ckpt`, { size: 13_421_772_800 })
}
