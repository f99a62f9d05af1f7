import { once } from 'node:events'
import type { Socket } from 'node:net'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { carryOn } from '#test/carry-on'
import { misfits } from '#test/misfits'
import { askForReview, smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { sealBooks } from '../modules/audit/seal-books.ts'
import { verifyBooks } from '../modules/audit/verify-books.ts'

const first = PlainDate.from('2027-01-31')
const office = testOffice({ on: first.toString(), keep: true })
const rooms = {
  get: office.get,
  post: office.post,
  manager: office.as('manager'),
  finishJobs: office.finishJobs,
}

/** How a call to the database fails: it never arrives, or it is done and nobody is told. */
type Failure = 'lost on the way' | 'done, and the answer lost'

/** Counts the calls to the database while a task is done, and lets the connection break at one of them. */
async function whileBreaking<Result>(
  task: () => Promise<Result>,
  at?: { readonly call: number; readonly failure: Failure },
): Promise<{ calls: string[]; result: Result | null; broke: boolean }> {
  const real = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown
  const calls: string[] = []
  let broke = false
  function query(this: pg.Client, ...given: unknown[]): unknown {
    // The pool asks with a callback of its own only when it connects.
    const [asked] = given
    calls.push(typeof asked === 'string' ? asked : String((asked as { text?: string }).text))
    if (calls.length !== at?.call) return Reflect.apply(real, this, given)
    broke = true
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection
    const lost = async (): Promise<never> => {
      const closed = once(stream, 'close')
      stream.destroy()
      await closed
      throw Object.assign(new Error('the connection broke'), { code: 'ECONNRESET' })
    }
    return at.failure === 'lost on the way'
      ? Promise.resolve().then(lost)
      : Promise.resolve(Reflect.apply(real, this, given)).then(lost)
  }
  Reflect.set(pg.Client.prototype, 'query', query)
  try {
    return { calls, result: await task(), broke }
  } catch (error) {
    if (!broke) throw error
    return { calls, result: null, broke }
  } finally {
    Reflect.set(pg.Client.prototype, 'query', real)
  }
}

it('whichever call to the database fails, the run goes on to the same bills, and nothing is lost or doubled', async () => {
  await office.work((work) =>
    smallTown(work, [
      {},
      { services: [{ what: 'all:cart-set:64 gal' }] },
      { class: 'commercial', services: [{ what: 'refuse:bin:4 yd' }] },
    ]),
  )
  await office.work((work) => askForReview(work, { sample: 1, previousRun: 'posted' }))
  let day = first
  const month = (): string => {
    day = day.add({ months: 1 }).with({ day: 28 })
    office.move(day.toString())
    return day.toString()
  }
  const bill = () => carryOn(rooms, '1', day.toString())
  // The first bill differs from all that follow, and the second is the first that has a bill before it.
  for (const _ of ['first', 'second']) {
    month()
    await bill()
  }
  month()
  const undisturbed = await whileBreaking(bill)
  const { totals } = undisturbed.result!
  const failures = undisturbed.calls.flatMap((text, index) => [
    { call: index + 1, failure: 'lost on the way' as const },
    ...(text === 'commit' ? [{ call: index + 1, failure: 'done, and the answer lost' as const }] : []),
  ])
  expect(failures.length).toBeGreaterThan(60)
  for (const at of failures) {
    month()
    const { broke } = await whileBreaking(bill, at)
    expect({ at, broke }).toEqual({ at, broke: true })
    const run = await bill()
    expect({ at, charges: run.totals.chargesCents, bills: run.totals.bills }).toEqual({
      at,
      charges: totals.chargesCents,
      bills: totals.bills,
    })
  }
  expect(await office.work((work) => misfits(work))).toEqual([])
  await sealBooks((task) => office.work(task))
  expect(await office.work((work) => verifyBooks(work))).toMatchObject({ sound: true, faults: [] })
  const { rows } = await office.work(({ db }) =>
    sql`select cycle, period_from from bill_run where state <> 'voided' group by 1, 2 having count(*) > 1`.execute(
      db,
    ),
  )
  expect(rows).toEqual([])
}, 600_000)
