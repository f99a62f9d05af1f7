import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { HistorySource } from '#kernel/history'

/** The bills of an account. */
export const billHistory: HistorySource = {
  kind: 'bill',
  name: 'Bills',
  select: ({ accountId }) => sql`
    select issued_on as on_day, id, jsonb_build_object('number', number, 'due', due_on, 'charges', charges_cents,
      'total', total_due_cents, 'final', is_final) as facts
    from bill where account_id = ${accountId}`,
  tell: ({ facts }) => ({
    title: `${facts.final ? 'Final bill' : 'Bill'} ${text(facts.number)}`,
    text: `${dollars(number(facts.total))} due ${day(facts.due)}.`,
    amountCents: number(facts.charges),
    link: { to: 'bill', key: text(facts.number) },
  }),
}

/** The payments of an account. */
export const paymentHistory: HistorySource = {
  kind: 'payment',
  name: 'Payments',
  select: ({ accountId }) => sql`
    select received_on as on_day, p.id, jsonb_build_object('receipt', receipt, 'tender', tender, 'check', check_number,
      'amount', amount_cents, 'backOn', r.reversed_on, 'why', r.reason_en) as facts
    from payment p left join payment_reversal r on r.payment_id = p.id where account_id = ${accountId}`,
  tell: ({ facts }) => ({
    title: `Payment by ${tenders[text(facts.tender)] ?? text(facts.tender)}`,
    text: `Receipt ${text(facts.receipt)}${facts.check ? `, check ${text(facts.check)}` : ''}.${takenBack(facts)}`,
    amountCents: -number(facts.amount),
  }),
}

const takenBack = ({ backOn, why }: Readonly<Record<string, unknown>>): string =>
  backOn ? ` Taken back on ${day(backOn)}: ${text(why)}.` : ''

const tenders: Readonly<Record<string, string>> = { ach: 'bank transfer' }

/** What moved the balance beside bills and payments: adjustments, transfers, reversals, by whatever part of the product. */
export const entryHistory: HistorySource = {
  kind: 'entry',
  name: 'Adjustments and other entries',
  select: ({ accountId }) => sql`
    select posted_on as on_day, e.id, jsonb_build_object('source', source, 'sourceId', source_id, 'amount',
      amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int)) as facts
    from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
    where account_id = ${accountId} and source not in ('bill_line', 'payment')`,
  tell: ({ facts }) => ({
    title: entryWords[text(facts.source)] ?? titled(text(facts.source)),
    amountCents: number(facts.amount),
  }),
}

const entryWords: Readonly<Record<string, string>> = { reversal: 'An entry was taken back' }

const titled = (word: string): string => {
  const plain = word.replaceAll(/[-_]/g, ' ')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

const text = (value: unknown): string => (typeof value === 'string' ? value : String(value))
const number = (value: unknown): number => Number(value)
const day = (value: unknown): string =>
  PlainDate.from(text(value)).toLocaleString('en-US', { dateStyle: 'medium' })
