import type { Case } from '@cartwright/api/case-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { contactRows } from '../contacts/contact-rows.ts'

type Shown = z.infer<typeof Case>
type Came = Pick<Shown, 'calls' | 'letters' | 'adjustments' | 'corrections'>
type Dated<Row> = Omit<Row, 'on'> & { readonly on: PlainDate }

/** As many of each kind as a page shows. */
const atMost = 100

/** What was said, written and put right for a case, each newest first: what is linked to it, and what was drafted or asked for from it. */
export const whatCameOf = async (work: Work, caseId: number): Promise<Came> => ({
  calls: await contactRows(
    work,
    sql`c.id in (select key::bigint from case_link where case_id = ${caseId} and kind = 'contact')`,
    atMost,
  ),
  letters: await lettersOf(work, caseId),
  adjustments: await adjustmentsOf(work, caseId),
  corrections: await correctionsOf(work, caseId),
})

async function lettersOf({ db }: Work, caseId: number): Promise<Came['letters']> {
  const { rows } = await sql<Dated<Came['letters'][number]>>`
    select l.id, coalesce(l.sent_on, l.drafted_on) as on, l.state, l.drafted_by as by, coalesce(
      (select w.data ->> 'subject' from letter_paper w where w.letter_id = l.id and l.state <> 'draft'
        order by w.edition desc limit 1),
      replace(l.subject, '{accountNumber}', a.number)) as subject
    from letter l join account a on a.id = l.account_id
    where (l.about_kind = 'case' and l.about_id = ${caseId})
      or (l.about_kind = 'correction' and l.about_id in (select id from correction where desk_case_id = ${caseId}))
      or l.id in (select key::bigint from case_link where case_id = ${caseId} and kind = 'letter')
    order by l.id desc limit ${atMost}`.execute(db)
  return rows.map(told)
}

async function adjustmentsOf({ db }: Work, caseId: number): Promise<Came['adjustments']> {
  const { rows } = await sql<Dated<Came['adjustments'][number]>>`
    select a.id, coalesce(a.posted_on, a.asked_on) as on, a.label_en as reason, a.amount_cents as "amountCents", a.state,
      a.asked_by as by
    from adjustment a
    where a.desk_case_id = ${caseId}
      or a.id in (select key::bigint from case_link where case_id = ${caseId} and kind = 'adjustment')
    order by a.id desc limit ${atMost}`.execute(db)
  return rows.map(told)
}

async function correctionsOf({ db }: Work, caseId: number): Promise<Came['corrections']> {
  const { rows } = await sql<Dated<Came['corrections'][number]>>`
    select c.id, a.number as "accountNumber", c.asked_on as on, c.state, c.told -> 'en' as stated, c.posted_cents as "postedCents",
      c.adjustment_id as "adjustmentId", l.id as "draftLetterId", c.asked_by as by
    from correction c join account a on a.id = c.account_id
    left join letter l on l.id = c.letter_id and l.state = 'draft' and l.about_kind = 'correction' and l.about_id = c.id
    where c.desk_case_id = ${caseId} order by c.id desc limit ${atMost}`.execute(db)
  return rows.map(told)
}

const told = <Row extends { readonly on: PlainDate }>(row: Row): Omit<Row, 'on'> & { on: string } => ({
  ...row,
  on: row.on.toString(),
})
