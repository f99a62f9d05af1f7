import { accounts } from '@cartwright/api/accounts'
import { call } from '@cartwright/api/client'
import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { day, period, plusDays } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { titleOf } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import type { Account } from './account-queries.ts'
import { EndDialog } from './forms/end-dialog.tsx'

/** The premise, the discounts, and how the bill goes out. */
export const AccountDetails = ({ account }: { readonly account: Account }) => (
  <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xl">
    <Stack gap="xs">
      <Title order={2}>Premise</Title>
      <Facts facts={premiseFacts(account)} />
    </Stack>
    <Discounts account={account} />
    <Stack gap="xs">
      <Title order={2}>Bill and note</Title>
      <Facts facts={billFacts(account)} />
    </Stack>
  </SimpleGrid>
)

const premiseFacts = ({ premise }: Account) => ({
  Address: `${premise.address}, ${premise.place} ${premise.state} ${premise.zip}`,
  APN: premise.apn,
  'Dwelling units': String(premise.dwellingUnits),
  Zone: premise.zone,
  'Collection day': premise.collectionDay && titleOf(premise.collectionDay),
  Route: premise.route,
})

const yes = (is: boolean): string => (is ? 'yes' : 'no')

const billFacts = (account: Account) => ({
  Cycle: account.cycle,
  'Goes by': goesBy(account),
  'Large print': yes(account.largePrint),
  'Copy to the owner': yes(account.ownerCopy),
  'Paid automatically': yes(account.autopay),
  'Opened on': day(account.openedOn),
  'Closed on': account.closedOn && day(account.closedOn),
  'Billed to': account.billedUntil && day(plusDays(account.billedUntil, -1)),
  'Former number': account.formerNumber,
  Note: account.note,
})

/** How bills of the account go out: as its payer wants all theirs, else as the account says. */
function goesBy({ billBy, parties }: Account): string {
  const payer = parties.find(({ role, until }) => role === 'payer' && until === null)
  const wanted = billBy === 'none' ? null : payer?.billBy
  return wanted ? `${titleOf(wanted)}, as ${payer?.name} wants all bills` : titleOf(billBy)
}

function Discounts({ account }: { account: Account }) {
  const may = useMay()('accounts.change')
  const [ending, end] = useState<number | null>(null)
  const { accountNumber } = account
  return (
    <Stack gap="xs">
      <Title order={2}>Discounts</Title>
      {account.discounts.length === 0 && <Text size="sm">None.</Text>}
      {account.discounts.map(({ discountId, code, from, until, evidence }) => (
        <Group key={discountId} justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="sm">
            <strong>{titleOf(code)}</strong>, {period(from, until)}
            <br />
            {evidence}
          </Text>
          {may && until === null && (
            <Button size="compact-xs" variant="default" onClick={() => end(discountId)}>
              End …
            </Button>
          )}
        </Group>
      ))}
      {ending !== null && (
        <EndDialog
          title="End a discount"
          submit="End discount"
          label="First day without it"
          will={(first) => `Bills from ${first} on are without it.`}
          run={(body) => call(accounts.endDiscount, { params: { accountNumber, discountId: ending }, body })}
          onClose={() => end(null)}
        />
      )}
    </Stack>
  )
}
