import type { refunds } from '@cartwright/api/refunds'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { codesByKind } from '../ledger/ledger-queries.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { reverseEntry } from '../ledger/reverse-entry.ts'
import { reopenItem } from '../suspense/return-item.ts'
import { lockBatch, lockRefund, type RefundShown, wholeBatch, type WholeBatch } from './refund-rows.ts'

/**
 * Takes the numbers of checks back from Finance: what was owed is paid, out of cash, on the day of its check. The same numbers again change nothing.
 * All or nothing. Refuses a number that stands with another refund, a refund named twice or that waits for no check, and a day to come or before the
 * refund was owed.
 */
export async function recordChecks(
  work: Work,
  { params: { batchId }, body: { checks } }: ReceivedBy<typeof refunds.checks>,
): Promise<WholeBatch> {
  const whole = await lockBatch(work, batchId)
  const { refunds: known } = whole
  if (new Set(checks.map(({ refundId }) => refundId)).size < checks.length)
    refuseField('checks', 'Name each refund once: it is paid by one check.')
  const news: { refund: RefundShown; checkNumber: string; on: PlainDate }[] = []
  for (const { refundId, checkNumber: written, on } of checks) {
    const checkNumber = asStored(written)
    const refund = known.find((one) => one.refundId === refundId) ?? refuse('REFUND_NOT_FOUND', { refundId })
    if (refund.state === 'paid' && refund.checkNumber === checkNumber && refund.checkOn === on) continue
    if (refund.state !== 'to-pay' || refund.way !== 'check')
      refuse('REFUND_NOT_IN_STATE', { refundId, state: refund.state })
    const day = PlainDate.from(on)
    if (isBefore(work.today, day)) refuseField('on', 'Write the day of the check: today or an earlier one.')
    const since = owedSince(whole, refund)
    if (on < since)
      refuseField('on', `Write ${since} or a later day: before, nothing was owed for the check.`)
    news.push({ refund, checkNumber, on: day })
  }
  await refuseTaken(
    work,
    news.map(({ checkNumber }) => checkNumber),
  )
  const { cash } = await codesByKind(work, 'cash')
  for (const one of news) await payByCheck(work, { ...one, cash })
  if (news.length > 0)
    await recordCommand(work, {
      command: 'record-refund-checks',
      subject: `refund batch ${batchId}`,
      changes: {
        checks: news.map(({ refund, checkNumber }) => ({ refundId: refund.refundId, checkNumber })),
        cents: news.reduce((all, { refund }) => all + refund.amountCents, 0),
      },
    })
  return wholeBatch(work, batchId)
}

/** A check number without the zeros before it: 0009001 and 9001 are one check. */
const asStored = (written: string): string => written.replace(/^0+(?=.)/, '')

/** The day from which a refund is owed: its batch was approved, or the check it stands in place of was voided. */
const owedSince = ({ batch, refunds: known }: WholeBatch, { reissueOf }: RefundShown): string =>
  known.find(({ refundId }) => refundId === reissueOf)?.endedOn ?? batch.decidedOn ?? ''

async function refuseTaken(work: Work, numbers: readonly string[]): Promise<void> {
  const twice = numbers.filter((number, at) => numbers.indexOf(number) !== at)
  const rows =
    numbers.length === 0
      ? []
      : await work.db
          .selectFrom('refund')
          .select('check_number')
          .where(sql`ltrim(check_number, '0')`, 'in', [...numbers])
          .execute()
  const taken = [...new Set([...twice, ...rows.flatMap(({ check_number }) => check_number ?? [])])]
  if (taken.length > 0) refuse('REFUND_CHECK_TAKEN', { checkNumbers: taken })
}

type Paid = {
  readonly refund: RefundShown
  readonly checkNumber: string
  readonly on: PlainDate
  readonly cash: string
}

async function payByCheck(work: Work, { refund, checkNumber, on, cash }: Paid): Promise<void> {
  const { refundId, amountCents } = refund
  const entryId = await postEntry(work, {
    postedOn: on,
    debit: await owedIn(work, refundId),
    credit: cash,
    amount: cents(amountCents),
    accountId: null,
    source: 'refund',
    sourceId: refundId,
  })
  await work.db
    .updateTable('refund')
    .set({ state: 'paid', check_number: checkNumber, check_on: on, paid_entry_id: entryId })
    .where('id', '=', refundId)
    .execute()
}

/**
 * Voids a check, or gives up what waits for one. Its cash is back; then another check is owed in its place, or the money is where it was: a credit of
 * the account, or an item in suspense. Of a deposit only another check is owed. Refuses a check that a statement shows as paid.
 */
export async function voidRefund(
  work: Work,
  { params: { refundId }, body: { reason, instead } }: ReceivedBy<typeof refunds.void>,
): Promise<WholeBatch> {
  const refund = await lockRefund(work, refundId, instead === 'reissue' ? ['paid'] : ['paid', 'to-pay'])
  if (instead === 'give-back' && refund.kind === 'deposit')
    refuse('REFUND_NOT_IN_STATE', { refundId, state: 'deposit' })
  const stored = await work.db
    .selectFrom('refund')
    .selectAll()
    .where('id', '=', refundId)
    .executeTakeFirstOrThrow()
  const postedOn = work.today
  await endRefund(work, refundId, reason)
  await refuseUnderWay(work, refundId)
  if (stored.paid_entry_id !== null)
    await reverseEntry(work, { entryId: stored.paid_entry_id, postedOn, reason })
  if (instead === 'give-back') {
    await reverseEntry(work, { entryId: stored.owed_entry_id!, postedOn, reason })
    if (refund.kind === 'suspense') await reopenItem(work, refund.sourceId, reason)
  } else await reissue(work, refundId, null)
  await recordCommand(work, {
    command: instead === 'reissue' ? 'reissue-refund' : 'give-back-refund',
    subject: refund.accountNumber === null ? `refund ${refundId}` : `account ${refund.accountNumber}`,
    changes: { refundId, checkNumber: refund.checkNumber, amountCents: refund.amountCents },
    reason,
  })
  return wholeBatch(work, refund.batchId)
}

/**
 * Voids a check that nobody cashed and nobody claimed: its cash is back, and what was owed rests on the account of refunds payable, from where the
 * caller takes it and records the command it is part of. Refuses a refund that is not paid, and a check that a statement shows as paid.
 */
export async function voidUncashed(work: Work, refundId: number, reason: string): Promise<void> {
  await lockRefund(work, refundId, ['paid'])
  const { paid_entry_id } = await work.db
    .selectFrom('refund')
    .select('paid_entry_id')
    .where('id', '=', refundId)
    .executeTakeFirstOrThrow()
  await endRefund(work, refundId, reason)
  await reverseEntry(work, { entryId: paid_entry_id!, postedOn: work.today, reason })
}

/** Owes a check in place of a refund that is void; with why, where it was not to be one. */
export async function reissue(work: Work, refundId: number, wayNote: string | null): Promise<void> {
  await sql`
    insert into refund (batch_id, kind, source_id, account_id, payee_name, amount_cents, state, owed_in, owed_entry_id, reissue_of, way_note)
    select batch_id, kind, source_id, account_id, payee_name, amount_cents, 'to-pay', owed_in, owed_entry_id, id, ${wayNote}
    from refund where id = ${refundId}`.execute(work.db)
}

/** Refuses what is on its way back, or went: only a check is voided. The refund is held before, so that no file takes it meanwhile. */
async function refuseUnderWay({ db }: Work, refundId: number): Promise<void> {
  const { rows } = await sql<{ way: string }>`
    select r.way from refund r left join online_refund o on o.id = r.online_refund_id
    left join ach_entry e on e.id = r.ach_entry_id left join ach_run n on n.id = e.run_id
    where r.id = ${refundId} and ((r.way = 'online' and o.state <> 'failed') or (r.way = 'bank' and n.state <> 'cancelled'))`.execute(
    db,
  )
  if (rows.length > 0) refuse('REFUND_NOT_IN_STATE', { refundId, state: 'on its way back' })
}

/**
 * Says that a refund is void, and then refuses it when the bank has paid its check: whoever matches the check at the same time holds the refund, so that
 * one of the two sees what the other did.
 */
export async function endRefund({ db, actor, today }: Work, refundId: number, reason: string): Promise<void> {
  const ended = { ended_by: actor.name, ended_on: today, ended_reason: reason }
  const { check_number } = await db
    .updateTable('refund')
    .set({ state: 'voided', ...ended })
    .where('id', '=', refundId)
    .returning('check_number')
    .executeTakeFirstOrThrow()
  const paid = await db
    .selectFrom('bank_match_item')
    .select('match_id')
    .where('item_key', '=', `refund-check ${refundId}`)
    .where('undone', '=', false)
    .executeTakeFirst()
  if (paid) refuse('REFUND_CHECK_CASHED', { checkNumber: check_number ?? '', matchId: paid.match_id })
}

async function owedIn({ db }: Work, refundId: number): Promise<string> {
  const { owed_in } = await db
    .selectFrom('refund')
    .select('owed_in')
    .where('id', '=', refundId)
    .executeTakeFirstOrThrow()
  return owed_in!
}
