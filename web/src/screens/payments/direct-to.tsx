import { Button, Checkbox, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type OwedItem, owedOf } from './payment-queries.ts'

type DirectToProps = {
  readonly accountNumber: string
  readonly chosen: readonly number[]
  readonly onChange: (items: number[]) => void
}

/** What the payer wants paid first. Most payers name nothing: then the city's order holds, and it is said which one that is. */
export function DirectTo({ accountNumber, chosen, onChange }: DirectToProps) {
  const [asked, ask] = useState(false)
  const query = useQuery(owedOf(accountNumber))
  const owed = query.data
  if (query.error) return <Refusal error={query.error} />
  if (!owed || owed.items.length === 0) return null
  if (!asked)
    return (
      <div>
        <Text size="sm">
          It pays {firstWords(owed.items[0]!)} first
          {owed.order.citation
            ? ` (${owed.order.citation}).`
            : ', because it was due first: the city has no rule.'}
        </Text>
        <Button variant="subtle" size="compact-sm" px={0} onClick={() => ask(true)}>
          The payer names what it is for …
        </Button>
      </div>
    )
  return (
    <Checkbox.Group
      label="What the payer named"
      description="It pays these first. What is left over goes by the city’s order."
      value={chosen.map(String)}
      onChange={(values) => onChange(values.map(Number))}
    >
      <Stack gap={6} mt="xs" mah="12rem" style={{ overflowY: 'auto' }}>
        {owed.items.map((item) => (
          <Checkbox key={item.itemId} value={String(item.itemId)} label={itemWords(item)} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

const firstWords = ({ billNumber, text }: OwedItem): string => (billNumber ? `bill ${billNumber}` : text)

const itemWords = ({ billNumber, text, openCents, dueOn, disputedCents }: OwedItem): string =>
  [
    `${money(openCents)} · ${text}`,
    billNumber && `bill ${billNumber}`,
    dueOn && `due ${day(dueOn)}`,
    disputedCents > 0 && `${money(disputedCents)} in dispute`,
  ]
    .filter(Boolean)
    .join(' · ')
