import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { InputOf } from '@cartwright/api/route'
import type { accounts } from '@cartwright/api/accounts'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { postEntry } from '../modules/ledger/post-entry.ts'
import { checkCityFolder } from '../modules/setup/check-city-folder.ts'
import { loadCityFolder } from '../modules/setup/load-city-folder.ts'
import { withReview } from './small-town.ts'
import type { TestOffice } from './test-office.ts'

const checked = checkCityFolder(join(import.meta.dirname, '..', '..', 'cities', 'marlow'))

/** Loads the practice city's folder into the books of a test. */
export async function loadMarlow(office: TestOffice): Promise<void> {
  const { folder } = await checked
  assert(folder, 'the practice city has no faults')
  const city = withReview(folder, { sample: 0, previousRun: 'posted' })
  await office.work((work) => loadCityFolder(work, city))
}

type NewAccount = InputOf<typeof accounts.open>['body']
type Opened = { accountNumber: string; accountId: number; premiseId: number }

/** An account as a form sends it: a home of cycle 1 in Ontario CA, opened on 2026-11-01, unless it says otherwise. */
export function home(line: string, payer: string, some: Partial<NewAccount> = {}): NewAccount {
  return {
    address: { line, place: 'Ontario', state: 'CA', zip: '91764' },
    class: 'residential',
    cycle: '1',
    openedOn: '2026-11-01',
    payer: { name: payer },
    ...some,
  }
}

/** Opens an account through the API. */
export async function opened(office: TestOffice, account: NewAccount): Promise<Opened> {
  const response = await office.post('/accounts', account)
  assert.equal(response.status, 201, await response.clone().text())
  return (await response.json()) as Opened
}

type Billed = {
  accountId: number
  number: string
  from: string
  until: string
  charges: number
  due?: string
  /** Whether it told the customer that it is drawn from their bank account. */
  drawn?: boolean
  /** Whether it was sent to nobody, as too small a bill is. */
  unsent?: boolean
  final?: boolean
}

/** Puts a posted bill of one line into the books of an account, as a run would have: with its entry. */
export async function billed(office: TestOffice, bill: Billed): Promise<void> {
  const [from, until] = [PlainDate.from(bill.from), PlainDate.from(bill.until)]
  const due = bill.due ? PlainDate.from(bill.due) : until.add({ days: 25 })
  const dates = { period_from: from, period_until: until, due_on: due, delinquent_on: due.add({ days: 10 }) }
  await office.work(async (work) => {
    const run = await work.db
      .insertInto('bill_run')
      .values({
        ...dates,
        cycle: '1',
        kind: 'account',
        bill_on: until,
        cut_off_on: until,
        months: 1,
        timing: 'arrears',
        state: 'posted',
        opened_by: 'a test',
        opened_by_key: 'test',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { id } = await work.db
      .insertInto('bill')
      .values({
        ...dates,
        number: bill.number,
        run_id: run.id,
        account_id: bill.accountId,
        issued_on: until,
        previous_balance_cents: 0,
        payments_cents: 0,
        adjustments_cents: 0,
        charges_cents: bill.charges,
        total_due_cents: bill.charges,
        beside_through: 0,
        beside_cents: 0,
        is_final: bill.final ?? false,
        mail_key: '',
        document: JSON.stringify({
          ...(bill.drawn && { autopay: true }),
          ...(bill.unsent && { suppressed: { because: 'minimum', citation: '§ 6', limitCents: 500 } }),
        }),
        pay_token: bill.number,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await postEntry(work, {
      postedOn: until,
      debit: '1210',
      credit: '4410',
      amount: cents(bill.charges),
      accountId: bill.accountId,
      source: 'bill_line',
      sourceId: id,
      runId: run.id,
    })
  })
}

/** Somebody proves who they are on an account, as the practice city’s rule asks before a contact is changed. */
export async function proved(office: TestOffice, accountNumber: string): Promise<void> {
  const facts = ['name', 'service-address', 'account-number']
  const response = await office.post(`/accounts/${accountNumber}/identity`, {
    key: `proved ${accountNumber} ${office.today().toString()}`,
    forWhat: ['email', 'mailing-address'],
    asked: facts,
    right: facts,
  })
  assert.equal(response.status, 201, await response.clone().text())
}
