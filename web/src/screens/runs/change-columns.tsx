import { Anchor } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { Money, signedMoney } from '../../parts/money.tsx'
import { titleOf } from '../../parts/words.ts'
import type { Change, ChangeCause, ClassChange } from './run-types.ts'
import { causeWords } from './run-words.ts'

type Cause = Change['causes'][number]

/** Why a run differs: each cause with its accounts and its amount, the difference at the foot. */
export const causeColumns = (changedCents: number, show: (cause: ChangeCause) => void): Column<Cause>[] => [
  {
    key: 'why',
    title: 'Why',
    cell: ({ cause }) => (
      <Anchor component="button" type="button" inherit onClick={() => show(cause)}>
        {titleOf(causeWords[cause])}
      </Anchor>
    ),
    total: 'Change in all',
  },
  {
    key: 'accounts',
    title: 'Accounts',
    align: 'right',
    cell: ({ accounts }) => accounts.toLocaleString('en-US'),
    total: '',
  },
  {
    key: 'charges',
    title: 'Charges',
    align: 'right',
    cell: ({ amountCents }) => signedMoney(amountCents),
    total: signedMoney(changedCents),
  },
]

/** What each class came to and comes to. What stopped is what accounts of it were charged that get no bill now. */
export const classColumns = (change: Change, show: (name: string) => void): Column<ClassChange>[] => [
  {
    key: 'class',
    title: 'Class',
    cell: (one) => (
      <Anchor component="button" type="button" inherit onClick={() => show(one.class)}>
        {titleOf(one.class)}
      </Anchor>
    ),
    total: 'All',
  },
  count(
    'Bills',
    change.classes.reduce((sum, { bills }) => sum + bills, 0),
  ),
  amount('Before', change.beforeCents - change.stopped.chargesCents, ({ beforeCents }) => beforeCents),
  amount('Now', change.nowCents, ({ nowCents }) => nowCents),
  {
    key: 'change',
    title: 'Change',
    align: 'right',
    cell: (one) => signedMoney(one.nowCents - one.beforeCents),
    total: signedMoney(change.nowCents - change.beforeCents + change.stopped.chargesCents),
  },
  {
    key: 'stopped',
    title: 'No bill any more',
    align: 'right',
    cell: ({ stoppedCents }) => signedMoney(-stoppedCents),
    total: signedMoney(-change.stopped.chargesCents),
  },
]

const count = (title: string, all: number): Column<ClassChange> => ({
  key: title,
  title,
  align: 'right',
  cell: ({ bills }) => bills.toLocaleString('en-US'),
  total: all.toLocaleString('en-US'),
})

const amount = (title: string, all: number, of: (row: ClassChange) => number): Column<ClassChange> => ({
  key: title,
  title,
  align: 'right',
  cell: (row) => <Money cents={of(row)} />,
  total: <Money cents={all} />,
})
