import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { lineTitle } from '../rates/line-title.ts'
import type { BillRun } from './bill-run.ts'
import { lineWords, storedLines } from './register-bill.ts'
import type { Filter } from './register-filter.ts'
import { registerPage, type RowAnswer } from './register-queries.ts'

/** One charge as the printed register shows it. */
export type ListedLine = {
  readonly title: string
  readonly periodFrom: string
  /** The last day it covers, as people write it. */
  readonly periodLast: string
  readonly quantity: number
  readonly glCode: string
  readonly amountCents: number
}
/** One account of the printed register: its row, and its charges. */
export type ListedRow = RowAnswer & { readonly lines: readonly ListedLine[] }

/** How many accounts are read at once. */
const atOnce = 2000

/** All accounts of a register that fit a filter, in the order of the books, some thousand at a time. */
export async function* listRegister(work: Work, run: BillRun, filter: Filter): AsyncGenerator<ListedRow[]> {
  const words = await lineWords(work, run, 'en')
  let after: string | undefined
  do {
    const page = await registerPage(work, run.id, filter, { sort: 'account', limit: atOnce, after })
    const lines = await storedLines(
      work,
      run.id,
      page.rows.map(({ accountId }) => accountId),
    )
    yield page.rows.map((row) => ({
      ...row,
      lines: (lines.get(row.accountId) ?? []).map((line) => ({
        title: lineTitle(line.textKey, line.derivation, words, 'en'),
        periodFrom: line.periodFrom,
        periodLast: PlainDate.from(line.periodUntil).subtract({ days: 1 }).toString(),
        quantity: line.quantity,
        glCode: line.glCode,
        amountCents: line.amountCents,
      })),
    }))
    after = page.next ?? undefined
  } while (after !== undefined)
}
