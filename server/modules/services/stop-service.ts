import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { services } from '@cartwright/api/services'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { lockAccount } from '../accounts/account-queries.ts'
import { refuseBilled } from '../accounts/billed-until.ts'
import { recordCommand } from '../audit/record-command.ts'
import { refuseOutside } from './change-service.ts'
import { endService } from './end-service.ts'
import { payersOf, serviceById } from './services-queries.ts'

/** Stops a service from a day. Stopped from its first day, it never was. */
export async function stopService(
  work: Work,
  { params, body }: ReceivedBy<typeof services.stop>,
): Promise<SuccessOf<typeof services.stop>> {
  const account = await lockAccount(work, (await serviceById(work, params.serviceId)).accountNumber)
  // Read again now that nobody else can change it.
  const service = await serviceById(work, params.serviceId)
  const from = PlainDate.from(body.from)
  refuseOutside(service, from)
  await refuseBilled(work, await payersOf(work, service), from)
  const withdrawn = await endService(work, service, { until: from })
  await recordCommand(work, {
    command: 'stop-service',
    subject: `account ${account.number}`,
    changes: { serviceId: service.id, from: body.from, withdrawn },
    reason: body.reason ?? null,
  })
  return { accountNumber: account.number, serviceId: service.id, withdrawn }
}
