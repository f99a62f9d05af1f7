import { sql } from 'kysely'
import { insertNumberedRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { takeAccountNumbers } from './account-numbers.ts'

/** An account to add. It gets the next number of the city's pattern. */
export type NewAccount = {
  readonly premiseId: number
  readonly class: string
  readonly cycle: string
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
  readonly billBy: 'paper' | 'email' | 'both' | 'none'
  readonly largePrint: boolean
  readonly autopay: boolean
  readonly ownerCopy: boolean
  /** The number it had in the system before this one. */
  readonly formerNumber: string | null
  readonly note: string | null
}

/** Adds accounts under the next numbers, and answers both their keys in the order given. */
export async function addAccounts(
  work: Work,
  accounts: readonly NewAccount[],
): Promise<{ id: number; number: string }[]> {
  const numbers = await takeAccountNumbers(work, accounts.length)
  const ids = await insertNumberedRows(work, {
    into: sql`insert into account`,
    rows: accounts.map((account, index) => ({ ...account, number: numbers[index]! })),
    columns: {
      number: ['text', ({ number }) => number],
      premise_id: ['bigint', ({ premiseId }) => premiseId],
      class: ['text', (account) => account.class],
      cycle: ['text', ({ cycle }) => cycle],
      opened_on: ['date', ({ openedOn }) => openedOn],
      closed_on: ['date', ({ closedOn }) => closedOn],
      bill_by: ['text', ({ billBy }) => billBy],
      large_print: ['boolean', ({ largePrint }) => largePrint],
      autopay: ['boolean', ({ autopay }) => autopay],
      owner_copy: ['boolean', ({ ownerCopy }) => ownerCopy],
      former_number: ['text', ({ formerNumber }) => formerNumber],
      note: ['text', ({ note }) => note],
    },
  })
  return ids.map((id, index) => ({ id, number: numbers[index]! }))
}
