import { Alert, Box, Table, Text, Title } from '@mantine/core'
import { day, period } from '../../parts/day.tsx'
import { Money, money, signedMoney } from '../../parts/money.tsx'
import type { RebilledBill, RebillPreview } from './rebill-queries.ts'
import { verdictWords } from './verdict-words.ts'

// It is scrolled sideways by the keys where the window is narrow.
const scrolled = { tabIndex: 0, role: 'region', 'aria-label': 'Charges' }

/** What cancelling and billing anew comes to: in one sentence, and line by line what is credited and what is billed. */
export const RebillShown = ({ preview }: { readonly preview: RebillPreview }) => (
  <>
    <Title order={2} size="h4">
      What it comes to
    </Title>
    <Text fw={600}>{sentence(preview)}</Text>
    {preview.gaps.length > 0 && (
      <Alert color="red" title="✗ There was no rate for some days">
        {preview.gaps.map(({ what, from, until }) => `${what}, ${period(from, until)}`).join('; ')}. It cannot
        be billed anew like this.
      </Alert>
    )}
    {preview.bills.map((bill) => (
      <Rebilled key={bill.billId} bill={bill} />
    ))}
  </>
)

function sentence({
  creditedCents,
  billedCents,
  postedCents,
  balanceCents,
  newBalanceCents,
}: RebillPreview): string {
  const what = `${money(-creditedCents)} is credited and ${money(billedCents)} is billed anew`
  const comes =
    postedCents === 0
      ? 'no money is posted, and the balance stays'
      : `${signedMoney(postedCents)} is posted, and the balance goes from ${money(balanceCents)} to ${money(newBalanceCents)}`
  return `${what}: ${comes}${postedCents === 0 ? ` ${money(balanceCents)}` : ''}.`
}

function Rebilled({ bill }: { readonly bill: RebilledBill }) {
  const sumOf = (read: (charge: RebilledBill['charges'][number]) => number) =>
    bill.charges.reduce((sum, charge) => sum + read(charge), 0)
  return (
    <section aria-labelledby={`rebilled-${bill.billId}`}>
      <Title order={3} size="h5" id={`rebilled-${bill.billId}`}>
        Bill {bill.billNumber}, {period(bill.periodFrom, bill.periodUntil)}
      </Title>
      <Text size="sm">{whatBecomes(bill)}</Text>
      <Box style={{ overflowX: 'auto' }} {...scrolled}>
        <Table tabularNums verticalSpacing={6} aria-labelledby={`rebilled-${bill.billId}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Charge</Table.Th>
              <Table.Th ta="right">Credited</Table.Th>
              <Table.Th ta="right">Billed anew</Table.Th>
              <Table.Th ta="right">Posted</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bill.charges.map((charge) => (
              <Table.Tr key={`${charge.about} ${charge.glCode}`}>
                <Table.Td>
                  {charge.titleEn}
                  <Text size="xs">GL {charge.glCode}</Text>
                </Table.Td>
                <Table.Td ta="right">
                  <Money cents={charge.creditedCents} />
                </Table.Td>
                <Table.Td ta="right">
                  <Money cents={charge.billedCents} />
                </Table.Td>
                <Table.Td ta="right">{signedMoney(bill.replaced ? charge.differenceCents : 0)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>The bill</Table.Th>
              <Table.Th ta="right">
                <Money cents={sumOf(({ creditedCents }) => creditedCents)} />
              </Table.Th>
              <Table.Th ta="right">
                <Money cents={sumOf(({ billedCents }) => billedCents)} />
              </Table.Th>
              <Table.Th ta="right">{signedMoney(bill.postedCents)}</Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Box>
    </section>
  )
}

function whatBecomes({ replaced, verdict, why, dueOn, dueAnew }: RebilledBill): string {
  if (!replaced) return `It stays as it was sent. ${verdictWords[verdict]}: ${why}`
  const due = dueAnew
    ? `The new bill is due ${day(dueOn)}: it comes to more, and there are new days to pay (${dueAnew}).`
    : `The new bill is due ${day(dueOn)}, as this one.`
  return verdict === 'same' ? due : `${due} ${why}`
}
