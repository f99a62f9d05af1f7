import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** Says that a line of a statement is this bank deposit, and of which day. The caller records the command it is part of. */
export async function depositMatched({ db }: Work, bankDepositId: number, on: PlainDate): Promise<void> {
  await db
    .updateTable('bank_deposit')
    .set({ state: 'on-statement', statement_on: on })
    .where('id', '=', bankDepositId)
    .where('state', '<>', 'prepared')
    .execute()
}

/** Takes that back: the bank deposit was sent, and no statement has it. The caller records the command it is part of. */
export async function depositUnmatched({ db }: Work, bankDepositId: number): Promise<void> {
  await db
    .updateTable('bank_deposit')
    .set({ state: 'sent', statement_on: null, statement_note: null })
    .where('id', '=', bankDepositId)
    .where('state', '=', 'on-statement')
    .execute()
}
