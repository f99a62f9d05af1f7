import type { orders } from '@cartwright/api/orders'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, refuseClosed, refuseField } from '../accounts/account-queries.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { missedPickupRule } from '../policies/order-policies.ts'
import { checkService } from '../services/check-service.ts'
import { type KnownService, serviceById } from '../services/services-queries.ts'

export type AskedOrder = ReceivedBy<typeof orders.add>['body']

/** How far ahead an order may be wanted. */
const ahead = { days: 180 }

/** What an order is about, checked: its service, where it names one. */
export async function checkOrder(
  work: Work,
  account: KnownAccount,
  asked: AskedOrder,
): Promise<KnownService | null> {
  refuseDays(work, account, asked)
  const service = asked.serviceId === null ? null : await ownService(work, account, asked.serviceId)
  if (needsService(asked) && !service) refuseField('serviceId', 'Choose the service it is about.')
  if (needsContainer(asked)) await refuseContainer(work, account, asked)
  if (asked.kind === 'missed-pickup') await refuseMissed(work, asked)
  if (service && (asked.kind === 'remove' || asked.kind === 'swap') && asked.quantity > service.quantity)
    refuseField('quantity', `The service has ${service.quantity}. Write as many or fewer.`)
  return service
}

/** Of a removal that the books know already the service may have ended, or may never have been. */
const needsService = ({ kind, changesService, remedy }: AskedOrder): boolean =>
  kind === 'swap' ||
  (kind === 'remove' && changesService) ||
  (kind === 'missed-pickup' && remedy === 'credit')
const needsContainer = ({ kind }: AskedOrder): boolean => kind === 'deliver' || kind === 'swap'

function refuseDays(work: Work, account: KnownAccount, { wantedOn, kind, changesService }: AskedOrder): void {
  // What stands there is fetched after the account has closed, too.
  if (kind !== 'remove' || changesService) refuseClosed(account, work.today)
  if (wantedOn === null) return
  const wanted = PlainDate.from(wantedOn)
  const last = work.today.add(ahead)
  if (isBefore(wanted, work.today) || isBefore(last, wanted))
    refuseField('wantedOn', `Write a day from ${work.today.toString()} to ${last.toString()}.`)
}

async function ownService(work: Work, account: KnownAccount, serviceId: number): Promise<KnownService> {
  const service = await serviceById(work, serviceId)
  return service.accountId === account.id ? service : refuse('SERVICE_NOT_FOUND', { serviceId })
}

async function refuseContainer(work: Work, account: KnownAccount, asked: AskedOrder): Promise<void> {
  const { container: wanted, wantedOn, quantity } = asked
  if (!wanted) return refuseField('container.container', 'Choose what comes.')
  const from = wantedOn === null ? work.today : PlainDate.from(wantedOn)
  const service = { ...wanted, quantity, units: 1, accountId: account.id, from, until: null, note: null }
  await checkService(work, { ...service, startReason: 'start' }, account.class)
}

async function refuseMissed(work: Work, asked: AskedOrder): Promise<void> {
  const { missedOn, remedy } = asked
  const missed =
    missedOn === null ? refuseField('missedOn', 'Write the day that was missed.') : PlainDate.from(missedOn)
  const reported = asked.reportedOn === null ? work.today : PlainDate.from(asked.reportedOn)
  if (isBefore(work.today, missed)) refuseField('missedOn', 'Write today or an earlier day.')
  if (isBefore(work.today, reported) || isBefore(reported, missed))
    refuseField('reportedOn', 'Write a day from the missed one to today.')
  const rule = missedPickupRule(await policiesFor(work), missed)
  if (!rule) {
    if (remedy === 'credit')
      refuseField('remedy', 'No rule of the city credits a missed pickup. Reschedule it.')
    return
  }
  if (remedy !== null && !rule.remedies.includes(remedy))
    refuseField('remedy', `The city’s rule allows: ${rule.remedies.join(', ')} (${rule.citation}).`)
  // Until when it is credited instead, the rule of the credit says.
  const lastDay = missed.add({ days: rule.reportWithinDays })
  if (remedy !== 'credit' && isBefore(lastDay, reported))
    refuse('MISSED_PICKUP_TOLD_TOO_LATE', { lastDay: lastDay.toString(), citation: rule.citation })
}
