import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { parseDay } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { ReadStatement } from './read-statements.ts'

/** Keeps the accounts of a statement with their lines, for matching deposits to them. */
export async function storeStatements(
  work: Work,
  fileId: number,
  statements: readonly ReadStatement[],
): Promise<void> {
  for (const { lines, ...statement } of statements) {
    const { id } = await work.db
      .insertInto('bank_statement')
      .values({
        file_id: fileId,
        account: statement.account,
        as_of: statement.asOf === null ? null : parseDay(statement.asOf),
        currency: statement.currency,
        opening_cents: statement.openingCents,
        closing_cents: statement.closingCents,
        credit_cents: statement.creditCents,
        debit_cents: statement.debitCents,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await insertRows(work, {
      into: sql`insert into bank_statement_line`,
      rows: lines,
      columns: {
        statement_id: ['bigint', () => id],
        line: ['bigint', ({ line }) => line],
        type_code: ['text', ({ typeCode }) => typeCode],
        side: ['text', ({ side }) => side],
        use: ['text', ({ use }) => use],
        amount_cents: ['bigint', ({ amountCents }) => amountCents],
        value_on: ['date', ({ valueOn }) => valueOn],
        bank_reference: ['text', ({ bankReference }) => bankReference],
        customer_reference: ['text', ({ customerReference }) => customerReference],
        text: ['text', ({ text }) => text],
      },
    })
  }
}
