import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor } from '#kernel/work'
import { logContact } from '../contacts/log-contact.ts'
import { promiseToPay } from '../contacts/promise-to-pay.ts'
import type { PastDays } from './past-days.ts'

type Planned = {
  readonly past: PastDays
  readonly clerk: Actor
  readonly coordinator: Actor
  readonly today: PlainDate
}

/** What was said to whom: so many days ago, about what, and what is left to do. */
type Talk = {
  readonly ago: number
  readonly reason: string
  readonly notes: string
  readonly channel?: 'phone' | 'e-mail' | 'counter' | 'letter'
  readonly minutes?: number
  readonly followUpIn?: number
  /** About the first line of the caller’s oldest bill. */
  readonly ofBill?: boolean
  /** Whoever was the so many-th to call, calls again. */
  readonly again?: number
}

const talks: readonly Talk[] = [
  {
    ago: 21,
    reason: 'bill-question',
    minutes: 6,
    notes: 'Asked what the cart set costs. Explained the line.',
    ofBill: true,
  },
  {
    ago: 19,
    reason: 'missed-pickup',
    minutes: 3,
    notes: 'Recycling was left. Told when the truck comes back.',
  },
  { ago: 15, reason: 'payment', channel: 'counter', minutes: 4, notes: 'Paid by check at the counter.' },
  {
    ago: 12,
    reason: 'bill-wrong',
    minutes: 11,
    ofBill: true,
    notes: 'Says the second cart went back in March.',
    followUpIn: 14,
  },
  {
    ago: 17,
    reason: 'bill-question',
    minutes: 5,
    again: 0,
    ofBill: true,
    notes: 'Asked the same once more: the rate of July.',
  },
  { ago: 9, reason: 'cannot-pay', minutes: 7, notes: 'Lost work, wants to pay on the 15th.' },
  { ago: 8, reason: 'address', channel: 'e-mail', notes: 'Asked to send the bill to the new office.' },
  { ago: 6, reason: 'sorting', minutes: 2, notes: 'Where do pizza boxes go? Organics.' },
  { ago: 5, reason: 'container', minutes: 5, notes: 'The lid is broken.', followUpIn: 5 },
  { ago: 4, reason: 'start-stop', channel: 'letter', notes: 'Sells the house at the end of the month.' },
  {
    ago: 3,
    reason: 'complaint',
    minutes: 14,
    notes: 'Truck at 5 in the morning. Route supervisor to call.',
    followUpIn: 2,
  },
  {
    ago: 1,
    reason: 'bill-question',
    minutes: 4,
    notes: 'Asked why the bill is higher. Holiday pickup.',
    ofBill: true,
  },
]

/** Fills the call log of the practice city, and records promises to pay: one that is open and one that was not kept. */
export async function planContacts({ past, clerk, coordinator, today }: Planned): Promise<void> {
  const callers = await past.on(today, clerk)(accountsWhoOwe)
  const numbers = callers.map(({ number }) => number)
  for (const [index, talk] of talks.entries()) {
    const caller = callers[(talk.again ?? index) % callers.length]
    if (caller === undefined) return
    const day = today.subtract({ days: talk.ago })
    const by = index % 3 === 2 ? coordinator : clerk
    await past.on(day, by)((work) => logContact(work, { body: bodyOf(talk, { caller, day, index }) }))
  }
  await promise(past, clerk, { accountNumber: numbers[4], madeOn: today.subtract({ days: 9 }), days: 14 })
  await promise(past, clerk, { accountNumber: numbers[5], madeOn: today.subtract({ days: 30 }), days: 10 })
}

const bodyOf = (
  { reason, notes, channel = 'phone', minutes = 0, followUpIn, ofBill = false }: Talk,
  { caller, day, index }: { caller: Caller; day: PlainDate; index: number },
) => ({
  key: `practice talk ${index}`,
  accountNumber: caller.number,
  channel,
  direction: 'in' as const,
  reason,
  outcome: followUpIn === undefined ? ('answered' as const) : ('follow-up' as const),
  notes,
  minutes,
  phone: null,
  partyId: null,
  billNumber: ofBill ? caller.bill : null,
  billLineNo: ofBill ? caller.line : null,
  followUpOn: followUpIn === undefined ? null : day.add({ days: followUpIn }).toString(),
})

type Promised = {
  readonly accountNumber: string | undefined
  readonly madeOn: PlainDate
  readonly days: number
}

async function promise(
  past: PastDays,
  clerk: Actor,
  { accountNumber, madeOn, days }: Promised,
): Promise<void> {
  if (accountNumber === undefined) return
  await past.on(
    madeOn,
    clerk,
  )((work) =>
    promiseToPay(work, {
      params: { accountNumber },
      body: {
        key: `practice promise ${accountNumber}`,
        amountCents: 40_00,
        dueOn: madeOn.add({ days }).toString(),
        partyId: null,
        contactId: null,
        note: 'By check.',
      },
    }),
  )
}

/** Somebody who calls: an account, and the first line of its oldest bill. */
type Caller = { readonly number: string; readonly bill: string; readonly line: number }

/** Some accounts whose last bill was not paid: those who call. */
async function accountsWhoOwe({ db }: Parameters<typeof logContact>[0]): Promise<Caller[]> {
  const { rows } = await sql<Caller>`
    select a.number, min(b.number) as bill, 1::bigint as line from account a join bill b on b.account_id = a.id
    where a.closed_on is null and b.total_due_cents > 3000
      and not exists (select from payment p where p.account_id = a.id)
    group by a.number order by a.number limit 12`.execute(db)
  return rows
}
