import { Button, Group, Text } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { useMay } from '../../session.tsx'
import type { Refund, WholeBatch } from './refund-queries.ts'
import { kindWords, stateOf } from './refund-words.ts'

export type Deed = 'leave-out' | 'way' | 'apply' | 'void'
type RefundTableProps = {
  readonly whole: WholeBatch
  readonly ask: (deed: Deed, refund: Refund) => void
}

/** The refunds of a batch, each with what can be done with it as it is. */
export function RefundTable({ whole: { refunds }, ask }: RefundTableProps) {
  const may = useMay()
  const deedsOf = ({ state, kind, way, onlineState, bankRunId, accountNumber }: Refund): readonly Deed[] => {
    if (state === 'proposed' && may('payments.post'))
      return accountNumber === null ? ['leave-out'] : ['leave-out', 'way', 'apply']
    // A deposit that waits for its check cannot be where it was: it is paid.
    const rests = way === 'check' || (onlineState === null && bankRunId === null)
    const voids = (state === 'paid' && way === 'check') || (state === 'to-pay' && kind !== 'deposit' && rests)
    return voids && may('refunds.approve') ? ['void'] : []
  }
  return (
    <DataTable
      label="Refunds of the batch"
      rows={refunds}
      columns={[...columns, doing(deedsOf, ask)]}
      rowKey={({ refundId }) => refundId}
      empty="There is no refund in this batch."
    />
  )
}

const deedWords: Record<Deed, string> = {
  'leave-out': 'Leave out …',
  way: 'How …',
  apply: 'Apply …',
  void: 'Void …',
}

const doing = (
  deedsOf: (refund: Refund) => readonly Deed[],
  ask: RefundTableProps['ask'],
): Column<Refund> => ({
  key: 'do',
  title: 'Do',
  cell: (refund) => (
    <Group gap={4} wrap="nowrap">
      {deedsOf(refund).map((deed) => (
        <Button
          key={deed}
          size="compact-sm"
          variant="default"
          aria-label={`${deedWords[deed].replace(' …', '')} ${refund.payee}`}
          onClick={() => ask(deed, refund)}
        >
          {deedWords[deed]}
        </Button>
      ))}
    </Group>
  ),
})

const columns: readonly Column<Refund>[] = [
  { key: 'payee', title: 'Payee', wrap: true, sortBy: ({ payee }) => payee, cell: ({ payee }) => payee },
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber }) =>
      accountNumber && (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
          {accountNumber}
        </TextLink>
      ),
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  { key: 'kind', title: 'From', sortBy: ({ kind }) => kindWords[kind], cell: ({ kind }) => kindWords[kind] },
  {
    key: 'to',
    title: 'Goes',
    wrap: true,
    cell: ({ toAccountNumber, checkNumber, checkOn, wayTo }) =>
      toAccountNumber !== null
        ? `to account ${toAccountNumber}`
        : wayTo !== null
          ? checkOn === null
            ? wayTo
            : `${wayTo} on ${day(checkOn)}`
          : checkNumber === null
            ? 'by check'
            : `by check ${checkNumber} of ${checkOn === null ? '?' : day(checkOn)}`,
  },
  {
    key: 'state',
    title: 'State',
    wrap: true,
    sortBy: ({ state }) => state,
    cell: (refund) => {
      const { endedReason, endedBy, letterId, reissueOf, wayNote } = refund
      return (
        <>
          <Text size="sm">{stateOf(refund)}</Text>
          {wayNote !== null && <Text size="xs">By check: {wayNote}</Text>}
          {endedReason !== null && (
            <Text size="xs">
              {endedBy}: {endedReason}
            </Text>
          )}
          {reissueOf !== null && <Text size="xs">in place of a voided check</Text>}
          {letterId !== null && (
            <TextLink to="/letters/$letterId" params={{ letterId: String(letterId) }} fz="xs">
              Letter
            </TextLink>
          )}
        </>
      )
    },
  },
]
