import { Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { titleOf } from '../../parts/words.ts'
import type { AccountRow } from './account-queries.ts'

/** The number of an account, as a way to its page. */
export const AccountLink = ({ accountNumber }: { readonly accountNumber: string }) => (
  <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} ff="monospace" fz="inherit">
    {accountNumber}
  </TextLink>
)

/** What a list of accounts shows of each. */
export const accountColumns: readonly Column<AccountRow>[] = [
  {
    key: 'number',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber }) => <AccountLink accountNumber={accountNumber} />,
  },
  {
    key: 'payer',
    title: 'Payer',
    sortBy: ({ payerName }) => payerName,
    cell: ({ payerName }) =>
      payerName ?? (
        <Text span fz="inherit" c="dimmed">
          no payer
        </Text>
      ),
  },
  {
    key: 'address',
    title: 'Address',
    sortBy: ({ address }) => address,
    cell: ({ address, place, zip }) => `${address}, ${place} ${zip}`,
  },
  { key: 'class', title: 'Class', sortBy: (row) => row.class, cell: (row) => titleOf(row.class) },
  { key: 'cycle', title: 'Cycle', sortBy: ({ cycle }) => cycle, cell: ({ cycle }) => cycle },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => titleOf(state) },
  {
    key: 'balance',
    title: 'Owes',
    align: 'right',
    sortBy: ({ balanceCents }) => balanceCents,
    cell: ({ balanceCents }) => <Money cents={balanceCents} />,
  },
]
