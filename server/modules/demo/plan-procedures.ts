import type { NewProcedure, Place } from '@cartwright/api/procedure-shapes'
import type { PlainDate } from '#kernel/dates'
import type { Actor } from '#kernel/work'
import { acknowledgeProcedure } from '../procedures/tend-procedure.ts'
import { changeProcedure, writeProcedure } from '../procedures/write-procedure.ts'
import type { PastDays } from './past-days.ts'

type Person = Actor & { readonly userId: string }
type Office = Readonly<Record<'coordinator' | 'clerk' | 'manager', Person>>
type Planned = { readonly past: PastDays; readonly office: Office; readonly today: PlainDate }

type Page = {
  readonly title: string
  readonly owner: keyof Office
  readonly places: readonly Place[]
  readonly daysToReview: number
  readonly body: string
  /** What a version whose day has not come adds. */
  readonly coming?: string
}

const screen = (key: string): Place => ({ kind: 'screen', key })
const reason = (key: string): Place => ({ kind: 'reason', key })
const caseType = (key: string): Place => ({ kind: 'case-type', key })

const pages: readonly Page[] = [
  {
    title: 'Explain a bill to a caller',
    owner: 'coordinator',
    places: [screen('/accounts'), screen('/bills'), caseType('disputed-charge')],
    daysToReview: 240,
    body: `1. Ask for the service address, and look the account up with \`/\`.
2. Read the alerts first: a confidential address is never said aloud.
3. Open **Read aloud** beside *Why is this bill higher?* and read it sentence by sentence. Press L for Spanish.
4. If the caller asks for it in writing, press **Send …** or **Write a letter …**.
5. If they think a charge is wrong, do not argue the amount: open a case.

A part of a month is charged by this rule:

[[policy:proration]]`,
  },
  {
    title: 'A bill that was not sent',
    owner: 'coordinator',
    places: [screen('/runs'), screen('/bills')],
    daysToReview: 200,
    body: `Some bills are posted and not sent. Nothing is lost: the balance is on the next bill.

[[policy:minimum-bill]]

[[policy:zero-bill]]

[[policy:credit-bill]]

1. Open the bill. Above its charges stands by which rule it was not sent.
2. If the customer wants it anyway, open the PDF and print it.`,
  },
  {
    title: 'Review a register before it is released',
    owner: 'manager',
    places: [screen('/runs')],
    daysToReview: -3,
    body: `## Before you begin
- The rates in force are those of [[rates:collection]].
- The run before is closed.

## The review
1. Read the causes from the last run to this one. Any that surprises you is opened to its accounts.
2. Decide every exception: accept it with a note that a stranger understands, mend it, or hold the account.
3. Sign the sample bill by bill. Do not sign what you have not read.
4. Ask for the release. Nobody releases what they prepared.

For a single bill on demand there is one exception:

[[policy:on-demand-release]]`,
  },
  {
    title: 'A missed pickup',
    owner: 'coordinator',
    places: [screen('/accounts'), reason('missed-pickup')],
    daysToReview: 150,
    body: `1. Look at the collection day. Before 5 pm of that day it is late, not missed: say so kindly.
2. Ask whether the cart stood at the curb by 6 am, and whether something hindered the truck.
3. Order the return trip. One a year is free; further ones are charged by the table.
4. Note the call. A second miss within a month goes to the route supervisor.`,
    coming: '5. Tell the route supervisor the same day, whichever miss it is.',
  },
  {
    title: 'Take a payment over the counter',
    owner: 'clerk',
    places: [screen('/accounts')],
    daysToReview: 90,
    body: `1. Take the stub or ask for the account number, and read the name back.
2. Count cash aloud. Hold checks against the amount in words.
3. Record it and give the receipt **before** the next person comes forward.
4. What is paid too much stays on the account as a credit; nothing is given back over the counter.`,
  },
  {
    title: 'Send bills by e-mail',
    owner: 'clerk',
    places: [screen('/runs'), screen('/messages')],
    daysToReview: 320,
    body: `[[policy:bill-email]]

1. After posting, press **Send by e-mail** in the mail room of the run.
2. Next morning look at those that did not arrive, and print them.
3. Never send a bill to an address a caller dictates: change it under People first, with the identity questions asked.`,
  },
]

/**
 * Writes the procedures of the practice city: one is due for review, one has a version whose day has not come, and the clerk has still
 * two of them to read.
 */
export async function planProcedures({ past, office, today }: Planned): Promise<void> {
  for (const [index, page] of pages.entries()) {
    const on = today.subtract({ days: 60 - index })
    const asked: NewProcedure = {
      title: page.title,
      body: page.body,
      places: [...page.places],
      ownerUserId: office[page.owner].userId,
      // A review was once planned for what is a day of the past by now.
      reviewOn: today.add({ days: page.daysToReview }).toString(),
      from: null,
      note: null,
    }
    const { procedureId } = await past.on(on, office[page.owner])((work) => writeProcedure(work, asked))
    for (const [who, person] of Object.entries(office)) {
      if (who === page.owner || (who === 'clerk' && index < 2)) continue
      await past.on(on.add({ days: 5 }), person)((work) => acknowledgeProcedure(work, procedureId, 1))
    }
    if (page.coming === undefined) continue
    const next = {
      ...asked,
      version: 1,
      body: `${page.body}\n${page.coming}`,
      from: today.add({ days: 39 }).toString(),
      note: 'A fifth step: the route supervisor hears of every miss on the same day.',
    }
    await past.on(today, office[page.owner])((work) => changeProcedure(work, procedureId, next))
    await past.on(today, office.clerk)((work) => acknowledgeProcedure(work, procedureId, 2))
  }
}
