import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { money } from '../../parts/money.tsx'
import { ForecastPicture } from '../postage/forecast-picture.tsx'
import { type Forecast, postageForecast } from '../postage/postage-queries.ts'
import { DaysLeft } from '../stock/forecast-picture.tsx'
import { type Item, stockItems } from '../stock/stock-queries.ts'
import { pieces } from '../stock/stock-words.ts'
import { Card } from './card.tsx'

/** What is left of the postage, and until when it lasts. */
export function PostageCard() {
  const { data, error } = useQuery(postageForecast)
  return (
    <Card to="/postage" title="Postage" sentence={data && postageSentence(data)} error={error}>
      {data?.account && data.runs.length > 0 && <ForecastPicture forecast={data} />}
    </Card>
  )
}

function postageSentence({
  account,
  shortOn,
  depositCents,
  depositBy,
  until,
  runs,
  unplanned,
}: Forecast): string {
  if (account === null) return 'No postage account is kept yet: open one.'
  const left = `${money(account.balanceCents)} left`
  if (unplanned) return `${left}. No mailing is on the calendar: plan the year first.`
  if (runs.some(({ need }) => need.cents === null)) return `${left}. Nobody knows yet what a piece costs.`
  if (depositBy === null) return `${left}: it lasts for all mailings planned until ${day(until)}.`
  return shortOn === null
    ? `${left}: below the lowest balance from ${day(depositBy)}.`
    : `✗ ${left}: not enough for the mailing of ${day(shortOn)}. Deposit ${money(depositCents)} before.`
}

/** How many items a glance has room for. */
const shownItems = 5

/** What runs out first. */
export function StockCard() {
  const { data, error } = useQuery(stockItems)
  const kept = data?.rows.filter(({ retiredOn }) => retiredOn === null)
  return (
    <Card to="/stock" title="Stock" sentence={kept && stockSentence(kept)} error={error}>
      {kept && (
        <Stack gap={6}>
          {kept
            .toSorted(soonest)
            .slice(0, shownItems)
            .map((item) => (
              <Group key={item.code} justify="space-between" wrap="wrap" gap="xs">
                <span>
                  <TextLink to="/stock/items/$code" params={{ code: item.code }} fz="sm">
                    {item.name}
                  </TextLink>
                  <Text size="xs">
                    {pieces(item.free)} free{item.below ? ' · ● to order' : ''}
                  </Text>
                </span>
                <Text size="sm" component="span">
                  <DaysLeft item={item} /> {item.daysLeft === null ? '' : 'days'}
                </Text>
              </Group>
            ))}
        </Stack>
      )}
    </Card>
  )
}

const soonest = (a: Item, b: Item): number =>
  Number(b.below) - Number(a.below) || (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity)

function stockSentence(items: readonly Item[]): string {
  if (items.length === 0) return 'Nothing is kept in stock yet: add the items that bills need.'
  const below = items.filter((item) => item.below).length
  return below === 0
    ? '✓ Nothing is to be ordered.'
    : `● ${below === 1 ? 'One item is' : `${below} items are`} to be ordered.`
}
