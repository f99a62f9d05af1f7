import { call, urlOf } from '@cartwright/api/client'
import { escrow } from '@cartwright/api/escrow'
import { letters } from '@cartwright/api/letters'
import { Anchor, Stack, Text, Title } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'

const lettersOf = (accountNumber: string) =>
  queryOptions({
    queryKey: ['escrow', accountNumber, 'letters'],
    queryFn: () => call(escrow.ofAccount, { params: { accountNumber } }),
  })

/** What escrow companies were told before, newest first. */
export function EscrowLetters({ accountNumber }: { readonly accountNumber: string }) {
  const rows = useQuery(lettersOf(accountNumber)).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        Told before
      </Title>
      {rows.map(({ escrowLetterId, escrowNumber, company, letterId, figures, askedBy, askedOn }) => (
        <Text key={escrowLetterId} size="sm">
          {day(askedOn)}, {company}, escrow {escrowNumber}: {money(figures.totalCents)} through{' '}
          {day(figures.goodThrough)}, by {askedBy}
          {letterId !== null && (
            <>
              {' · '}
              <Anchor
                href={urlOf(letters.pdf, { params: { id: letterId }, query: {} })}
                target="_blank"
                fz="inherit"
              >
                letter {letterId}
              </Anchor>
            </>
          )}
        </Text>
      ))}
    </Stack>
  )
}
