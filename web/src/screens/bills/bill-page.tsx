import { bills } from '@cartwright/api/bills'
import { call, urlOf } from '@cartwright/api/client'
import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { day, period } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'
import { titleOf } from '../../parts/words.ts'
import { BillSums } from './bill-sums.tsx'
import { BillExplained } from './bill-explained.tsx'
import { CancelledNotice, CancelLink } from './cancelled-notice.tsx'
import type { Bill } from './bill-types.ts'
import { HistoryBars } from './history-bars.tsx'
import { sentWords } from './sent-words.ts'

const billShown = (number: string) =>
  queryOptions({ queryKey: ['bill', number], queryFn: () => call(bills.show, { params: { number } }) })

/** A posted bill: what it says, why, and the paper itself. */
export function BillPage() {
  const { number = '' } = useParams({ strict: false })
  const query = useQuery(billShown(number))
  return (
    <Stack gap="md" maw={960}>
      <PageHead
        title={`Bill ${number}`}
        state={query.data ? sentence(query.data) : ''}
        action={query.data && <CancelLink bill={query.data} />}
      />
      <Loaded query={query} rows={12}>
        {(bill) => <Shown bill={bill} />}
      </Loaded>
    </Stack>
  )
}

const sentence = (bill: Bill): string =>
  [
    bill.isFinal ? 'Final bill' : bill.kind === 'regular' ? 'Bill' : `${titleOf(bill.kind)} bill`,
    bill.periodFrom < bill.periodUntil
      ? `for ${period(bill.periodFrom, bill.periodUntil)}`
      : 'for extra charges',
    `· ${money(bill.totalDueCents)} due ${day(bill.dueOn)}`,
    `· late after ${day(bill.delinquentOn)}`,
  ].join(' ')

const Shown = ({ bill }: { bill: Bill }) => (
  <Stack gap="lg">
    <CancelledNotice cancelled={bill.cancelled} />
    <Stack gap={2}>
      <Text fw={600}>{bill.payerName}</Text>
      <Text>
        {bill.serviceAddress} · account{' '}
        <TextLink
          to="/accounts/$accountNumber"
          params={{ accountNumber: bill.accountNumber }}
          ff="monospace"
          inherit
        >
          {bill.accountNumber}
        </TextLink>
      </Text>
      <Text size="sm" c="dimmed">
        Issued {day(bill.issuedOn)} · {sentWords(bill)}
        {(bill.sentBy === 'paper' || bill.sentBy === 'both') && `, to ${bill.mailTo.join(', ')}`} ·{' '}
        <TextLink to="/runs/$runId" params={{ runId: `${bill.runId}` }} inherit>
          run {bill.runId}
        </TextLink>
      </Text>
    </Stack>
    <Group gap="md">
      <Button
        component="a"
        href={urlOf(bills.pdf, { params: { number: bill.number }, query: {} })}
        target="_blank"
      >
        Open the PDF
      </Button>
      <Anchor href={urlOf(bills.html, { params: { number: bill.number }, query: {} })} target="_blank">
        As a page
      </Anchor>
      <Anchor
        href={urlOf(bills.html, { params: { number: bill.number }, query: { language: 'es' } })}
        target="_blank"
        lang="es"
      >
        Como página, en español
      </Anchor>
      <AdjustLink bill={bill} />
    </Group>
    {bill.suppressed && <Text size="sm">Not sent to anybody. {bill.suppressed}</Text>}
    {bill.messages.map((message) => (
      <Text key={message.en} size="sm">
        It says: {message.en} <span lang="es">({message.es})</span>
      </Text>
    ))}
    <BillSums sums={bill} />
    <BillExplained bill={bill} />
    <HistoryBars bill={bill} />
  </Stack>
)

/** Begins an adjustment with the lines of this bill. */
function AdjustLink({ bill: { accountNumber, number } }: { readonly bill: Bill }) {
  const may = useMay()
  if (!may('adjustments.ask')) return null
  return (
    <ButtonLink
      variant="default"
      to="/accounts/$accountNumber/adjust"
      params={{ accountNumber }}
      search={{ bill: number }}
    >
      Adjust …
    </ButtonLink>
  )
}
