import { Anchor, Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { Money, signedMoney } from '../../parts/money.tsx'
import { titleOf } from '../../parts/words.ts'
import type { RegisterPage, RegisterRow } from './run-types.ts'

type Totals = RegisterPage['totals'] | undefined

/** The columns of a register, with the totals of all that fits the filter at their foot. */
export function registerColumns(
  totals: Totals,
  onOpen: (account: string) => void,
  partTitle: string | null = null,
): Column<RegisterRow>[] {
  return [
    {
      key: 'account',
      title: 'Account',
      cell: ({ accountNumber }) => (
        <Anchor component="button" type="button" ff="monospace" inherit onClick={() => onOpen(accountNumber)}>
          {accountNumber}
        </Anchor>
      ),
      total: 'Total',
    },
    {
      key: 'who',
      title: 'Who',
      wrap: true,
      cell: (row) => (
        <>
          {row.payerName}
          <Text size="xs" c="dimmed">
            {row.serviceAddress} · {titleOf(row.class)}
          </Text>
        </>
      ),
      total: '',
    },
    amount('Before', (row) => row.previousBalanceCents, totals?.previousBalanceCents),
    amount('Paid', (row) => row.paymentsCents, totals?.paymentsCents),
    amount('Adjusted', (row) => row.adjustmentsCents, totals?.adjustmentsCents),
    amount('Charges', (row) => row.chargesCents, totals?.chargesCents),
    {
      key: 'change',
      title: 'Change',
      align: 'right',
      cell: ({ chargesCents, lastChargesCents }) =>
        lastChargesCents === null ? 'new' : signedMoney(chargesCents - lastChargesCents),
      total: totals && signedMoney(totals.chargesCents - totals.lastChargesCents),
    },
    ...(partTitle === null ? [] : [part(partTitle, totals)]),
    amount('Due', (row) => row.totalDueCents, totals?.totalDueCents),
    { key: 'marks', title: 'Marks', wrap: true, cell: (row) => marksOf(row).join(' · '), total: '' },
  ]
}

/** What of each bill the register was narrowed to: one cause of its change, or one ledger account. */
const part = (title: string, totals: Totals): Column<RegisterRow> => ({
  key: 'part',
  title,
  align: 'right',
  cell: ({ partCents }) => partCents !== null && signedMoney(partCents),
  total: totals && totals.partCents !== null && signedMoney(totals.partCents),
})

const amount = (
  title: string,
  of: (row: RegisterRow) => number,
  total: number | undefined,
): Column<RegisterRow> => ({
  key: title,
  title,
  align: 'right',
  cell: (row) => <Money cents={of(row)} />,
  total: total !== undefined && <Money cents={total} />,
})

/** What is out of the ordinary about an account on the register, in short words. */
function marksOf(row: RegisterRow): string[] {
  const left = row.exceptions.filter(
    ({ decision, severity }) => decision === null && severity !== 'note',
  ).length
  return [
    row.held && 'held',
    row.isNew && 'new',
    row.isFinal && 'final',
    row.isProrated && 'part of period',
    row.suppressed !== null && `not sent: ${row.suppressed}`,
    left > 0 && `● ${left} to decide`,
  ].filter((mark) => mark !== false)
}
