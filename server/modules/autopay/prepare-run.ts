import type { autopay } from '@cartwright/api/autopay'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { earlier, isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { isBankingDay } from '../bank-files/banking-days.ts'
import { type AutopayRule, autopayRule, type WayToAgree } from '../policies/autopay-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type AchRunShown, achRun } from './ach-run-rows.ts'
import { drawDay } from './due-bills.ts'
import { type LeftOut, planDraws } from './plan-draws.ts'
import { prenotesToSend } from './prenotes.ts'

const secOf = { paper: 'PPD', web: 'WEB', phone: 'TEL', business: 'CCD' } as const

/** A payment or prenote to be sent, with the bank details as they are. Its number at the bank is encrypted. */
type NewAchEntry = {
  readonly mandateId: number | null
  readonly accountId: number
  readonly billId: number | null
  readonly sec: (typeof secOf)[keyof typeof secOf]
  readonly side: 'debit' | 'credit'
  readonly holderName: string
  readonly routing: string
  readonly accountKind: 'checking' | 'savings'
  readonly sealedNumber: string
  readonly last4: string
  readonly amountCents: number
  readonly flag: 'first' | 'changed' | null
}

/**
 * Prepares a file to the bank: what is due to be drawn by a banking day, or the prenotes that wait. Nothing is drawn before a second person releases it.
 * Refuses without a rule of the city, a day on which banks are closed or that is over, beside one of its kind that waits, and where there is nothing to
 * send, with the next day that has something.
 */
export async function prepareRun(
  work: Work,
  { body: { kind, drawOn: written } }: ReceivedBy<typeof autopay.prepare>,
): Promise<AchRunShown> {
  const rule = autopayRule(await policiesFor(work), work.today) ?? refuse('AUTOPAY_NOT_RULED', {})
  const drawOn = PlainDate.from(written)
  if (isBefore(drawOn, work.today)) refuseField('drawOn', 'Write today or a later day.')
  if (!isBankingDay(drawOn)) refuseField('drawOn', 'Banks do not work on that day. Write another one.')
  if (drawOn.since(work.today).days > furthestDays) refuseField('drawOn', 'Write a day within a month.')
  await refuseWaiting(work, kind)
  if (kind === 'prenote') {
    const entries = (await prenotesToSend(work)).map(entryOf)
    return keepRun(work, { kind, drawOn, entries, leftOut: [], citation: rule.citation })
  }
  const { draws, leftOut } = await planDraws(work, rule, drawOn)
  if (draws.length === 0)
    refuse('ACH_RUN_EMPTY', { leftOut: leftOut.length, nextOn: await nextDrawOn(work, rule) })
  return keepRun(work, { kind, drawOn, entries: draws.map(entryOf), leftOut, citation: rule.citation })
}

/** A file is prepared for a day at most so many days away. */
const furthestDays = 31

/** The first day for which there is something to draw, as the books are now; null: there is none that a file may be prepared for. */
async function nextDrawOn(work: Work, rule: AutopayRule): Promise<string | null> {
  const { draws } = await planDraws(work, rule, work.today.add({ days: furthestDays }))
  const days = draws.map(({ dueOn }) => drawDay(dueOn, rule.daysAfterDue))
  return days.length === 0 ? null : days.reduce(earlier).toString()
}

/** The database holds it too: of two who prepare in one moment the second waits for the first, and is refused here. */
async function refuseWaiting({ db }: Work, kind: string): Promise<void> {
  const waiting = await db
    .selectFrom('ach_run')
    .select('id')
    .where('kind', '=', kind)
    .where('state', '=', 'prepared')
    .executeTakeFirst()
  if (waiting) refuse('ACH_RUN_WAITS', { runId: waiting.id })
}

type Drawn = Omit<NewAchEntry, 'sec' | 'side'> & { readonly givenBy: WayToAgree }

/** A bill or a prenote as an entry, in the class the customer’s word gives it. */
const entryOf = (drawn: Drawn): NewAchEntry => ({ ...drawn, sec: secOf[drawn.givenBy], side: 'debit' })

type NewRun = {
  readonly kind: AchRunShown['kind']
  readonly drawOn: PlainDate
  readonly entries: readonly NewAchEntry[]
  readonly leftOut: readonly LeftOut[]
  readonly citation: string
}

/** Keeps a run with its entries, ordered by class so that each batch of its file is one piece. Refuses one with nothing to send, and beside one that waits. */
export async function keepRun(work: Work, run: NewRun): Promise<AchRunShown> {
  const { kind, drawOn, entries, leftOut, citation } = run
  if (entries.length === 0) refuse('ACH_RUN_EMPTY', { leftOut: leftOut.length, nextOn: null })
  const added = await work.db
    .insertInto('ach_run')
    .values({
      kind,
      draw_on: drawOn,
      state: 'prepared',
      left_out: JSON.stringify(leftOut),
      citation,
      prepared_by: work.actor.name,
      prepared_key: work.actor.userId ?? work.actor.name,
      prepared_on: work.today,
    })
    .onConflict((waiting) => waiting.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) {
    await refuseWaiting(work, kind)
    // It was cancelled in between.
    return keepRun(work, run)
  }
  const { id } = added
  await insertRows(work, {
    into: sql`insert into ach_entry`,
    rows: entries.toSorted((a, b) => a.sec.localeCompare(b.sec)),
    columns: {
      run_id: ['bigint', () => id],
      mandate_id: ['bigint', ({ mandateId }) => mandateId],
      account_id: ['bigint', ({ accountId }) => accountId],
      bill_id: ['bigint', ({ billId }) => billId],
      sec: ['text', ({ sec }) => sec],
      side: ['text', ({ side }) => side],
      holder_name: ['text', ({ holderName }) => holderName],
      routing: ['text', ({ routing }) => routing],
      account_kind: ['text', ({ accountKind }) => accountKind],
      sealed_number: ['text', ({ sealedNumber }) => sealedNumber],
      last4: ['text', ({ last4 }) => last4],
      amount_cents: ['bigint', ({ amountCents }) => amountCents],
      flag: ['text', ({ flag }) => flag],
    },
  })
  const kept = await achRun(work, id)
  await recordCommand(work, {
    command: 'prepare-bank-run',
    subject: `bank run ${id}`,
    changes: {
      kind,
      drawOn: kept.drawOn,
      entries: kept.entries,
      amountCents: kept.amountCents,
      leftOut: kept.leftOut,
    },
  })
  return kept
}
