import type { Contact } from '@cartwright/api/contact-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { payerParty } from '../accounts/payer-party.ts'
import { instant } from '../billing/bill-run.ts'

/** A conversation as the contract has it. */
export type ShownContact = z.infer<typeof Contact>
type Stored = Omit<
  ShownContact,
  'followUpOn' | 'followUpDoneOn' | 'begunOn' | 'begunAt' | 'endedAt' | 'seconds'
> & {
  followUpOn: PlainDate | null
  followUpDoneOn: PlainDate | null
  begunOn: PlainDate
  begunAt: Temporal.Instant
  endedAt: Temporal.Instant | null
}

/** Conversations that fit a condition on `c`, newest first, `limit` at most. */
export async function contactRows(
  work: Work,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<ShownContact[]> {
  const { rows } = await sql<Stored>`
    select c.id, c.version, a.number as "accountNumber", payer.name as "payerName", c.party_id as "partyId",
      p.name as "partyName", c.channel, c.direction, c.phone, c.reason, b.number as "billNumber",
      c.bill_line_no as "billLineNo", l.code as "billLineCode", c.outcome, c.notes, c.follow_up_on as "followUpOn",
      c.follow_up_done_on as "followUpDoneOn", c.follow_up_done_by as "followUpDoneBy", c.taken_by as "takenBy",
      c.begun_on as "begunOn", c.begun_at as "begunAt", c.ended_at as "endedAt", cases.cases
    from contact c left join account a on a.id = c.account_id left join party p on p.id = c.party_id
    left join bill b on b.id = c.bill_id left join bill_line l on l.bill_id = c.bill_id and l.line_no = c.bill_line_no
    left join lateral ${payerParty(work, sql`c.account_id`)} payer on true
    left join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'closedOn', d.closed_on)
        order by d.id), '[]') as cases
      from case_link k join desk_case d on d.id = k.case_id where k.kind = 'contact' and k.key = c.id::text) cases on true
    where ${where} order by c.begun_on desc, c.id desc limit ${limit}`.execute(work.db)
  return rows.map(asContact)
}

function asContact({ begunAt, endedAt, followUpOn, followUpDoneOn, begunOn, ...same }: Stored): ShownContact {
  const seconds = Math.max(0, Math.round((endedAt ?? instant()).since(begunAt).total('seconds')))
  return {
    ...same,
    followUpOn: followUpOn?.toString() ?? null,
    followUpDoneOn: followUpDoneOn?.toString() ?? null,
    begunOn: begunOn.toString(),
    begunAt: begunAt.toString(),
    endedAt: endedAt?.toString() ?? null,
    // Nobody timed what was begun and ended in one moment.
    seconds: endedAt && seconds === 0 ? null : seconds,
  }
}

/** One conversation. Refuses CONTACT_NOT_FOUND. */
export async function contactById(work: Work, id: number): Promise<ShownContact> {
  const [found] = await contactRows(work, sql`c.id = ${id}`, 1)
  return found ?? refuse('CONTACT_NOT_FOUND', { contactId: id })
}

/** The call a person is on; null when there is none. */
export async function callGoing(work: Work, userKey: string): Promise<ShownContact | null> {
  const rows = await contactRows(work, sql`c.taken_by_user = ${userKey} and c.ended_at is null`, 1)
  return rows[0] ?? null
}
