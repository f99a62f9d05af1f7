import { Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { canBeQuoted, type OrderValues, orderBody } from './new-order-values.ts'
import { orderQuote } from './order-queries.ts'

type Shown = {
  readonly accountNumber: string
  readonly values: OrderValues & { readonly requestId: string }
}

/** What an order will cost and change, as it is being written. */
export function QuoteShown({ accountNumber, values }: Shown) {
  const [settled] = useDebouncedValue(values, 300)
  const ready = canBeQuoted(settled)
  const { data, error } = useQuery(orderQuote(accountNumber, orderBody(settled), ready))
  if (!ready) return <Text size="sm">What it costs is shown here when enough is chosen.</Text>
  if (error) return <Refusal error={error} />
  if (!data) return <Text size="sm">Asking what it costs …</Text>
  return (
    <Stack gap={4}>
      <Text fw={600}>{data.sentence}</Text>
      {data.lines.map((line) => (
        <Text size="sm" key={line.en + line.reasonEn}>
          {line.en}: {money(line.amountCents)}. {line.reasonEn}
        </Text>
      ))}
      {data.citation && (
        <Text size="sm">
          {data.chargeCents < 0
            ? `Credited by ${data.citation}, when you order it.`
            : `Charged by ${data.citation}, on the next bill after it is done.`}
        </Text>
      )}
      {data.containers && <Text size="sm">{data.containers}</Text>}
      {data.suggestedOn && <Text size="sm">The next collection day here is {day(data.suggestedOn)}.</Text>}
    </Stack>
  )
}
