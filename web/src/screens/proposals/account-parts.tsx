import type { SuccessOf } from '@cartwright/api/route'
import type { whatIfs } from '@cartwright/api/what-ifs'
import { Stack, Text } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { signedMoney } from '../../parts/money.tsx'
import { sideColumns, textColumn, wordsColumn } from './impact-columns.tsx'
import { causeWords } from './impact-words.ts'
import { impactAccount } from './proposal-queries.ts'

type Account = SuccessOf<typeof whatIfs.account>
type Part = Account['parts'][number]
const partColumns = (account: Account): Column<Part>[] => [
  wordsColumn('Charge', ({ title }) => title, 'All'),
  textColumn('Ledger account', ({ glCode }) => glCode),
  ...sideColumns<Part>(account),
]

type Shown = { readonly whatIfId: number; readonly accountNumber: string; readonly onClose: () => void }

/** One account: each of its charges before and after, and what the difference comes of. */
export function AccountParts({ whatIfId, accountNumber, onClose }: Shown) {
  const query = useQuery(impactAccount(whatIfId, accountNumber))
  return (
    <Window onClose={onClose} title={`Account ${accountNumber}`} size="xl">
      <Loaded query={query} rows={6}>
        {(account) => (
          <Stack gap="sm">
            <Text>
              {account.serviceAddress} · {account.served} ·{' '}
              <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
                Open the account
              </TextLink>
            </Text>
            <DataTable
              label="Charges before and after"
              rows={account.parts}
              columns={partColumns(account)}
              rowKey={({ title, glCode, kind, code }) => `${kind} ${code} ${glCode} ${title}`}
              height="20rem"
              empty="Nothing is charged."
            />
            <Text size="sm">
              {account.causes.length === 0
                ? 'Nothing changes for this account.'
                : `The difference comes of ${account.causes
                    .map(
                      ({ cause, amountCents }) =>
                        `${causeWords[cause].toLowerCase()} ${signedMoney(amountCents)}`,
                    )
                    .join(', ')}.`}
            </Text>
            {account.gaps > 0 && (
              <Text size="sm">⚠ Some of its days or events have no rate; these are in no amount.</Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Window>
  )
}
