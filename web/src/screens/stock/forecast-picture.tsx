import { Stack, Text } from '@mantine/core'
import { day, daysBetween, shortDay } from '../../parts/day.tsx'
import styles from './stock.module.css'
import type { WholeItem } from './stock-queries.ts'
import { pieces } from './stock-words.ts'

type Shown = { readonly whole: WholeItem; readonly today: string }

const [width, height] = [720, 160]

/** What will be there day by day, as a line that falls with each run; the level at which to order is dashed. */
export function ForecastPicture({ whole: { item, forecast }, today }: Shown) {
  const { points, until } = forecast
  const begin = item.onHand - item.unusable
  const days = Math.max(daysBetween(today, until), 1)
  const most = Math.max(begin, item.reorderPoint, 1, ...points.map(({ left }) => left))
  const least = Math.min(0, ...points.map(({ left }) => left))
  const x = (on: string) => (Math.min(daysBetween(today, on), days) / days) * width
  const y = (left: number) => ((most - left) / (most - least)) * height
  let path = `M0 ${y(begin)}`
  for (const { on, left } of points) path += `H${x(on)}V${y(left)}`
  return (
    <Stack gap={4}>
      <svg viewBox={`-4 -8 ${width + 8} ${height + 16}`} className={styles.picture} aria-hidden>
        <line x1={0} x2={width} y1={y(0)} y2={y(0)} className={styles.ground} />
        {item.reorderPoint > 0 && (
          <line
            x1={0}
            x2={width}
            y1={y(item.reorderPoint)}
            y2={y(item.reorderPoint)}
            className={styles.reorder}
          />
        )}
        <path d={`${path}H${width}`} className={styles.left} />
        {item.runsOutOn !== null && <circle cx={x(item.runsOutOn)} cy={y(0)} r={6} className={styles.out} />}
      </svg>
      <Text size="sm" c="dimmed">
        From {shortDay(today)} to {day(until)}. Dashed: the reorder point, {pieces(item.reorderPoint)} (
        {item.reorderBasis}). {said(item)}
      </Text>
    </Stack>
  )
}

const said = ({ runsOutOn }: WholeItem['item']): string =>
  runsOutOn === null ? '✓ It lasts for all that is planned.' : `● Runs out on ${day(runsOutOn)}.`

/** How long an item lasts, as a bar beside its number: full is half a year. */
export function DaysLeft({ item: { daysLeft, below } }: { readonly item: WholeItem['item'] }) {
  const share = daysLeft === null ? 100 : Math.min(100, Math.round((daysLeft / 180) * 100))
  return (
    <span className={styles.days}>
      <span className={styles.bar} aria-hidden>
        <span className={styles.fill} data-below={below || undefined} style={{ width: `${share}%` }} />
      </span>
      <span>{daysLeft === null ? 'all planned' : pieces(daysLeft)}</span>
    </span>
  )
}
