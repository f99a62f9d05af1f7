import { Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { ForCase } from '../cases/for-case-line.tsx'
import type { AdjustmentRow } from './adjustment-queries.ts'
import { stateWords } from './adjustment-words.ts'

type Totals = { readonly creditCents: number; readonly debitCents: number }

/** The columns of the list of adjustments; `totals` are those of all that fit, for the foot. */
export const adjustmentColumns = (totals: Totals | undefined): Column<AdjustmentRow>[] => [
  {
    key: 'number',
    title: 'Number',
    sortBy: ({ adjustmentId }) => adjustmentId,
    cell: ({ adjustmentId }) => (
      <TextLink to="/adjustments/$adjustmentId" params={{ adjustmentId: String(adjustmentId) }} fz="inherit">
        {adjustmentId}
      </TextLink>
    ),
  },
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber, payerName }) => (
      <>
        <span style={{ fontFamily: 'var(--mantine-font-family-monospace)' }}>{accountNumber}</span>{' '}
        {payerName}
      </>
    ),
  },
  {
    key: 'reason',
    title: 'Reason',
    wrap: true,
    sortBy: ({ label }) => label,
    cell: (row) => <Reason row={row} />,
    total: 'Credits and charges in sum',
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
    total: totals && money(totals.debitCents - totals.creditCents),
  },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => stateWords[state] },
  {
    key: 'asked',
    title: 'Asked for',
    sortBy: ({ askedOn }) => askedOn,
    cell: ({ askedBy, askedOn }) => `${day(askedOn)}, ${askedBy}`,
  },
  {
    key: 'decided',
    title: 'Decided by',
    sortBy: ({ decidedBy }) => decidedBy,
    cell: ({ decidedBy }) => decidedBy ?? '',
  },
]

/** Why, in the words of who asked, and for which case. */
const Reason = ({ row }: { readonly row: AdjustmentRow }) => (
  <>
    {row.label}
    {row.reversesId !== null && `, takes ${row.reversesId} back`}
    <Text size="xs" c="dimmed" lineClamp={1}>
      {row.note}
    </Text>
    <ForCase id={row.deskCaseId} title={row.deskCaseTitle} />
  </>
)
