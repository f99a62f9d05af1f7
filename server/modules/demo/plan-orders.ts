import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { checkIdentity } from '../contacts/check-identity.ts'
import { moveAccount } from '../moves/move-account.ts'
import { addOrder } from '../orders/add-order.ts'
import type { AskedOrder } from '../orders/check-order.ts'
import { completeOrder } from '../orders/complete-order.ts'
import { couldNotDoOrder, scheduleOrder } from '../orders/take-steps.ts'
import type { PastDays } from './past-days.ts'

type Planned = { readonly past: PastDays; readonly clerk: Actor; readonly today: PlainDate }

const order = (some: Partial<AskedOrder>): AskedOrder => ({
  kind: 'bulky',
  serviceId: null,
  quantity: 1,
  container: null,
  changesService: true,
  serial: null,
  wantedOn: null,
  driverNote: null,
  missedOn: null,
  reportedOn: null,
  missedReason: null,
  remedy: null,
  requestId: null,
  ...some,
})

/** What the crew of the practice city has to do today and tomorrow, what it did and could not do, and a family that moved. */
export async function planOrders({ past, clerk, today }: Planned): Promise<void> {
  const yesterday = today.subtract({ days: 1 })
  await past.on(yesterday, clerk)((work) => orderOfYesterday(work, yesterday))
  await past.on(
    today,
    clerk,
  )(async (work) => {
    await orderOfToday(work, today)
    await moveOne(work, today)
  })
}

async function orderOfYesterday(work: Work, on: PlainDate): Promise<void> {
  const [one, two, three, four] = (await homes(work, 20)) as [string, string, string, string]
  const done = await addOrder(work, one, order({ driverNote: 'Sofa and two chairs at the curb' }))
  await completeOrder(work, {
    params: { orderId: done.orderId },
    body: { version: done.version, doneOn: on.toString(), note: null },
  })
  const failed = await addOrder(work, two, order({ kind: 'go-back', driverNote: 'Gate code 4471' }))
  await couldNotDoOrder(work, {
    params: { orderId: failed.orderId },
    body: { version: failed.version, onDay: on.toString(), reason: 'Parked car before the cart' },
  })
  await addOrder(
    work,
    three,
    order({ kind: 'missed-pickup', missedOn: on.toString(), missedReason: 'Whole street missed' }),
  )
  await addOrder(work, four, order({ kind: 'extra-pickup', quantity: 2 }))
}

async function orderOfToday(work: Work, today: PlainDate): Promise<void> {
  const [one, two, three] = (await homes(work, 40)) as [string, string, string]
  for (const [index, number] of [one, two].entries()) {
    const { orderId, version } = await addOrder(
      work,
      number,
      order({ driverNote: index === 0 ? 'Mattress' : null }),
    )
    await scheduleOrder(work, {
      params: { orderId },
      body: { version, scheduledOn: today.toString() },
    })
  }
  const cart = {
    stream: 'refuse',
    container: 'extra-cart',
    size: '96 gal',
    pickupsPerWeek: 1,
    location: 'curb',
  }
  await addOrder(
    work,
    three,
    order({ kind: 'deliver', container: cart, wantedOn: today.add({ days: 2 }).toString() }),
  )
}

/** Homes that are open and have a set of carts, from somewhere in the middle of the town. */
async function homes({ db }: Work, skip: number): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select a.number from account a where a.class = 'residential' and a.cycle = '2' and a.closed_on is null
      and exists (select from service s where s.account_id = a.id and s.container = 'cart-set' and s.until_on is null)
    order by a.id offset ${skip} limit 5`.execute(db)
  return rows.map(({ number }) => number)
}

async function moveOne(work: Work, today: PlainDate): Promise<void> {
  const [number] = await homes(work, 60)
  if (!number) return
  const shown = ['name', 'service-address', 'photo-id']
  await checkIdentity(work, {
    params: { accountNumber: number },
    body: {
      key: `move of ${number}`,
      forWhat: ['mailing-address'],
      partyId: null,
      contactId: null,
      asked: shown,
      right: shown,
    },
  })
  await moveAccount(
    work,
    number,
    {
      from: today.add({ days: 7 }).toString(),
      startOn: today.add({ days: 7 }).toString(),
      address: {
        line: '1902 E Juniper Ct',
        unit: null,
        place: 'Ontario',
        state: 'CA',
        zip: '91764',
        apn: null,
        dwellingUnits: 1,
      },
      class: null,
      cycle: null,
      owner: null,
      services: null,
      fetch: true,
      deliver: true,
      reason: 'Bought a house across town',
      requestId: null,
    },
    { wait: false },
  )
}
