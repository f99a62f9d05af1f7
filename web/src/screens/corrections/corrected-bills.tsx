import { Anchor, Box, Table, Text, VisuallyHidden } from '@mantine/core'
import { Fragment, useState } from 'react'
import { period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, signedMoney } from '../../parts/money.tsx'
import type { CorrectedBill } from './correction-queries.ts'
import { CorrectedCharges } from './corrected-charges.tsx'
import { verdictWords } from './verdict-words.ts'

// It is scrolled sideways by the keys where the window is narrow.
const scrolled = { tabIndex: 0, role: 'region', 'aria-label': 'Bill by bill' }

type Shown = { readonly bills: readonly CorrectedBill[] }

/** Bill by bill: what was billed, what it should have been, and what becomes of the difference; each with its charges underneath. */
export function CorrectedBills({ bills }: Shown) {
  const [open, show] = useState<number | null>(
    bills.find(({ charges }) => charges.length > 0)?.billId ?? null,
  )
  const sum = (read: (bill: CorrectedBill) => number) => bills.reduce((total, bill) => total + read(bill), 0)
  return (
    <Box style={{ overflowX: 'auto' }} {...scrolled}>
      <Table tabularNums verticalSpacing={6} aria-label="Bills of these days">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Period</Table.Th>
            <Table.Th ta="right">Billed</Table.Th>
            <Table.Th ta="right">Adjusted since</Table.Th>
            <Table.Th ta="right">Should have been</Table.Th>
            <Table.Th ta="right">Difference</Table.Th>
            <Table.Th>Look-back</Table.Th>
            <Table.Th ta="right">To post</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bills.map((bill) => (
            <Fragment key={bill.billId}>
              <BillRow
                bill={bill}
                open={open === bill.billId}
                onToggle={() => show(open === bill.billId ? null : bill.billId)}
              />
              {open === bill.billId && (
                <Table.Tr>
                  <Table.Td colSpan={7} id={`charges-${bill.billId}`}>
                    <CorrectedCharges charges={bill.charges} />
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>All of it</Table.Th>
            <Table.Th ta="right">
              <Money cents={sum(({ billedCents }) => billedCents)} />
            </Table.Th>
            <Table.Th ta="right">
              <Money cents={sum(({ movedCents }) => movedCents)} />
            </Table.Th>
            <Table.Th ta="right">
              <Money cents={sum(({ shouldCents }) => shouldCents)} />
            </Table.Th>
            <Table.Th ta="right">{signedMoney(sum(({ differenceCents }) => differenceCents))}</Table.Th>
            <Table.Th />
            <Table.Th ta="right">{signedMoney(sum(({ postedCents }) => postedCents))}</Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Box>
  )
}

type BillRowProps = { readonly bill: CorrectedBill; readonly open: boolean; readonly onToggle: () => void }

const BillRow = ({ bill, open, onToggle }: BillRowProps) => (
  <Table.Tr style={{ verticalAlign: 'top' }}>
    <Table.Td style={{ whiteSpace: 'nowrap' }}>
      {period(bill.periodFrom, bill.periodUntil)}
      <Text size="xs">
        <TextLink to="/bills/$number" params={{ number: bill.billNumber }} fz="inherit">
          Bill {bill.billNumber}
        </TextLink>
        {bill.charges.length > 0 && (
          <>
            {' · '}
            <Anchor component="button" type="button" fz="inherit" aria-expanded={open} onClick={onToggle}>
              {open ? 'Hide charges' : 'Show charges'}
              <VisuallyHidden> of bill {bill.billNumber}</VisuallyHidden>
            </Anchor>
          </>
        )}
      </Text>
    </Table.Td>
    <Table.Td ta="right">
      <Money cents={bill.billedCents} />
    </Table.Td>
    <Table.Td ta="right">{bill.movedCents === 0 ? '' : signedMoney(bill.movedCents)}</Table.Td>
    <Table.Td ta="right">
      <Money cents={bill.shouldCents} />
    </Table.Td>
    <Table.Td ta="right">{signedMoney(bill.differenceCents)}</Table.Td>
    <Table.Td maw="18rem" miw="11rem">
      {verdictWords[bill.verdict]}
      <Text size="xs">{bill.why}</Text>
    </Table.Td>
    <Table.Td ta="right">{signedMoney(bill.postedCents)}</Table.Td>
  </Table.Tr>
)
