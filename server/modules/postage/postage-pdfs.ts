import { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { InTransaction, Work } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { refuseField } from '../accounts/account-queries.ts'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { postageAccount } from './postage-accounts.ts'
import { balanceBefore, entriesWithin, type EntryShown } from './postage-entries.ts'
import { postageForecast } from './postage-forecast.ts'
import { entryWords } from './postage-words.ts'

const headOf = async (work: Work) => ({
  city: (await cityTitle(work)).title,
  department: (await cityIdentity(work))?.department ?? '',
  printedOn: work.today.toString(),
  by: work.actor.name,
})

/** What came and went in an account in a month, between the balance before it and after it, summed by what it was. */
export async function postageMonthPdf(
  inTransaction: InTransaction,
  { accountId, month }: { readonly accountId: number; readonly month: string },
): Promise<Uint8Array> {
  const from = PlainDate.from(`${month}-01`)
  const time = { from, until: from.add({ months: 1 }) }
  const data = await inTransaction(async (work) => {
    const account = await postageAccount(work, accountId)
    const before = await balanceBefore(work, accountId, from)
    const entries = await entriesWithin(work, accountId, time)
    return {
      kind: 'month',
      ...(await headOf(work)),
      account: account.name,
      number: account.number,
      from: from.toString(),
      until: time.until.subtract({ days: 1 }).toString(),
      before: dollars(before),
      after: dollars(before + sumOf(entries)),
      sums: sumsOf(entries),
      entries: entries.map((entry) => ({
        on: entry.happenedOn,
        what: entryWords(entry),
        reference: entry.reference,
        pieces: entry.pieces === null ? '' : entry.pieces.toLocaleString('en-US'),
        amount: dollars(entry.changeCents),
        balance: dollars(entry.balanceCents),
        note: entry.note ?? '',
      })),
    }
  })
  return compileDocument({ template: 'postage.typ', data })
}

const sumOf = (entries: readonly EntryShown[]): number =>
  entries.reduce((all, { changeCents }) => all + changeCents, 0)

const sumWords: Record<EntryShown['kind'], string> = {
  deposit: 'Deposits',
  use: 'Mail jobs',
  refund: 'Refunds of the post office',
  withdrawal: 'Withdrawals',
  fee: 'Fees',
  transfer: 'Transfers',
  adjustment: 'Adjustments',
  reversal: 'Reversals',
}

const sumsOf = (entries: readonly EntryShown[]) =>
  [...Map.groupBy(entries, ({ kind }) => kind)].map(([kind, some]) => ({
    what: sumWords[kind],
    count: some.length,
    amount: dollars(sumOf(some)),
  }))

/** The request to Finance for a deposit: how much, into what, by when, for which mailings. Refuses a city without an account that pays runs. */
export async function depositRequestPdf(
  inTransaction: InTransaction,
  amountCents: number,
): Promise<Uint8Array> {
  const data = await inTransaction(async (work) => {
    const { account, runs, depositBy, until } = await postageForecast(work, 120)
    if (!account)
      return refuseField('amountCents', 'No postage account pays runs. Choose one in the room Postage first.')
    return {
      kind: 'request',
      ...(await headOf(work)),
      account: account.name,
      number: account.number,
      accountKind: account.kind,
      balance: dollars(account.balanceCents),
      lowest: account.lowestCents === null ? null : dollars(account.lowestCents),
      amount: dollars(amountCents),
      by: work.actor.name,
      neededBy: depositBy,
      until,
      runs: runs.map(({ cycleName, mailOn, need, afterCents }) => ({
        on: mailOn,
        cycle: cycleName,
        pieces: need.pieces.toLocaleString('en-US'),
        need: need.cents === null ? 'not known' : dollars(need.cents),
        after: dollars(afterCents + amountCents),
      })),
    }
  })
  return compileDocument({ template: 'postage.typ', data })
}
