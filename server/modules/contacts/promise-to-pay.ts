import type { desk } from '@cartwright/api/desk'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseField } from '../accounts/account-queries.ts'
import { standings } from '../accounts/party-queries.ts'
import { refuseChangedMeanwhile } from '../audit/changed-meanwhile.ts'
import { recordCommand } from '../audit/record-command.ts'
import { promiseRows, type ShownPromise } from './promise-rows.ts'

/** How far ahead a promise may lie: what is later is a payment plan. */
const monthsAhead = 3

/**
 * Records that somebody promised to pay so much by a day. An account has one open promise at a time: of two clerks who take one at once,
 * the second is told of the first. A request that comes again answers with what was recorded.
 */
export async function promiseToPay(
  work: Work,
  { params, body }: ReceivedBy<typeof desk.promise>,
): Promise<ShownPromise> {
  const account = await lockAccount(work, params.accountNumber)
  const [before] = await promiseRows(work, sql`pr.request_key = ${body.key}`)
  if (before) return before
  const dueOn = PlainDate.from(body.dueOn)
  if (isBefore(dueOn, work.today)) refuseField('dueOn', 'Write today or a later day.')
  if (isBefore(work.today.add({ months: monthsAhead }), dueOn))
    refuseField('dueOn', `Write a day within ${monthsAhead} months. What takes longer is a payment plan.`)
  const { partyId } = body
  if (partyId !== null && !(await standings(work, account.id)).some((one) => one.partyId === partyId))
    refuse('PARTY_NOT_FOUND', { partyId })
  const promises = await promiseRows(work, sql`pr.account_id = ${account.id}`)
  const open = promises.find(({ state }) => state === 'open')
  if (open)
    refuse('PROMISE_STILL_OPEN', {
      promiseId: open.id,
      amountCents: open.amountCents,
      dueOn: open.dueOn,
      takenBy: open.takenBy,
    })
  const { id } = await work.db
    .insertInto('promise')
    .values({
      request_key: body.key,
      account_id: account.id,
      party_id: partyId,
      contact_id: body.contactId,
      amount_cents: body.amountCents,
      made_on: work.today,
      due_on: dueOn,
      note: body.note || null,
      taken_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'promise-to-pay',
    subject: `account ${account.number}`,
    changes: { promiseId: id, amountCents: body.amountCents, dueOn: body.dueOn },
  })
  return (await promiseRows(work, sql`pr.id = ${id}`))[0]!
}

/** Takes an open promise back. Refuses one that is kept, broken or taken back already, and whoever has not seen the latest version. */
export async function withdrawPromise(
  work: Work,
  { params, body }: ReceivedBy<typeof desk.withdrawPromise>,
): Promise<ShownPromise> {
  const account = await lockAccount(work, params.accountNumber)
  const [found] = await promiseRows(work, sql`pr.id = ${params.id} and pr.account_id = ${account.id}`)
  if (!found) return refuse('PROMISE_NOT_FOUND', { promiseId: params.id })
  await refuseChangedMeanwhile(work, {
    subject: `promise ${params.id}`,
    now: found.version,
    seen: body.version,
  })
  if (found.state !== 'open') refuse('PROMISE_NOT_OPEN', { state: found.state })
  const version = found.version + 1
  await work.db
    .updateTable('promise')
    .set({
      version,
      withdrawn_on: work.today,
      withdrawn_by: work.actor.name,
      withdrawn_because: body.because,
    })
    .where('id', '=', params.id)
    .execute()
  await recordCommand(work, {
    command: 'withdraw-promise',
    subject: `promise ${params.id}`,
    changes: { accountNumber: account.number, version },
    reason: body.because,
  })
  return (await promiseRows(work, sql`pr.id = ${params.id}`))[0]!
}
