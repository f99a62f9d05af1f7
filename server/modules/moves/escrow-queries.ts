import { EscrowFigures, type escrow } from '@cartwright/api/escrow'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { addressText } from '../premises/address-text.ts'

type Shown = SuccessOf<typeof escrow.ofAccount>['rows'][number]
type Row = Omit<Shown, 'figures' | 'askedOn' | 'dueOn' | 'sentOn' | 'address'> & {
  readonly figures: unknown
  readonly askedOn: PlainDate
  readonly dueOn: PlainDate | null
  readonly sentOn: PlainDate | null
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
}

/** Still to be sent: its letter is neither on its way nor given up, or it came back. */
const toSend = sql`(l.state is null or l.state in ('draft', 'waiting', 'approved', 'returned'))`
const late = ({ today }: Work) =>
  sql`(${toSend} and (e.due_on < ${today}::date or e.good_through < ${today}::date))`

async function read(
  work: Work,
  where: RawBuilder<unknown>,
  { orderBy, limit }: { orderBy: RawBuilder<unknown>; limit: number } = {
    orderBy: sql`e.id desc`,
    limit: 1000,
  },
): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select e.id as "escrowLetterId", a.number as "accountNumber", pr.street_number, pr.street, pr.unit,
      e.escrow_number as "escrowNumber", p.name as company, e.send_by as "sendBy", e.due_on as "dueOn", e.letter_id as "letterId",
      case when l.state in ('printed', 'sent') then 'sent' when l.state = 'returned' then 'came-back'
        when l.state = 'withdrawn' then 'withdrawn' else 'to-send' end as standing,
      l.sent_on as "sentOn", ${late(work)} as late, e.good_through >= ${work.today}::date as "isGood",
      e.figures, e.asked_by as "askedBy", e.asked_on as "askedOn"
    from escrow_letter e join party p on p.id = e.party_id join account a on a.id = e.account_id
    join premise pr on pr.id = a.premise_id left join letter l on l.id = e.letter_id
    where ${where} order by ${orderBy} limit ${limit}`.execute(work.db)
  return rows.map(({ street_number, street, unit, ...row }) => ({
    ...row,
    address: addressText({ street_number, street, unit }),
    figures: EscrowFigures.parse(row.figures),
    dueOn: row.dueOn?.toString() ?? null,
    sentOn: row.sentOn?.toString() ?? null,
    askedOn: row.askedOn.toString(),
  }))
}

/** Closing letters of all accounts: those still to be sent by their day, or all, with how many are to be sent and late. */
export async function listEscrowLetters(
  work: Work,
  { view, limit }: { readonly view: 'to-send' | 'all'; readonly limit: number },
): Promise<SuccessOf<typeof escrow.list>> {
  const rows =
    view === 'all'
      ? await read(work, sql`true`, { orderBy: sql`e.id desc`, limit })
      : await read(work, toSend, {
          orderBy: sql`least(e.due_on, e.good_through), e.id`,
          limit,
        })
  const { rows: counted } = await sql<{ toSend: number; late: number; today: number }>`
    select count(*) as "toSend", count(*) filter (where ${late(work)}) as late,
      count(*) filter (where e.due_on = ${work.today}::date and not ${late(work)}) as today
    from escrow_letter e left join letter l on l.id = e.letter_id where ${toSend}`.execute(work.db)
  return { rows, counts: counted[0]! }
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
