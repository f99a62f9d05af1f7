import { urlOf } from '@cartwright/api/client'
import { rebills } from '@cartwright/api/rebills'
import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { day, period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ExplainedLines } from '../bills/explained-lines.tsx'
import { type Replacement, replacementShown } from './rebill-queries.ts'

/** A bill made anew in the place of a cancelled one: what it says, why, and the paper itself. */
export function ReplacementPage() {
  const { number = '' } = useParams({ strict: false })
  const query = useQuery(replacementShown(number))
  return (
    <Stack gap="md" maw={960}>
      <PageHead title={`Bill ${number}`} state={query.data ? sentence(query.data) : ''} />
      <Loaded query={query} rows={10}>
        {(bill) => <Shown bill={bill} />}
      </Loaded>
    </Stack>
  )
}

const sentence = (bill: Replacement): string =>
  `Made anew for ${period(bill.periodFrom, bill.periodUntil)} · ${money(bill.totalDueCents)} due ${day(bill.dueOn)} · late after ${day(bill.delinquentOn)}`

const Shown = ({ bill }: { readonly bill: Replacement }) => (
  <Stack gap="lg">
    {bill.replacedBy && (
      <Alert color="yellow" title="⚠ This bill is cancelled">
        <TextLink to="/replacement-bills/$number" params={{ number: bill.replacedBy }} inherit>
          Bill {bill.replacedBy}
        </TextLink>{' '}
        took its place.
      </Alert>
    )}
    <Text>
      {bill.payerName} · account{' '}
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber: bill.accountNumber }} inherit>
        {bill.accountNumber}
      </TextLink>{' '}
      · issued {day(bill.issuedOn)} in the place of{' '}
      <TextLink to="/bills/$number" params={{ number: bill.billNumber }} inherit>
        bill {bill.billNumber}
      </TextLink>{' '}
      by{' '}
      <TextLink to="/corrections/$correctionId" params={{ correctionId: String(bill.correctionId) }} inherit>
        correction {bill.correctionId}
      </TextLink>
    </Text>
    <Group>
      <Button
        component="a"
        href={urlOf(rebills.pdf, { params: { number: bill.number }, query: {} })}
        target="_blank"
      >
        Open the PDF
      </Button>
    </Group>
    {bill.messages.map((message) => (
      <Text key={message.en} size="sm">
        It says: {message.en} <span lang="es">({message.es})</span>
      </Text>
    ))}
    <Table tabularNums verticalSpacing={4} maw={420} aria-label="What is due">
      <Table.Tbody>
        <Sum name="Owed before" cents={bill.previousBalanceCents} />
        <Sum name={`Bill ${bill.replaces}, cancelled`} cents={bill.cancelledCents} />
        <Sum name="Charges of this bill" cents={bill.chargesCents} />
      </Table.Tbody>
      <Table.Tfoot>
        <Sum name="Total due" cents={bill.totalDueCents} />
      </Table.Tfoot>
    </Table>
    <ExplainedLines lines={bill.lines} chargesCents={bill.chargesCents} language="en" />
  </Stack>
)

const Sum = ({ name, cents }: { readonly name: string; readonly cents: number }) => (
  <Table.Tr>
    <Table.Th scope="row">{name}</Table.Th>
    <Table.Td ta="right">
      <Money cents={cents} />
    </Table.Td>
  </Table.Tr>
)
