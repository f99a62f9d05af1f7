import type { corrections } from '@cartwright/api/corrections'
import type { Correction, CorrectionRow } from '@cartwright/api/correction-shapes'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import type { ComparedCharge } from './compare-bill.ts'
import { chargeAnswer, lineTexts } from './correction-answers.ts'
import type { Verdict } from './judge-bills.ts'
import { eventRowWords, rowWords, type Told } from './statement-words.ts'
import { replacementsOf } from './stored-replacement.ts'
import { readPostedChanges } from './read-known-facts.ts'

type Row = z.output<typeof CorrectionRow>
type Whole = z.input<typeof Correction>
type Stored = Omit<Row, 'from' | 'until' | 'askedOn' | 'statedEn'> & {
  readonly accountId: number
  readonly citation: string
  readonly told: Told
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly askedOn: PlainDate
}

/** Corrections, the newest first, of one account or all, in one state or any. `after` pages on by number. */
export async function listCorrections(
  work: Work,
  { query }: ReceivedBy<typeof corrections.list>,
): Promise<SuccessOf<typeof corrections.list>> {
  const { state, accountNumber, limit, after } = query
  const account = accountNumber === undefined ? null : await accountByNumber(work, accountNumber)
  const rows = await read(
    work,
    sql`where ${account ? sql`c.account_id = ${account.id}` : sql`true`}
      and ${state ? sql`c.state = ${state}` : sql`true`} and ${after ? sql`c.id < ${after}` : sql`true`}
      order by c.id desc limit ${limit + 1}`,
  )
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(rowAnswer),
    next: rows.length > limit ? String(shown.at(-1)!.correctionId) : null,
  }
}

async function read({ db }: Work, rest: RawBuilder<unknown>): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select c.id as "correctionId", c.account_id as "accountId", a.number as "accountNumber", c.state, c.from_on as "from",
      c.until_on as "until", c.told, c.citation, c.reason, c.override_reason as "overrideReason",
      c.difference_cents as "differenceCents", c.posted_cents as "postedCents", c.asked_by as "askedBy", c.asked_on as "askedOn",
      c.ended_by as "endedBy", c.ended_note as "endedNote", c.adjustment_id as "adjustmentId", c.letter_id as "letterId", c.in_installments as "inInstallments",
      c.rebills, j.state as "adjustmentState", c.desk_case_id as "deskCaseId", k.title as "deskCaseTitle"
    from correction c join account a on a.id = c.account_id left join adjustment j on j.id = c.adjustment_id
    left join desk_case k on k.id = c.desk_case_id ${rest}`.execute(db)
  return rows
}

function rowAnswer(stored: Stored): Row {
  const { accountId: _, citation: __, told, from, until, askedOn, ...rest } = stored
  return {
    ...rest,
    from: from.toString(),
    until: until?.toString() ?? null,
    askedOn: askedOn.toString(),
    statedEn: [...told.en],
  }
}

/** All of one correction, as it was asked for and what became of it. Refuses an unknown number. */
export async function correctionAnswer(work: Work, correctionId: number): Promise<Whole> {
  const [found] = await read(work, sql`where c.id = ${correctionId}`)
  if (!found) return refuse('CORRECTION_NOT_FOUND', { correctionId })
  return {
    ...rowAnswer(found),
    statedEs: [...found.told.es],
    citation: found.citation,
    bills: await billsOf(work, correctionId),
    replacements: await replacementsOf(work, correctionId),
    sharing: await othersSharing(work, correctionId),
    changed: await changedBy(work, found),
  }
}

/** The corrections of other accounts that pay a part of the same service. */
async function othersSharing({ db }: Work, correctionId: number): Promise<Whole['sharing']> {
  const { rows } = await sql<Whole['sharing'][number]>`
    select o.id as "correctionId", a.number as "accountNumber", o.posted_cents as "postedCents"
    from correction c join correction o on coalesce(o.shared_of, o.id) = coalesce(c.shared_of, c.id) and o.id <> c.id
    join account a on a.id = o.account_id where c.id = ${correctionId}
      and (o.id = c.shared_of or o.shared_of = coalesce(c.shared_of, c.id)) order by o.id`.execute(db)
  return rows
}

type BillRow = Omit<Whole['bills'][number], 'charges' | 'verdict'> & { readonly verdict: Verdict }

async function billsOf(work: Work, correctionId: number): Promise<Whole['bills']> {
  const texts = await lineTexts(work)
  const { rows } = await sql<BillRow>`
    select cb.bill_id as "billId", b.number as "billNumber", b.issued_on::text as "issuedOn", b.period_from::text as "periodFrom",
      b.period_until::text as "periodUntil", cb.billed_cents as "billedCents", cb.moved_cents as "movedCents",
      cb.should_cents as "shouldCents", cb.difference_cents as "differenceCents", cb.posted_cents as "postedCents", verdict, why
    from correction_bill cb join bill b on b.id = cb.bill_id
    where cb.correction_id = ${correctionId} order by b.period_from, b.id`.execute(work.db)
  const { rows: charges } = await sql<ComparedCharge & { readonly billId: number }>`
    select bill_id as "billId", about, gl_code as "glCode", billed_cents as "billedCents", moved_cents as "movedCents",
      should_cents as "shouldCents", difference_cents as "differenceCents", posted, should, parts
    from correction_charge where correction_id = ${correctionId} order by bill_id, charge_no`.execute(work.db)
  return rows.map((bill) => ({
    ...bill,
    charges: charges
      .filter(({ billId }) => billId === bill.billId)
      .map((charge) => chargeAnswer(charge, texts)),
  }))
}

/** What it changed of the facts, in words. Nothing, until it is posted. */
async function changedBy(work: Work, { accountId, correctionId, state }: Stored): Promise<Whole['changed']> {
  if (state !== 'posted') return []
  const changes = (await readPostedChanges(work, [accountId])).get(accountId) ?? []
  const its = changes.find((one) => one.correctionId === correctionId)?.changes
  if (!its) return []
  const classes = its.classes ? [{ before: its.classes.before, after: its.classes.after }] : []
  return [
    ...[...its.services, ...its.discounts].map(({ before, after }) => ({
      before: before && rowWords(before),
      after: after && rowWords(after),
    })),
    ...its.events.map(({ before, after }) => ({
      before: before && eventRowWords(before),
      after: after && eventRowWords(after),
    })),
    ...classes.map(({ before, after }) => ({
      before: before?.map(rowWords).join('; ') ?? null,
      after: after?.map(rowWords).join('; ') ?? null,
    })),
  ]
}
