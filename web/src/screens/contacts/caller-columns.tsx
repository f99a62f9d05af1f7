import type { Column } from '../../parts/data-table.tsx'
import { Money } from '../../parts/money.tsx'
import { titleOf } from '../../parts/words.ts'
import { AccountLink } from '../accounts/account-columns.tsx'
import type { CallerAccount } from './contact-queries.ts'

/** What a list of the accounts of a caller shows of each. */
export const callerColumns: readonly Column<CallerAccount>[] = [
  {
    key: 'number',
    title: 'Account',
    cell: ({ accountNumber }) => <AccountLink accountNumber={accountNumber} />,
  },
  {
    key: 'caller',
    title: 'Caller',
    cell: ({ partyName, role }) => `${partyName} (${titleOf(role)})`,
  },
  { key: 'payer', title: 'Payer', cell: ({ payerName }) => payerName },
  { key: 'address', title: 'Address', cell: ({ address, place }) => `${address}, ${place}` },
  { key: 'class', title: 'Class', cell: (row) => titleOf(row.class) },
  { key: 'state', title: 'State', cell: ({ state }) => titleOf(state) },
  {
    key: 'balance',
    title: 'Owes',
    align: 'right',
    cell: ({ balanceCents }) => <Money cents={balanceCents} />,
  },
]
