import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { services } from '@cartwright/api/services'
import { sql } from 'kysely'
import { isBefore, later, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseField } from '../accounts/account-queries.ts'
import { refuseBilled } from '../accounts/billed-until.ts'
import { setClosed } from '../accounts/set-closed.ts'
import { recordCommand } from '../audit/record-command.ts'
import { endService } from './end-service.ts'
import { payersOf, serviceById } from './services-queries.ts'

/**
 * Closes an account from a day: its services stop with it, and its next bill is the final one. Services that began later go. Refuses
 * days that were billed, also to those who share a service of the account.
 */
export async function closeAccount(
  work: Work,
  { params, body }: ReceivedBy<typeof services.closeAccount>,
): Promise<SuccessOf<typeof services.closeAccount>> {
  const account = await lockAccount(work, params.accountNumber)
  const from = PlainDate.from(body.from)
  if (account.closedOn) refuse('ACCOUNT_CLOSED', { closedOn: account.closedOn.toString() })
  if (isBefore(from, account.openedOn))
    refuseField('from', `Write ${account.openedOn.toString()}, when the account was opened, or a later day.`)
  await refuseBilled(work, [account.id], from)
  const stoppedServices = await stopAll(work, account.id, from)
  await setClosed(work, account.id, from)
  await recordCommand(work, {
    command: 'close-account',
    subject: `account ${account.number}`,
    changes: { closedOn: body.from, stoppedServices },
    reason: body.reason ?? null,
  })
  return { accountNumber: account.number, closedOn: body.from, stoppedServices }
}

async function stopAll(work: Work, accountId: number, from: PlainDate): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from service where account_id = ${accountId} and (until_on is null or until_on > ${from}::date)
    order by id`.execute(work.db)
  for (const { id } of rows) {
    const service = await serviceById(work, id)
    await refuseBilled(work, await payersOf(work, service), from)
    await endService(work, service, { until: later(service.from, from) })
  }
  return rows.map(({ id }) => id)
}
