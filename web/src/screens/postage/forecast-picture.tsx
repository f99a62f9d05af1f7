import { day, daysBetween } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import styles from './forecast-picture.module.css'
import type { Forecast } from './postage-queries.ts'

const width = 640
const height = 180
const left = 8
const right = 8
const top = 18
const bottom = 22

/** The balance over the days to come: it falls with each mailing. The table below says the same in numbers. */
export function ForecastPicture({ forecast }: { readonly forecast: Forecast }) {
  const { account, from, until, runs } = forecast
  const start = account?.balanceCents ?? 0
  const lowest = account?.lowestCents ?? 0
  const values = [start, ...runs.map(({ afterCents }) => afterCents), lowest, 0]
  const [most, least] = [Math.max(...values), Math.min(...values)]
  const days = Math.max(1, daysBetween(from, until))
  const x = (on: string) => left + ((width - left - right) * daysBetween(from, on)) / days
  const y = (cents: number) => top + ((height - top - bottom) * (most - cents)) / Math.max(1, most - least)
  const first = runs.find(({ standing }) => standing !== 'covered')
  return (
    <figure
      className={styles.figure}
      aria-label={`The balance of ${account?.name ?? 'the account'} from ${day(from)} to ${day(until)}: ${money(start)} now, ${money(runs.at(-1)?.afterCents ?? start)} at the end`}
    >
      <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`} aria-hidden>
        <line className={styles.zero} x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
        {lowest > 0 && (
          <>
            <line className={styles.lowest} x1={left} x2={width - right} y1={y(lowest)} y2={y(lowest)} />
            <text className={styles.words} x={width - right} y={y(lowest) - 4} textAnchor="end">
              lowest {money(lowest)}
            </text>
          </>
        )}
        <path className={styles.balance} d={stepsOf({ start, runs, x, y })} />
        {first && <circle className={styles.turn} cx={x(first.mailOn)} cy={y(first.afterCents)} r={4} />}
        <text className={styles.words} x={left} y={12}>
          {money(start)} now
        </text>
        <text className={styles.words} x={left} y={height - 6}>
          {day(from)}
        </text>
        <text className={styles.words} x={width - right} y={height - 6} textAnchor="end">
          {day(until)}
        </text>
      </svg>
    </figure>
  )
}

type Steps = {
  readonly start: number
  readonly runs: Forecast['runs']
  readonly x: (on: string) => number
  readonly y: (cents: number) => number
}

/** Level until a mailing, then down by what it needs. */
function stepsOf({ start, runs, x, y }: Steps): string {
  const falls = runs.map(({ mailOn, afterCents }) => `H${x(mailOn).toFixed(1)}V${y(afterCents).toFixed(1)}`)
  return `M${left},${y(start).toFixed(1)}${falls.join('')}H${width - right}`
}
