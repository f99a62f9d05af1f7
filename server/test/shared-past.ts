import { PlainDate } from '#kernel/dates'
import type { AccountFacts } from '../modules/billing/bill-facts.ts'
import type { Prices } from '../modules/billing/rate-served.ts'
import type { BillLine } from '../modules/billing/register-types.ts'
import type { CorrectableAccount } from '../modules/corrections/compare-past.ts'
import type { KnownFacts } from '../modules/corrections/known-facts.ts'
import type { PostedBill } from '../modules/corrections/posted-bill.ts'
import { rerateBill } from '../modules/corrections/rerate-bill.ts'
import { home } from './any-past.ts'
import { knownService, monthlyBill, nobody } from './posted-past.ts'

/** So many bulky things were taken away in the middle of a month of 2026, on the service that both pay or for the owner alone. */
export type Happening = { readonly month: number; readonly quantity: number; readonly shared: boolean }

/** Two accounts: one has the services, the other pays two thirds of them. */
export type SharedTown = { readonly owner: CorrectableAccount; readonly payer: CorrectableAccount }

const shares = new Map([
  [
    1,
    [
      { accountId: 1, weight: 1 },
      { accountId: 2, weight: 2 },
    ],
  ],
])

/** The two accounts, billed for ten months with what happened in them. */
export function sharedTown(prices: Prices, list: readonly Happening[]): SharedTown {
  const happened = list.map((one, index) => ({ ...one, eventId: index + 1, on: dayOf(one.month) }))
  const known: KnownFacts = {
    ...home([knownService(1, 'refuse:bin:3 yd')]),
    classes: [{ class: 'multi-family', from: PlainDate.from('2024-01-01'), until: null }],
    events: happened.map(({ eventId, on, quantity }) => ({
      eventId,
      code: 'bulky',
      happenedOn: on.toString(),
      quantity,
      tonsHundredths: null,
      containerDays: null,
      absent: false,
    })),
  }
  const events = happened.map(({ eventId, on, quantity, shared }) => ({
    event: {
      eventId,
      serviceId: shared ? 1 : null,
      code: 'bulky',
      happenedOn: on,
      quantity,
      tonsHundredths: null,
      containerDays: null,
      reference: `order ${eventId}`,
    },
    billedTo: [],
  }))
  const its = { ...nobody, class: 'multi-family' }
  const owner: AccountFacts = { ...its, shares, events, services: served(known) }
  const payer: AccountFacts = { ...its, accountId: 2, sharedFrom: [{ owner, serviceIds: [1] }] }
  const firstBilled = new Map(
    happened.map(({ eventId, month }) => [eventId, { billId: month * 2 + 1, runId: month + 1 }]),
  )
  const bills = (account: AccountFacts, facts: KnownFacts, first: number): PostedBill[] =>
    Array.from({ length: 10 }, (_, month) => {
      const bill = { ...monthlyBill(month * 2 + first, '2026-01-01', month), runId: month + 1 }
      const charged = happened.filter((one) => one.month === month && (one.shared || account === owner))
      const used = happened.reduce((sum, one) => sum + (one.month < month ? one.quantity : 0), 0)
      const named = { ...bill, lines: charged.map((one) => lineNaming(one, used)) }
      return { ...bill, lines: rerateBill(prices, { facts: account }, named, { known: facts }).lines }
    })
  const theirs: KnownFacts = { ...known, services: [], events: [] }
  return {
    owner: { facts: owner, known, firstBilled, bills: bills(owner, known, 1) },
    payer: {
      facts: payer,
      known: theirs,
      firstBilled,
      owners: new Map([[1, known]]),
      bills: bills(payer, theirs, 2),
    },
  }
}

const dayOf = (month: number) => PlainDate.from('2026-01-15').add({ months: month })

const served = ({ services }: KnownFacts): AccountFacts['services'] =>
  services.map((service) => ({ ...service, served: { from: service.from, until: service.until } }))

/** A line that only says which event it charges, and what was free before: from those a bill is made. */
const lineNaming = ({ eventId, on }: { eventId: number; on: PlainDate }, usedBefore: number): BillLine =>
  ({
    eventId,
    derivation: {
      kind: 'event',
      code: 'bulky',
      happenedOn: on.toString(),
      free: { allowed: 2, usedBefore, now: 0 },
    },
  }) as unknown as BillLine
