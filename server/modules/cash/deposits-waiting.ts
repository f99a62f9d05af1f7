import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource, WaitingThing } from '#kernel/waiting'
import type { Work } from '#kernel/work'
import { counted, dayWords } from '#kernel/words'
import { addBankingDays } from '../bank-files/banking-days.ts'
import { readyForBank } from './bank-deposits.ts'

/** A bank posts a deposit on the day it gets it: after so many banking days it should be on a statement that we have. */
const statementWithin = 2

/** Cash that is in no bank deposit yet, deposits that did not go, and those that are not on the statement of the bank. */
export const depositsWaiting: WaitingSource = {
  name: 'bank-deposits',
  permission: 'payments.post',
  look: async (work) => {
    const rows = await openDeposits(work)
    const prepared = rows.filter(({ state }) => state === 'prepared')
    const missing = rows.filter(
      ({ state, on }) => state === 'sent' && isBefore(addBankingDays(on, statementWithin), work.today),
    )
    return [
      ...together(missing, {
        kind: 'late',
        what: 'not on the statement',
        todo: 'Load the statement of the bank, or ask the bank.',
        at: '/cash/bank?view=sent',
      }),
      ...together(prepared, {
        kind: prepared.some(({ on }) => isBefore(on, work.today)) ? 'late' : 'today',
        what: 'to be taken to the bank',
        todo: 'Say when it has gone.',
        at: '/cash/bank?view=prepared',
      }),
      ...(await readyThings(work)),
    ]
  },
}

type Deposited = {
  readonly number: string
  readonly state: 'prepared' | 'sent'
  readonly on: PlainDate
  readonly cents: number
}

async function openDeposits({ db }: Work): Promise<readonly Deposited[]> {
  const { rows } = await sql<Deposited>`
    select number, state, coalesce(sent_on, deposit_on) as on, currency_cents + coin_cents + checks_cents as cents
    from bank_deposit where state <> 'on-statement' order by id`.execute(db)
  return rows
}

type Told = Pick<WaitingThing, 'kind' | 'at'> & { readonly what: string; readonly todo: string }

function together(rows: readonly Deposited[], { kind, what, todo, at }: Told): WaitingThing[] {
  const [oldest] = rows
  if (!oldest) return []
  const cents = rows.reduce((total, row) => total + row.cents, 0)
  return [
    {
      kind,
      title: `${counted(rows.length, 'bank deposit', 'bank deposits')} ${what}, ${dollars(cents)}`,
      text: `The oldest, ${oldest.number}, is of ${dayWords(oldest.on)}. ${todo}`,
      at,
      on: oldest.on.toString(),
      amountCents: cents,
    },
  ]
}

/** What of closed batches and drawers is still in the safe. */
async function readyThings(work: Work): Promise<WaitingThing[]> {
  const { batches, drawers, cashCents, checksCents } = await readyForBank(work)
  if (cashCents + checksCents === 0) return []
  const from = [
    batches.length > 0 && counted(batches.length, 'closed batch', 'closed batches'),
    drawers.length > 0 && counted(drawers.length, 'closed drawer', 'closed drawers'),
  ]
  return [
    {
      kind: 'mine',
      title: `${dollars(cashCents + checksCents)} for the bank: prepare a deposit`,
      text: `${from.filter(Boolean).join(' and ')}: ${dollars(cashCents)} in cash, ${dollars(checksCents)} in checks.`,
      at: '/cash/bank',
      on: null,
      amountCents: cashCents + checksCents,
    },
  ]
}
