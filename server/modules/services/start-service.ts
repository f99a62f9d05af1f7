import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { services } from '@cartwright/api/services'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseClosed, refuseField } from '../accounts/account-queries.ts'
import { refuseBilled } from '../accounts/billed-until.ts'
import { refuseUnbilledPast } from '../accounts/first-days.ts'
import { recordCommand } from '../audit/record-command.ts'
import { addServices, type NewService } from './add-services.ts'
import { checkService } from './check-service.ts'
import { likeService } from './services-queries.ts'

/**
 * Starts a service from a day. Refuses one that the account has already: then there are more containers of it; and days that no bill would
 * charge (`refuseUnbilledPast`).
 */
export async function startService(
  work: Work,
  { params, body }: ReceivedBy<typeof services.start>,
): Promise<SuccessOf<typeof services.start>> {
  const account = await lockAccount(work, params.accountNumber)
  const from = PlainDate.from(body.from)
  refuseClosed(account, from)
  if (isBefore(from, account.openedOn))
    refuseField('from', `Write ${account.openedOn.toString()}, when the account was opened, or a later day.`)
  const service = { ...body, accountId: account.id, from, until: account.closedOn, startReason: 'start' }
  await checkService(work, service, account.class)
  await refuseLike(work, service)
  await refuseBilled(work, [account.id], from)
  await refuseUnbilledPast(work, account, from)
  const [serviceId] = await addServices(work, [service])
  await recordCommand(work, {
    command: 'start-service',
    subject: `account ${account.number}`,
    changes: { serviceId, ...body },
  })
  return { accountNumber: account.number, serviceId: serviceId! }
}

/** Refuses a service like one that the account has on some of its days; `except` is the one it takes the place of. */
export async function refuseLike(
  work: Work,
  service: NewService,
  except: number | null = null,
): Promise<void> {
  const like = await likeService(work, service, except)
  if (!like) return
  refuse('SERVICE_ALREADY_THERE', {
    serviceId: like.id,
    from: like.from.toString(),
    until: like.until?.toString() ?? null,
  })
}
