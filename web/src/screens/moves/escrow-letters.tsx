import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { money } from '../../parts/money.tsx'
import { escrowLettersOf } from './escrow-queries.ts'
import { escrowStanding } from './escrow-words.ts'

/** What escrow companies were told before, newest first. */
export function EscrowLetters({ accountNumber }: { readonly accountNumber: string }) {
  const rows = useQuery(escrowLettersOf(accountNumber)).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        Told before
      </Title>
      {rows.map((row) => (
        <Text key={row.escrowLetterId} size="sm">
          {day(row.askedOn)}, {row.company}, escrow {row.escrowNumber}: {money(row.figures.totalCents)}{' '}
          through {day(row.figures.goodThrough)}, by {row.askedBy} · {escrowStanding(row)}
          {row.letterId !== null && (
            <>
              {' · '}
              <TextLink to="/letters/$letterId" params={{ letterId: String(row.letterId) }} fz="inherit">
                letter {row.letterId}
              </TextLink>
            </>
          )}
        </Text>
      ))}
    </Stack>
  )
}
