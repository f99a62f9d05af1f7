import type { postage } from '@cartwright/api/postage'
import type { ReceivedBy } from '@cartwright/api/route'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { type AccountShown, postageAccounts } from './postage-accounts.ts'
import { balanceBefore, entriesWithin, type EntryShown } from './postage-entries.ts'
import { entryWords } from './postage-words.ts'

type Registered = EntryShown & { readonly account: string }
type Summed = AccountShown & {
  readonly beforeCents: number
  readonly cameCents: number
  readonly wentCents: number
}

/** The register of all postage accounts in a time: a sheet of what each had before and after, and one of every entry. */
export async function postageRegister(
  work: Work,
  { query }: ReceivedBy<typeof postage.register>,
): Promise<Uint8Array> {
  if (query.until < query.from) refuseField('until', 'Write the first day or a later one.')
  const time = { from: PlainDate.from(query.from), until: PlainDate.from(query.until).add({ days: 1 }) }
  const sums: Summed[] = []
  const entries: Registered[] = []
  for (const account of await postageAccounts(work)) {
    const own = await entriesWithin(work, account.accountId, time)
    const [came, went] = [
      own.filter(({ changeCents }) => changeCents > 0),
      own.filter(({ changeCents }) => changeCents < 0),
    ]
    sums.push({
      ...account,
      beforeCents: await balanceBefore(work, account.accountId, time.from),
      cameCents: sumOf(came),
      wentCents: sumOf(went),
    })
    entries.push(...own.map((entry) => ({ ...entry, account: account.name })))
  }
  return writeWorkbook(work, [
    sheet({ name: 'Accounts', columns: sumColumns(sums), rows: [sums] }),
    sheet({ name: 'Register', columns: entryColumns(entries), rows: [entries] }),
  ])
}

const sumOf = (entries: readonly EntryShown[]): number =>
  entries.reduce((all, { changeCents }) => all + changeCents, 0)

const text = <Row>(heading: string, width: number, value: (row: Row) => string | null): Column<Row> => ({
  heading,
  kind: 'text',
  width,
  value,
})
const money = <Row>(heading: string, value: (row: Row) => number | null, total?: number): Column<Row> => ({
  heading,
  kind: 'money',
  width: 15,
  value,
  ...(total !== undefined && { total }),
})

const total = (rows: readonly Summed[], of: (row: Summed) => number): number =>
  rows.reduce((all, row) => all + of(row), 0)
const afterCents = ({ beforeCents, cameCents, wentCents }: Summed): number =>
  beforeCents + cameCents + wentCents

const sumColumns = (rows: readonly Summed[]): readonly Column<Summed>[] => [
  { ...text<Summed>('Account', 34, ({ name }) => name), total: 'Total' },
  text('Number', 18, ({ number }) => number),
  money(
    'Before',
    ({ beforeCents }) => beforeCents,
    total(rows, ({ beforeCents }) => beforeCents),
  ),
  money(
    'Came',
    ({ cameCents }) => cameCents,
    total(rows, ({ cameCents }) => cameCents),
  ),
  money(
    'Went',
    ({ wentCents }) => wentCents,
    total(rows, ({ wentCents }) => wentCents),
  ),
  money('After', afterCents, total(rows, afterCents)),
]

const entryColumns = (rows: readonly Registered[]): readonly Column<Registered>[] => [
  { ...text<Registered>('Account', 34, ({ account }) => account), total: 'Total' },
  { heading: 'Day', kind: 'day', width: 12, value: ({ happenedOn }) => happenedOn },
  { heading: 'Entry', kind: 'count', width: 9, value: ({ entryId }) => entryId },
  text('What', 26, entryWords),
  text('Reference', 26, ({ reference }) => reference),
  { heading: 'Pieces', kind: 'count', width: 10, value: ({ pieces }) => pieces },
  money(
    'In',
    ({ changeCents }) => (changeCents > 0 ? changeCents : null),
    sumOf(rows.filter(({ changeCents }) => changeCents > 0)),
  ),
  money(
    'Out',
    ({ changeCents }) => (changeCents < 0 ? -changeCents : null),
    -sumOf(rows.filter(({ changeCents }) => changeCents < 0)),
  ),
  money('Balance', ({ balanceCents }) => balanceCents),
  text('Note', 44, ({ note }) => note),
  text('Booked by', 24, ({ postedBy }) => postedBy),
  text('Approved by', 24, ({ approvedBy }) => approvedBy),
]
