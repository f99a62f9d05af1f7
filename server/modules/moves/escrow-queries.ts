import { EscrowFigures, type escrow } from '@cartwright/api/escrow'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

type Shown = SuccessOf<typeof escrow.ofAccount>['rows'][number]
type Row = Omit<Shown, 'figures' | 'askedOn'> & { readonly figures: unknown; readonly askedOn: PlainDate }

async function read(work: Work, where: RawBuilder<unknown>): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select e.id as "escrowLetterId", e.escrow_number as "escrowNumber", p.name as company, e.send_by as "sendBy",
      e.letter_id as "letterId", e.figures, e.asked_by as "askedBy", e.asked_on as "askedOn"
    from escrow_letter e join party p on p.id = e.party_id where ${where} order by e.id desc`.execute(work.db)
  return rows.map((row) => ({
    ...row,
    figures: EscrowFigures.parse(row.figures),
    askedOn: row.askedOn.toString(),
  }))
}

/** What escrow companies were told of an account, newest first. */
export const escrowLetters = (work: Work, accountId: number): Promise<Shown[]> =>
  read(work, sql`e.account_id = ${accountId}`)

/** One of them. */
export const escrowLetter = async (work: Work, id: number): Promise<Shown> =>
  (await read(work, sql`e.id = ${id}`))[0]!

/** The number of the one that a request wrote; null when it wrote none. */
export async function escrowLetterOfRequest({ db }: Work, requestId: string): Promise<number | null> {
  const found = await db
    .selectFrom('escrow_letter')
    .select('id')
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return found?.id ?? null
}
