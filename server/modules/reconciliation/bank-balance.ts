import type { reconciliation } from '@cartwright/api/reconciliation'
import type { BankBalance } from '@cartwright/api/reconciliation-shapes'
import type { ReceivedBy } from '@cartwright/api/route'
import type { z } from 'zod'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { reconciliationRule } from '../policies/reconciliation-policy.ts'
import { cashByHand, inTheOffice, ledgerCash } from './cash-of-books.ts'
import { closingBalances, linesAlone, matchDifferences, outstanding } from './cash-of-bank.ts'
import { openingBalance } from './opening-balance.ts'

type Balance = z.infer<typeof BankBalance>
type Row = Balance['bank'][number]

/** The same for a day that somebody asks for. Refuses a day to come. */
export async function showBalance(
  work: Work,
  { query }: ReceivedBy<typeof reconciliation.balance>,
): Promise<Balance> {
  const asOf = query.asOf === undefined ? work.today : PlainDate.from(query.asOf)
  if (isBefore(work.today, asOf)) refuseField('asOf', 'Write today or an earlier day.')
  return bankBalance(work, asOf)
}

/**
 * The bank balance statement at the end of a day. The bank's side is the closing balance of the newest statements with what is on its way to the bank,
 * without what it has not paid yet, and without what only the bank knows. The side of the books is the opening balance with all cash of the ledger
 * since, without what never goes to the bank by a deposit, a file or a check of ours. Where both are known, they are the same, or something is wrong.
 */
export async function bankBalance(work: Work, asOf: PlainDate): Promise<Balance> {
  const rule = reconciliationRule(await policiesFor(work), asOf)
  const statements = await closingBalances(work, rule?.bankAccounts ?? [], asOf)
  const stated = await openingBalance(work)
  const opening = stated && stated.asOf <= asOf.toString() ? stated : null
  const since = opening ? PlainDate.from(opening.asOf) : asOf
  const span = { accounts: rule?.bankAccounts ?? [], since, asOf }
  const bank = await bankRows(work, span, total(statements.map(({ closingCents }) => closingCents)))
  const books = await bookRows(work, span, opening?.cents ?? 0)
  const lacking = (rule?.bankAccounts ?? []).filter(
    (account) => !statements.some((one) => one.account === account),
  )
  const [bankCents, bookCents] = [bank, books].map((rows) => total(rows.map(({ cents }) => cents))) as [
    number,
    number,
  ]
  const known = opening !== null && rule !== null && lacking.length === 0
  return {
    asOf: asOf.toString(),
    statements,
    lacking,
    opening,
    bank,
    bankCents,
    books,
    bookCents,
    differenceCents: known ? bankCents - bookCents : null,
  }
}

const total = (cents: readonly number[]): number => cents.reduce((all, one) => all + one, 0)

/** From the end of one day through that of another, on some accounts of the bank. */
export type Span = {
  readonly accounts: readonly string[]
  readonly since: PlainDate
  readonly asOf: PlainDate
}

async function bankRows(work: Work, span: Span, closingCents: number): Promise<Row[]> {
  const { transitCents, checkCents, otherCents } = await outstanding(work, span)
  return [
    row('closing', 'Closing balance', 'The newest statement of each account', closingCents),
    row(
      'in-transit',
      'Deposits in transit',
      'Bank deposits, payments by hand, files of the bank and of ours, cards and payouts that no statement shows yet',
      transitCents,
    ),
    row('outstanding-checks', 'Outstanding checks', 'Refund checks that no statement has paid', checkCents),
    row(
      'outstanding-other',
      'Returned and refunded, to come',
      'Returned items and refunds by ACH that no statement shows yet',
      otherCents,
    ),
    row(
      'bank-alone',
      'Lines only the bank has',
      'Fees, corrections and other lines that are not matched or were explained: not in our books',
      -(await linesAlone(work, span)),
    ),
    row(
      'match-differences',
      'Known differences of matches',
      'What the bank had more or less in a match than we did',
      -(await matchDifferences(work, span)),
    ),
  ]
}

async function bookRows(work: Work, span: Span, openingCents: number): Promise<Row[]> {
  const office = (await inTheOffice(work, span.asOf)) - (await inTheOffice(work, span.since))
  return [
    row('opening', 'Opening balance', 'As the paper of the city says', openingCents),
    row(
      'ledger',
      'Cash of the ledger since',
      'Entries on the cash accounts after that day',
      await ledgerCash(work, span),
    ),
    row(
      'office',
      'More in the office than then',
      'Batches and drawers that had not gone to the bank',
      -office,
    ),
    row(
      'by-hand',
      'By no deposit or file',
      'Customer deposits recorded without a batch, drawer or file, and what was taken back by hand',
      -(await cashByHand(work, span)),
    ),
  ]
}

const row = (code: string, name: string, how: string, cents: number): Row => ({
  code,
  name,
  how,
  cents: cents === 0 ? 0 : cents,
})
