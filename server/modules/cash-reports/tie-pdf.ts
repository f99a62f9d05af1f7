import type { cashReports } from '@cartwright/api/cash-reports'
import type { ReceivedBy } from '@cartwright/api/route'
import { dollars } from '#kernel/money'
import type { InTransaction } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { type Tie, tieToLedger } from './tie-to-ledger.ts'

/** The figures of a day by the papers and by the ledger on one page, with room for two signatures. Refuses a day to come. */
export async function tiePdf(
  inTransaction: InTransaction,
  received: ReceivedBy<typeof cashReports.tiePdf>,
): Promise<Uint8Array> {
  const data = await inTransaction(async (work) => {
    const tie = await tieToLedger(work, received)
    const identity = await cityIdentity(work)
    return {
      city: (await cityTitle(work)).title,
      department: identity?.department ?? '',
      asOf: tie.asOf,
      printedOn: work.today.toString(),
      by: work.actor.name,
      agrees:
        tie.figures.every(({ differenceCents }) => differenceCents === 0) &&
        (tie.balance.differenceCents ?? 0) === 0,
      figures: tie.figures.map(({ name, how, subledgerCents, ledgerCents, differenceCents }) => ({
        name,
        how,
        papers: dollars(subledgerCents),
        ledger: dollars(ledgerCents),
        difference: differenceCents === 0 ? 'none' : dollars(differenceCents),
      })),
      bank: {
        lines: tie.bank.openLines,
        lineAmount: dollars(tie.bank.openLineCents),
        items: tie.bank.openItems,
        itemAmount: dollars(tie.bank.openItemCents),
      },
      balance: balanceTold(tie),
    }
  })
  return compileDocument({ template: 'month-end.typ', data })
}

/** The bank balance statement in words; none where nobody stated the opening balance. */
function balanceTold({ balance }: Tie) {
  const { opening, statements, bank, bankCents, books, bookCents, differenceCents } = balance
  if (opening === null) return null
  const rows = (some: typeof bank) => some.map(({ name, cents }) => ({ name, amount: dollars(cents) }))
  return {
    bank: rows(bank),
    bankTotal: dollars(bankCents),
    books: rows(books),
    bookTotal: dollars(bookCents),
    difference:
      differenceCents === null
        ? 'a statement is lacking'
        : differenceCents === 0
          ? 'none'
          : dollars(differenceCents),
    statements: statements.map(({ account, asOf }) => ({ account, asOf })),
    opening: { asOf: opening.asOf, paper: opening.paper, by: opening.statedBy, on: opening.statedOn },
  }
}
