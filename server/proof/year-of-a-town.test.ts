import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { answered } from '#test/bill-runs'
import { carryOn } from '#test/carry-on'
import { misfits } from '#test/misfits'
import { askForReview, loadMarlow } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { sealBooks } from '../modules/audit/seal-books.ts'
import { verifyBooks } from '../modules/audit/verify-books.ts'
import { seededChance } from '../modules/demo/seeded-chance.ts'
import { townYear } from './town-year.ts'

/** Another seed is another year: CARTWRIGHT_SEED=7 npm run test:unit -- year-of-a-town */
const seed = Number(process.env.CARTWRIGHT_SEED ?? 20261125)
const firstDay = PlainDate.from('2026-01-02')
const lastDay = PlainDate.from('2027-01-10')
const office = testOffice({ on: firstDay.toString(), keep: true })
const rooms = {
  get: office.get,
  post: office.post,
  manager: office.as('manager'),
  finishJobs: office.finishJobs,
}

type Proposal = { cycle: string; periodFrom: string; billOn: string; accounts: number }

it(`twelve months of a town fit together on every day (seed ${seed})`, async () => {
  await office.work(async (work) => {
    await loadMarlow(work)
    await askForReview(work, { sample: 3, previousRun: 'posted' })
  })
  const town = townYear(office, seededChance(seed))
  let posted = 0
  for (let day = firstDay; PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    office.move(day.toString())
    await town.live(day)
    const runs = await billWhatIsDue(day)
    posted += runs
    const when = { seed, day: day.toString() }
    const found = await office.work((work) => misfits(work))
    expect({ ...when, found }).toEqual({ ...when, found: [] })
    // Between two seals the chain cannot change: it is gone through after each of them, and whenever bills were posted.
    if (runs === 0 && day.day % 3 !== 0) continue
    await sealBooks((task) => office.work(task))
    const { sound, faults, trial } = await office.work((work) => verifyBooks(work))
    expect({ ...when, sound, faults }).toEqual({ ...when, sound: true, faults: [] })
    expect({ ...when, cents: trial.debitCents }).toEqual({ ...when, cents: trial.creditCents })
  }
  expect(posted).toBeGreaterThan(26)
  // The year has held what it is there for.
  expect([...town.done.keys()]).toEqual(
    expect.arrayContaining([
      'move in',
      'move out',
      'change size',
      'correct the past, refused',
      'leave empty',
      'senior discount',
      'bulky pickup',
      'pay',
    ]),
  )
  const { rows } = await office.work(({ db }) =>
    sql`select distinct r.version_id from bill_line l join rate r on r.id = l.rate_id`.execute(db),
  )
  expect(rows.length).toBeGreaterThan(1)
  expect(await unbilledDays()).toEqual([])
}, 1_800_000)

/** What each cycle bills next. */
const next = new Map<string, Proposal>()

async function readNext(cycle?: string): Promise<void> {
  const { rows } = await answered<{ rows: Proposal[] }>(office.get('/runs/proposals'))
  for (const row of rows)
    if (row.accounts > 0 && (cycle === undefined || row.cycle === cycle)) next.set(row.cycle, row)
}

/** Takes each run whose bills are to be mailed today to posted. What is posted is what was on the register. */
async function billWhatIsDue(day: PlainDate): Promise<number> {
  if (next.size === 0) await readNext()
  const due = [...next.values()].filter(({ billOn }) => billOn <= day.toString())
  for (const { cycle, periodFrom } of due) {
    let register: unknown[] = []
    const post = async (path: string, body?: unknown): Promise<Response> => {
      const posting = /^\/runs\/(\d+)\/post$/.exec(path)
      if (posting) register = await registerOf(Number(posting[1]))
      return office.post(path, body)
    }
    const run = await carryOn({ ...rooms, post }, cycle, periodFrom)
    expect(await billsOf(run.id)).toEqual(register)
    await readNext(cycle)
  }
  return due.length
}

const columns = sql`account_id, period_from, period_until, previous_balance_cents, payments_cents, adjustments_cents,
  charges_cents, total_due_cents, is_final, document`
const lineColumns = sql`line_no, service_id, event_id, rate_id, code, kind, gl_code, period_from, period_until, quantity,
  amount_cents, text_key, derivation`

const registerOf = (runId: number): Promise<unknown[]> =>
  office.work(async ({ db }) => {
    const { rows } = await sql`
      select ${columns}, (select json_agg(l order by line_no) from (
        select ${lineColumns} from register_line where run_id = r.run_id and account_id = r.account_id) l) as lines
      from register_bill r where run_id = ${runId} and is_billed and not held order by account_id`.execute(db)
    return rows
  })

const billsOf = (runId: number): Promise<unknown[]> =>
  office.work(async ({ db }) => {
    const { rows } = await sql`
      select ${columns}, (select json_agg(l order by line_no) from (
        select ${lineColumns} from bill_line where bill_id = b.id) l) as lines
      from bill b where run_id = ${runId} order by account_id`.execute(db)
    return rows
  })

/** Days of a service, within the days its account was billed for, that no bill has. */
const unbilledDays = (): Promise<unknown[]> =>
  office.work(async ({ db }) => {
    const { rows } = await sql`
      with billed as (select account_id, min(period_from) as first, max(period_until) as last from bill group by 1)
      select s.id, s.account_id, day::date::text as day from service s
      join billed b on b.account_id = s.account_id
      cross join lateral generate_series(greatest(s.from_on, b.first), least(coalesce(s.until_on, b.last), b.last) - 1, interval '1 day') day
      where not exists (select from bill_line l join bill o on o.id = l.bill_id
        where l.service_id = s.id and o.account_id = s.account_id and l.kind = 'service'
          and day >= l.period_from and day < l.period_until)`.execute(db)
    return rows
  })
