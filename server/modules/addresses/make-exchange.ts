import { createHash } from 'node:crypto'
import type { addresses } from '@cartwright/api/addresses'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { csvLines } from '#kernel/csv'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { type SentRow, sentCells, sentColumns } from './exchange-layout.ts'
import { getsMail, isConfidential, type MailingRow, mailingRows, windowOf } from './mailing-rows.ts'
import { addressKey, movingKey } from './read-mail-address.ts'

const atOnce = 5000

/**
 * Exports the mailing addresses of the accounts for a vendor: one row for each name at an address, however many accounts it has. The rows are
 * kept, so that the file is the same whenever it is taken, and its answer is held against what was sent. Confidential addresses are left out
 * and counted. The same request again answers with the export it made.
 */
export async function makeExchange(
  work: Work,
  { body: { key, vendor } }: ReceivedBy<typeof addresses.make>,
): Promise<number> {
  const made = await work.db
    .selectFrom('address_exchange')
    .select('id')
    .where('request_id', '=', key)
    .executeTakeFirst()
  if (made) return made.id
  const { id } = await work.db
    .insertInto('address_exchange')
    .values({
      vendor,
      request_id: key,
      row_count: 0,
      sha256: '',
      confidential_count: await confidentialAccounts(work),
      made_by: work.actor.name,
      made_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = await keepRows(work, id)
  if (rows === 0) refuse('ADDRESS_EXCHANGE_EMPTY', {})
  const hash = createHash('sha256')
  for await (const part of exportParts(work, id)) hash.update(part)
  const sha256 = hash.digest('hex')
  await work.db
    .updateTable('address_exchange')
    .set({ row_count: rows, sha256 })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'export-addresses',
    subject: `address exchange ${id}`,
    changes: { vendor, rows, sha256 },
  })
  return id
}

async function confidentialAccounts(work: Work): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*) as many from account a where ${getsMail(work)} and ${isConfidential(work, sql`a.id`)}`.execute(
    work.db,
  )
  return rows[0]!.many
}

/** Keeps what is sent: names at addresses in the order in which they are met, each with the parties it stands for. */
async function keepRows(work: Work, exchangeId: number): Promise<number> {
  const rowOf = new Map<string, number>()
  for (let after = 0; ; ) {
    const last = await lastAccount(work, after)
    if (last === null) return rowOf.size
    const mail = (await mailingRows(work, { after, many: atOnce })).filter(({ line1 }) => line1.trim() !== '')
    await keepPart(work, { exchangeId, rowOf, mail })
    after = last
  }
}

/** The last account of the next part; null when there is none. */
async function lastAccount({ db }: Work, after: number): Promise<number | null> {
  const { rows } = await sql<{ last: number | null }>`
    select max(id) as last from (select id from account where id > ${after} order by id limit ${atOnce}) a`.execute(
    db,
  )
  return rows[0]!.last
}

type Part = {
  readonly exchangeId: number
  readonly rowOf: Map<string, number>
  readonly mail: readonly MailingRow[]
}

async function keepPart(work: Work, { exchangeId, rowOf, mail }: Part): Promise<void> {
  const keyed = mail.map((one) => ({ one, key: rowKey(one) }))
  const fresh = keyed.filter(({ key }) => {
    if (rowOf.has(key)) return false
    rowOf.set(key, rowOf.size + 1)
    return true
  })
  await insertRows(work, {
    into: sql`insert into address_exchange_row`,
    rows: fresh,
    columns: {
      exchange_id: ['bigint', () => exchangeId],
      row_no: ['bigint', ({ key }) => rowOf.get(key)],
      name: ['text', ({ one }) => one.name],
      line_1: ['text', ({ one }) => one.line1],
      line_2: ['text', ({ one }) => one.line2],
      place: ['text', ({ one }) => one.place],
      state: ['text', ({ one }) => one.state],
      zip: ['text', ({ one }) => one.zip],
      address_key: ['text', ({ one }) => addressKey(windowOf(one))],
      moving_key: ['text', ({ key }) => key],
    },
  })
  await insertRows(work, {
    into: sql`insert into address_exchange_party`,
    rows: keyed,
    columns: {
      exchange_id: ['bigint', () => exchangeId],
      row_no: ['bigint', ({ key }) => rowOf.get(key)],
      party_id: ['bigint', ({ one }) => one.partyId],
      account_id: ['bigint', ({ one }) => one.accountId],
      at_premise: ['boolean', ({ one }) => one.atPremise],
    },
    // A party with several accounts is told apart by its row alone.
    after: sql`on conflict do nothing`,
  })
}

/** An address that Publication 28 does not know is one by its words. */
const rowKey = (one: MailingRow): string => movingKey(windowOf(one)) || windowOf(one).join('\n').toUpperCase()

/** The export part by part, as CSV without a byte order mark, which programs of vendors take for a letter. */
export async function* exportParts(work: Work, exchangeId: number): AsyncGenerator<string> {
  yield csvLines([sentColumns.map(({ name }) => name)])
  for (let after = 0; ; ) {
    const { rows } = await sql<SentRow>`
      select row_no as "rowNo", name, line_1 as line1, line_2 as line2, place, state, zip from address_exchange_row
      where exchange_id = ${exchangeId} and row_no > ${after} order by row_no limit ${atOnce}`.execute(
      work.db,
    )
    if (rows.length === 0) return
    yield csvLines(rows.map((row) => sentCells(exchangeId, row)))
    after = rows.at(-1)!.rowNo
  }
}
