import { sql } from 'kysely'
import { setTimeout } from 'node:timers/promises'
import type { InTransaction } from '#kernel/work'
import { searchAccounts } from '../server/modules/accounts/search-accounts.ts'
import { billPdf } from '../server/modules/bills/bill-pdf.ts'
import { postPayment } from '../server/modules/payments/post-payment.ts'
import { timed } from './machine.ts'
import { coordinator, type Office } from './make-city.ts'
import { takeToPosted } from './measure-run.ts'

/** How long people wait for one thing, in milliseconds: the slowest of so many in a hundred. */
export type Waiting = {
  readonly searchP95: number
  readonly billPdfP95: number
  readonly paymentP99: number
  readonly payments: number
}

/** The first few of anything find nothing warm: they are not counted. */
const warming = 5

/** Measures what people wait for: searches and one bill's PDF in a quiet office, payments while a run is going. */
export async function measureWaiting(office: Office, workers: number): Promise<Waiting> {
  const ask = office.as(coordinator)
  const searches = await textsToFind(ask)
  const searchMs = await each(searches, (text) => ask((work) => searchAccounts(work, text)))
  const numbers = await billNumbers(ask)
  const billMs = await each(numbers, (number) => billPdf(ask, number))
  const paymentMs = await payWhileRunning(office, workers)
  return {
    searchP95: slowest(searchMs, 95),
    billPdfP95: slowest(billMs, 95),
    paymentP99: slowest(paymentMs, 99),
    payments: paymentMs.length,
  }
}

async function each<Asked>(all: readonly Asked[], task: (one: Asked) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (const one of all) took.push((await timed(() => task(one))).seconds * 1000)
  return took.slice(warming)
}

/** The value that so many in a hundred do not exceed. */
function slowest(values: readonly number[], percent: number): number {
  const inOrder = values.toSorted((a, b) => a - b)
  return inOrder[Math.min(inOrder.length - 1, Math.ceil((inOrder.length * percent) / 100) - 1)] ?? Number.NaN
}

/** What callers say, drawn from all over the books: names, addresses, telephones, numbers, and words with a letter missing. */
async function textsToFind(ask: InTransaction): Promise<string[]> {
  const { rows } = await ask(({ db }) =>
    sql<{ texts: string[] }>`
      with bounds as (select max(id) as last from account),
      drawn as (select a.* from bounds cross join generate_series(1, 40) n
        join account a on a.id = (n * 7919 * greatest(last / 300000, 1) % last) + 1)
      select array[d.number, p.name, split_part(p.name, ' ', 2), m.street_number || ' ' || m.street, coalesce(p.phone, d.number),
        overlay(p.name placing '' from 3 for 1), b.number] as texts
      from drawn d join premise m on m.id = d.premise_id join account_party ap on ap.account_id = d.id and ap.role = 'payer'
      join party p on p.id = ap.party_id join bill b on b.account_id = d.id`.execute(db),
  )
  return rows.flatMap(({ texts }) => texts)
}

async function billNumbers(ask: InTransaction): Promise<string[]> {
  const rows = await ask(({ db }) =>
    db.selectFrom('bill').select('number').where('account_id', '<', 400).orderBy('id').limit(60).execute(),
  )
  return rows.map(({ number }) => number)
}

/** Posts payments one after the other, as a clerk does it, while the next period of the businesses is billed. */
async function payWhileRunning(office: Office, workers: number): Promise<number[]> {
  const ask = office.as(coordinator)
  const accounts = await ask(({ db }) =>
    db.selectFrom('account').select('number').orderBy('id').limit(5000).execute(),
  )
  const took: number[] = []
  const run = { going: true }
  const posted = takeToPosted(office, {
    cycle: '3',
    workers,
    spent: { calculateSeconds: 0, reviewSeconds: 0, postSeconds: 0 },
  }).finally(() => {
    run.going = false
  })
  for (let index = 0; run.going; index++) {
    const body = {
      accountNumber: accounts[index % accounts.length]!.number,
      amountCents: 100,
      tender: 'check' as const,
      receivedOn: '2026-11-25',
      receipt: `BENCH-${index}`,
      checkNumber: null,
      directedTo: [],
      takeCheck: false,
    }
    const { seconds } = await timed(() => ask((work) => postPayment(work, { body })))
    took.push(seconds * 1000)
    await setTimeout(20)
  }
  await posted
  return took.slice(warming)
}
