import type { AskedStart } from '@cartwright/api/move-shapes'
import type { z } from 'zod'
import { isBefore, later, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountByNumber, type KnownAccount } from '../accounts/account-queries.ts'
import { type FirstDays, firstDaysOf } from '../accounts/first-days.ts'
import { openAccount } from '../accounts/open-account.ts'
import { addOrder } from '../orders/add-order.ts'
import type { OrderShown } from '../orders/order-rows.ts'
import { startService } from '../services/start-service.ts'

type Asked = z.output<typeof AskedStart>

/** What begins at an address. */
export type Beginning = Pick<
  Asked,
  'address' | 'class' | 'cycle' | 'from' | 'payer' | 'owner' | 'billBy' | 'services' | 'deliver'
> & {
  readonly largePrint?: boolean
  readonly ownerCopy?: boolean
  readonly note?: string | null
}

/** What began. */
export type Begun = {
  readonly account: KnownAccount
  readonly orders: readonly OrderShown[]
  /** Its first days that the cycle has billed to everybody else; null where there are none. */
  readonly firstDays: FirstDays | null
}

/**
 * Opens an account, begins its services, and orders their delivery. The books have the services from their first day, whenever the crew
 * comes; first days that the cycle has billed are on the first bill as well. Refuses what `firstDaysOf` refuses.
 */
export async function beginService(work: Work, wanted: Beginning): Promise<Begun> {
  const { services, deliver, from, largePrint = false, ownerCopy = false, note = null, ...asked } = wanted
  const firstDays = await firstDaysOf(work, { ...asked, from: PlainDate.from(from) })
  const { accountNumber } = await openAccount(
    work,
    { ...asked, openedOn: from, largePrint, ownerCopy, formerNumber: null, note },
    PlainDate.from(from),
  )
  const account = await accountByNumber(work, accountNumber)
  const orders: OrderShown[] = []
  for (const service of services) {
    const { serviceId } = await startService(work, {
      params: { accountNumber },
      body: { ...service, from, note: null },
    })
    if (deliver) orders.push(await orderOf(work, account, { kind: 'deliver', serviceId, from, service }))
  }
  return { account, orders, firstDays }
}

type ToOrder = {
  readonly kind: 'deliver' | 'swap' | 'remove'
  readonly serviceId: number | null
  readonly from: string
  readonly service: Omit<Asked['services'][number], 'units'>
}

/** Orders what the crew has to do for a service that the books have already. It is wanted on its day, or as soon as may be. */
export function orderOf(
  work: Work,
  account: KnownAccount,
  { kind, serviceId, from, service }: ToOrder,
): Promise<OrderShown> {
  const { quantity, stream, container, size, pickupsPerWeek, location } = service
  const day = later(PlainDate.from(from), work.today)
  const furthest = work.today.add({ days: 180 })
  return addOrder(work, account.number, {
    kind,
    serviceId,
    quantity,
    container: { stream, container, size, pickupsPerWeek, location },
    changesService: false,
    serial: null,
    wantedOn: (isBefore(furthest, day) ? furthest : day).toString(),
    driverNote: null,
    missedOn: null,
    reportedOn: null,
    missedReason: null,
    remedy: null,
    requestId: null,
  })
}
