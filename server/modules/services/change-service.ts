import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { services } from '@cartwright/api/services'
import { isBefore, isSame, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseClosed, refuseField } from '../accounts/account-queries.ts'
import { refuseBilled } from '../accounts/billed-until.ts'
import { refuseUnbilledPast } from '../accounts/first-days.ts'
import { recordCommand } from '../audit/record-command.ts'
import { addServices } from './add-services.ts'
import { copyShares } from './add-shares.ts'
import { checkService } from './check-service.ts'
import { endService } from './end-service.ts'
import { type KnownService, payersOf, serviceById } from './services-queries.ts'
import { refuseLike } from './start-service.ts'

const changeable = ['container', 'size', 'quantity', 'pickupsPerWeek', 'location', 'units', 'note'] as const

/**
 * Changes a service from a day: the old one ends, and another begins that goes as far as the old one did, shared as it was. Refuses
 * days that were billed, for any account that pays a part of it, and days that no bill would charge.
 */
export async function changeService(
  work: Work,
  { params, body }: ReceivedBy<typeof services.change>,
): Promise<SuccessOf<typeof services.change>> {
  const account = await lockAccount(work, (await serviceById(work, params.serviceId)).accountNumber)
  // Read again now that nobody else can change it.
  const service = await serviceById(work, params.serviceId)
  const { from: day, reason, ...wanted } = body
  const from = PlainDate.from(day)
  refuseClosed(account, from)
  refuseOutside(service, from)
  const { id: _, accountNumber: __, ...before } = service
  const changed = changeable.filter(
    (field) => wanted[field] !== undefined && wanted[field] !== service[field],
  )
  if (changed.length === 0) refuse('ALREADY_SO', { since: service.from.toString() })
  const told = Object.fromEntries(changed.map((field) => [field, wanted[field]]))
  const after = { ...before, ...told, from, startReason: 'change' }
  await checkService(work, after, account.class)
  await refuseLike(work, after, service.id)
  await refuseBilled(work, await payersOf(work, service), from)
  await refuseUnbilledPast(work, account, from)
  const [serviceId] = await addServices(work, [after])
  await copyShares(work, { fromService: service.id, toService: serviceId! })
  await endService(work, service, { until: from, successor: serviceId! })
  await recordCommand(work, {
    command: 'change-service',
    subject: `account ${account.number}`,
    changes: {
      from: day,
      before: {
        serviceId: service.id,
        ...Object.fromEntries(changed.map((field) => [field, service[field]])),
      },
      after: { serviceId, ...told },
    },
    reason: reason ?? null,
  })
  return { accountNumber: account.number, serviceId: serviceId! }
}

/** Refuses a day on which the service is not there. */
export function refuseOutside({ from, until }: KnownService, day: PlainDate): void {
  if (until && !isBefore(day, until)) refuse('SERVICE_ENDED', { until: until.toString() })
  if (isBefore(day, from) && !isSame(day, from))
    refuseField('from', `Write ${from.toString()}, when the service starts, or a later day.`)
}
