import type { Work } from '#kernel/work'
import { journalLines } from '../billing/balance-journal.ts'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { chartOfAccounts, type LedgerAccount } from '../ledger/ledger-queries.ts'
import { type BatchShown, type ClaimShown, type ItemShown, wholeBatch } from './batch-rows.ts'

/**
 * What the Treasurer gets of a batch: all of its money with its fund and what became of it, the claims, and the journal that takes it to the General
 * Fund, balanced in every fund. Refuses JOURNAL_UNBALANCED where a fund has no account for what it owes another.
 */
export async function treasurersList(work: Work, batchId: number): Promise<Uint8Array> {
  const { batch, items, claims } = await wholeBatch(work, batchId)
  const kept = items.filter(({ state }) => state !== 'left-out')
  const chart = await chartOfAccounts(work)
  return writeWorkbook(work, [
    sheet({ name: 'Unclaimed money', columns: moneyColumns(kept), rows: once(kept) }),
    sheet({ name: 'Claims', columns: claimColumns, rows: once(claims) }),
    sheet({ name: 'Journal', columns: journalColumns, rows: once(journalOf(batch, kept, chart)) }),
  ])
}

async function* once<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}

/** The journal of what is to be taken or was: out of the accounts that held it, into the one of the batch. */
function journalOf(batch: BatchShown, items: readonly ItemShown[], chart: readonly LedgerAccount[]) {
  const going = items.filter(({ state }) => state === 'listed' || state === 'taken')
  const total = sumOf(going)
  const cash = chart.find(({ kind }) => kind === 'cash')?.code ?? ''
  // A check that is void puts its cash back before what it was for is taken.
  const voided = [
    ...Map.groupBy(
      going.filter(({ kind }) => kind === 'check'),
      ({ heldIn }) => heldIn,
    ),
  ].flatMap(([code, some]) => [
    { code: cash, debitCents: sumOf(some), creditCents: 0 },
    { code, debitCents: 0, creditCents: sumOf(some) },
  ])
  const held = [...Map.groupBy(going, ({ heldIn }) => heldIn)].map(([code, some]) => ({
    code,
    debitCents: sumOf(some),
    creditCents: 0,
  }))
  const rows = [...voided, ...held, { code: batch.ledgerAccount, debitCents: 0, creditCents: total }].flatMap(
    ({ code, debitCents, creditCents }) => {
      const account = chart.find((one) => one.code === code)
      if (!account || debitCents + creditCents === 0) return []
      const { name, fund, glString } = account
      return { glCode: code, name, fund, glString, lines: 1, debitCents, creditCents }
    },
  )
  return journalLines({ rows }, chart)
}

const sumOf = (items: readonly ItemShown[]): number =>
  items.reduce((all, { amountCents }) => all + amountCents, 0)

const kindWords = {
  credit: 'Credit of a closed account',
  check: 'Check never cashed',
  suspense: 'Unidentified receipt',
}
const stateWords = { listed: 'Listed', claimed: 'Claimed', taken: 'Taken', 'left-out': 'Left out' }

const text = <Row>(heading: string, width: number, value: (row: Row) => string | null): Column<Row> => ({
  heading,
  kind: 'text',
  width,
  value,
})
const money = <Row>(heading: string, value: (row: Row) => number | null, total?: number): Column<Row> => ({
  heading,
  kind: 'money',
  width: 13,
  value,
  ...(total !== undefined && { total }),
})
const day = <Row>(heading: string, value: (row: Row) => string | null): Column<Row> => ({
  heading,
  kind: 'day',
  width: 12,
  value,
})

const moneyColumns = (items: readonly ItemShown[]): readonly Column<ItemShown>[] => [
  { ...text<ItemShown>('Item', 9, ({ itemId }) => `U-${itemId}`), total: 'Total' },
  text('Owner', 34, ({ owner }) => owner ?? 'Not known'),
  text('In the notice', 16, ({ nameWithheld }) => (nameWithheld ? 'Name withheld' : 'By name')),
  text('What', 27, ({ kind }) => kindWords[kind]),
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('Fund', 8, ({ fund }) => fund),
  text('Ledger account', 15, ({ heldIn }) => heldIn),
  day('Since', ({ since }) => since),
  money('Amount', ({ amountCents }) => amountCents, sumOf(items)),
  text('State', 11, ({ state }) => stateWords[state]),
  text('Resolution', 20, ({ resolution }) => resolution),
  day('On', ({ endedOn }) => endedOn),
  text('By', 24, ({ endedBy }) => endedBy),
]

const claimColumns: readonly Column<ClaimShown>[] = [
  text('Item', 9, ({ itemId }) => `U-${itemId}`),
  text('Claimant', 30, ({ claimant }) => claimant),
  text('Address', 40, ({ address }) => address),
  money('Amount', ({ amountCents }) => amountCents),
  text('Grounds', 44, ({ grounds }) => grounds),
  day('Filed', ({ filedOn }) => filedOn),
  text('State', 11, ({ state }) => state),
  day('Decided', ({ decidedOn }) => decidedOn),
  text('By', 24, ({ decidedBy }) => decidedBy),
  text('Why', 40, ({ reason }) => reason),
  day('Held until', ({ heldUntil }) => heldUntil),
]

type Line = ReturnType<typeof journalLines>[number]
const journalColumns: readonly Column<Line>[] = [
  text('Fund', 8, ({ fund }) => fund),
  text('Ledger account', 15, ({ code }) => code),
  text('Name', 40, ({ name }) => name),
  text('GL string', 22, ({ glString }) => glString),
  money('Debit', ({ side, amountCents }) => (side === 'debit' ? amountCents : null)),
  money('Credit', ({ side, amountCents }) => (side === 'credit' ? amountCents : null)),
]
