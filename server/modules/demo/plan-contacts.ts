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
}

const talks: readonly Talk[] = [
  {
    ago: 21,
    reason: 'bill-question',
    minutes: 6,
    notes: 'Asked what the extra cart costs. Explained the line.',
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
    notes: 'Says the second cart went back in March.',
    followUpIn: 14,
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
  { ago: 1, reason: 'bill-question', minutes: 4, notes: 'Asked why the bill is higher. Holiday pickup.' },
]

/** Fills the call log of the practice city, and records promises to pay: one that is open and one that was not kept. */
export async function planContacts({ past, clerk, coordinator, today }: Planned): Promise<void> {
  const numbers = await past.on(today, clerk)(accountsWhoOwe)
  for (const [index, talk] of talks.entries()) {
    const accountNumber = numbers[index % numbers.length]
    if (accountNumber === undefined) return
    const day = today.subtract({ days: talk.ago })
    const by = index % 3 === 2 ? coordinator : clerk
    await past.on(day, by)((work) => logContact(work, { body: bodyOf(talk, { accountNumber, day, index }) }))
  }
  await promise(past, clerk, { accountNumber: numbers[4], madeOn: today.subtract({ days: 9 }), days: 14 })
  await promise(past, clerk, { accountNumber: numbers[5], madeOn: today.subtract({ days: 30 }), days: 10 })
}

const bodyOf = (
  { reason, notes, channel = 'phone', minutes = 0, followUpIn }: Talk,
  { accountNumber, day, index }: { accountNumber: string; day: PlainDate; index: number },
) => ({
  key: `practice talk ${index}`,
  accountNumber,
  channel,
  direction: 'in' as const,
  reason,
  outcome: followUpIn === undefined ? ('answered' as const) : ('follow-up' as const),
  notes,
  minutes,
  phone: null,
  partyId: null,
  billNumber: null,
  billLineNo: null,
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

/** Some accounts whose last bill was not paid, by number: those who call. */
async function accountsWhoOwe({ db }: Parameters<typeof logContact>[0]): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select a.number from account a join bill b on b.account_id = a.id
    where a.closed_on is null and b.total_due_cents > 3000
      and not exists (select from payment p where p.account_id = a.id)
    group by a.number order by a.number limit 12`.execute(db)
  return rows.map(({ number }) => number)
}
