import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccountById } from '../accounts/account-queries.ts'
import { correctClasses, correctDiscounts } from '../accounts/correct-account.ts'
import { recordCommand } from '../audit/record-command.ts'
import { correctEvents } from '../services/correct-events.ts'
import { correctServices } from '../services/correct-services.ts'
import { draftCorrectionLetter } from './correction-letter.ts'
import type { Change, FactChanges } from './fact-changes.ts'
import { makePlan } from './make-plan.ts'
import type { KnownDiscount, KnownService } from './known-facts.ts'
import { makeReplacements } from './make-replacements.ts'
import type { PlannedCorrection } from './plan-correction.ts'
import { planStored } from './plan-stored.ts'
import type { Told } from './statement-words.ts'
import { lockCorrection, type StoredCorrection } from './stored-correction.ts'

/**
 * Lets a correction take effect once its money is posted: the facts change, what had been believed is kept row by row, and from now on
 * bills are made from what is known. It is worked out again: refuses (CORRECTION_OVERTAKEN) when anything it rests on is otherwise
 * than when it was asked for. One that took effect stays as it is.
 */
export async function applyCorrection(work: Work, correctionId: number): Promise<void> {
  const correction = await lockCorrection(work, correctionId)
  if (correction.state === 'posted') return
  if (correction.state !== 'asked')
    refuse('CORRECTION_NOT_ASKED', { state: correction.state, by: correction.ended_by })
  const account = await lockAccountById(work, correction.account_id)
  const plan = await planStored(work, account, correction)
  if (plan.comparison.fingerprint !== correction.fingerprint) refuse('CORRECTION_OVERTAKEN', {})
  await writeFacts(work, correction, plan.comparison.changes)
  const { comparison } = plan
  const replacements = correction.rebills ? await makeReplacements(work, correction, comparison) : []
  const installments = correction.in_installments
    ? await makePlan(work, { accountId: account.id, correctionId, comparison })
    : []
  const letterId = await draftCorrectionLetter(work, {
    accountId: account.id,
    correctionId,
    // What was stored was told when it was asked for.
    told: correction.told as Told,
    citation: correction.citation,
    comparison,
    installments,
    replacements,
  })
  await end(work, correction, letterId)
  await record(work, correction, { accountNumber: account.number, plan, replacements })
}

async function writeFacts(work: Work, correction: StoredCorrection, changes: FactChanges): Promise<void> {
  const services = await writeServices(work, correction.account_id, changes.services)
  const discounts = await writeDiscounts(work, correction.account_id, changes.discounts)
  await correctEvents(
    work,
    changes.events.map(({ after }) => after!),
  )
  const { classes } = changes
  if (classes?.after) await correctClasses(work, correction.account_id, classes.after)
  const rows = [
    ...services.map((change) => ({ what: 'service', ...change })),
    ...discounts.map((change) => ({ what: 'discount', ...change })),
    ...(classes ? [{ what: 'class', ...classes }] : []),
    ...changes.events.map((change) => ({ what: 'event', ...change })),
  ]
  await insertRows(work, {
    into: sql`insert into correction_fact`,
    rows: rows.map((row, index) => ({ ...row, no: index + 1 })),
    columns: {
      correction_id: ['bigint', () => correction.id],
      fact_no: ['bigint', ({ no }) => no],
      what: ['text', ({ what }) => what],
      before: ['jsonb', ({ before }) => before && JSON.stringify(before)],
      after: ['jsonb', ({ after }) => after && JSON.stringify(after)],
    },
  })
}

/** Writes the services, and answers the changes with the numbers the new ones got. */
async function writeServices(
  work: Work,
  accountId: number,
  changes: readonly Change<KnownService>[],
): Promise<Change<KnownService>[]> {
  const found = changes.flatMap(({ before, after }) => (before === null && after ? [after] : []))
  const ids = await correctServices(work, accountId, {
    changed: changes.flatMap(({ before, after }) => (before && after ? [withoutOrigin(after)] : [])),
    found: found.map(({ serviceId, origin, ...service }) => ({
      ...service,
      origin: origin === serviceId ? null : origin,
    })),
  })
  const numbers = new Map(found.map(({ serviceId }, index) => [serviceId, ids[index]!]))
  return changes.map(({ before, after }) => ({ before, after: after && numbered(after, numbers) }))
}

function withoutOrigin(known: KnownService) {
  const { origin: _, ...service } = known
  return service
}

function numbered(service: KnownService, numbers: ReadonlyMap<number, number>): KnownService {
  const serviceId = numbers.get(service.serviceId) ?? service.serviceId
  return { ...service, serviceId, origin: service.origin === service.serviceId ? serviceId : service.origin }
}

async function writeDiscounts(
  work: Work,
  accountId: number,
  changes: readonly Change<KnownDiscount>[],
): Promise<Change<KnownDiscount>[]> {
  const found = changes.flatMap(({ before, after }) => (before === null && after ? [after] : []))
  const ids = await correctDiscounts(work, accountId, {
    gone: changes.flatMap(({ before, after }) => (before && !after ? [before.discountId] : [])),
    changed: changes.flatMap(({ before, after }) => (before && after ? [after] : [])),
    found,
  })
  const numbers = new Map(found.map(({ discountId }, index) => [discountId, ids[index]!]))
  return changes.map(({ before, after }) => ({
    before,
    after: after && { ...after, discountId: numbers.get(after.discountId) ?? after.discountId },
  }))
}

/** Marks it as posted, with how far the bills and entries of the account went when it was. */
async function end(
  { db, actor }: Work,
  { id, account_id }: StoredCorrection,
  letterId: number | null,
): Promise<void> {
  await sql`update correction set state = 'posted', ended_by = ${actor.name}, ended_at = clock_timestamp(),
      letter_id = ${letterId},
      through_bill = (select coalesce(max(id), 0) from bill where account_id = ${account_id}),
      through_entry = (select coalesce(max(id), 0) from entry where account_id = ${account_id})
    where id = ${id}`.execute(db)
}

type Recorded = {
  readonly accountNumber: string
  readonly plan: PlannedCorrection
  readonly replacements: readonly string[]
}

const record = (
  work: Work,
  { id, asked_by, reason, shared_of }: StoredCorrection,
  { accountNumber, plan, replacements }: Recorded,
): Promise<void> =>
  recordCommand(work, {
    command: plan.statement.facts.length > 0 || shared_of !== null ? 'correct-past' : 'cancel-and-rebill',
    subject: `account ${accountNumber}`,
    changes: {
      correctionId: id,
      from: plan.statement.from.toString(),
      until: plan.statement.until?.toString() ?? null,
      facts: plan.statement.facts,
      bills: plan.comparison.bills.map(({ bill, verdict, postedCents }) => ({
        bill: bill.number,
        verdict,
        postedCents,
      })),
      postedCents: plan.comparison.postedCents,
      ...(replacements.length > 0 && { replacements }),
      askedBy: asked_by,
    },
    reason,
  })
