import { aging } from '@cartwright/api/aging'
import { urlOf } from '@cartwright/api/client'
import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useToday } from '../../city-queries.ts'
import { day } from '../../parts/day.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { count, titleOf } from '../../parts/words.ts'
import { AgedAccounts } from './aged-accounts.tsx'
import { AgingBars } from './aging-bars.tsx'
import { type Aging, agingOf, type AgingSearch, buckets } from './aging-queries.ts'

/** What customers owe by how long it is past due, at the end of any day; each bar leads to its accounts. */
export function AgingReport() {
  const search = useSearch({ from: '/office/aging' })
  const navigate = useNavigate()
  const today = useToday()
  const asOf = search.asOf !== undefined && search.asOf < today ? search.asOf : undefined
  const query = useQuery(agingOf(asOf))
  const go = (to: AgingSearch) => void navigate({ to: '/aging', search: to, replace: true })
  return (
    <Stack gap="lg">
      <PageHead title="Aging" state={query.data ? sentence(query.data) : ''} />
      <Group align="end" gap="lg" data-no-print>
        <DayField
          label="At the end of"
          description="Today, or any day before."
          value={search.asOf ?? today}
          max={today}
          error={
            (search.asOf ?? today) > today && 'Choose today or an earlier day. What is below is of today.'
          }
          onChange={(event) => {
            const chosen = event.currentTarget.value
            if (chosen !== '') go({ ...search, asOf: chosen })
          }}
        />
        <Anchor href={urlOf(aging.workbook, { query: { asOf } })} download>
          Every account as an Excel workbook
        </Anchor>
      </Group>
      <Loaded query={query} rows={10}>
        {(shown) => (
          <Stack gap="lg">
            <AgingBars shown={shown} search={search} />
            <Text size="sm">{agreement(shown)}</Text>
            <ByClass shown={shown} search={search} />
            <AgedAccounts search={{ ...search, ...(asOf === undefined ? {} : { asOf }) }} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}

function sentence({ asOf, bucketCents, accounts, balanceCents }: Aging): string {
  const late = buckets
    .filter(({ key }) => key !== 'current')
    .reduce((total, { key }) => total + bucketCents[key], 0)
  return `${money(balanceCents)} owed by ${count(accounts, 'account')} at the end of ${day(asOf)}; ${money(late)} of it past due`
}

function agreement({ balanceCents, ledgerCents, disputedCents, creditCents, citation }: Aging): string {
  const same =
    balanceCents === ledgerCents
      ? `✓ Open items less credits of ${money(creditCents)} are ${money(ledgerCents)}, which is what the ledger says.`
      : `⚠ Open items less credits are ${money(balanceCents)}, and the ledger says ${money(ledgerCents)}. Have the books audited.`
  const disputed = disputedCents > 0 ? ` ${money(disputedCents)} of it is in dispute.` : ''
  return `${same}${disputed} Credits are applied ${citation ? `as ${citation} says` : 'to what was due first; the city has no rule'}.`
}

const ByClass = ({ shown, search }: { readonly shown: Aging; readonly search: AgingSearch }) => (
  <section aria-labelledby="by-class">
    <Title order={2} size="h4" id="by-class" mb="xs">
      By class
    </Title>
    <Table.ScrollContainer minWidth={720}>
      <Table tabularNums aria-labelledby="by-class">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Class</Table.Th>
            {buckets.map(({ key, title }) => (
              <Table.Th key={key} ta="right">
                {title}
              </Table.Th>
            ))}
            <Table.Th ta="right">Credits</Table.Th>
            <Table.Th ta="right">Balance</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.byClass.map((row) => (
            <Table.Tr key={row.class}>
              <Table.Td>
                <TextLink to="/aging" search={{ ...search, class: row.class }}>
                  {titleOf(row.class)}
                </TextLink>
              </Table.Td>
              {buckets.map(({ key }) => (
                <Table.Td key={key} ta="right">
                  <Money cents={row.bucketCents[key]} />
                </Table.Td>
              ))}
              <Table.Td ta="right">
                <Money cents={row.creditCents} />
              </Table.Td>
              <Table.Td ta="right">
                <Money cents={row.balanceCents} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </section>
)
