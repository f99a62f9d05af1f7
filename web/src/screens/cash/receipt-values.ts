import type { counter } from '@cartwright/api/counter'
import type { InputOf } from '@cartwright/api/route'
import { readMoney } from '../../parts/money.tsx'

type Part = { accountNumber: string; amount: string }
export type ReceiptValues = {
  parts: Part[]
  cash: string
  checks: string
  checkNumber: string
  card: string
  cardBrand: string
  cardLast4: string
  takeCheck: boolean
}

export const noReceipt: ReceiptValues = {
  parts: [{ accountNumber: '', amount: '' }],
  cash: '',
  checks: '',
  checkNumber: '',
  card: '',
  cardBrand: '',
  cardLast4: '',
  takeCheck: false,
}

const centsOf = (text: string): number => readMoney(text) ?? 0

/** What is paid, what is given, and the change; null where it cannot be given. All in cents. */
export function sums({ parts, cash, checks, card }: ReceiptValues): {
  dueCents: number
  givenCents: number
  changeCents: number | null
} {
  const dueCents = parts.reduce((all, { amount }) => all + centsOf(amount), 0)
  const other = centsOf(checks) + centsOf(card)
  const givenCents = centsOf(cash) + other
  const change = givenCents - dueCents
  return { dueCents, givenCents, changeCents: change < 0 || other > dueCents ? null : change }
}

/** What is wrong with a receipt before it is asked for, by field. */
export function receiptFaults(values: ReceiptValues): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const [at, { accountNumber, amount }] of values.parts.entries()) {
    if (accountNumber.trim() === '') faults[`parts.${at}.accountNumber`] = 'Write the account number.'
    if (centsOf(amount) <= 0) faults[`parts.${at}.amount`] = 'Write an amount such as 47.70.'
  }
  for (const field of ['cash', 'checks', 'card'] as const)
    if (values[field] !== '' && centsOf(values[field]) <= 0)
      faults[field] = 'Write an amount such as 47.70, or leave it empty.'
  if (centsOf(values.card) > 0 && !/^\d{4}$/.test(values.cardLast4))
    faults['cardLast4'] = 'Write the last four digits that the terminal prints.'
  const { changeCents, givenCents } = sums(values)
  if (Object.keys(faults).length === 0 && changeCents === null)
    faults['cash'] =
      givenCents === 0
        ? 'Write what is given.'
        : 'What is given is too little, or more than is paid without cash to give change from.'
  return faults
}

/** The request of a receipt. */
export function receiptBody(values: ReceiptValues, key: string): InputOf<typeof counter.take>['body'] {
  const { parts, cash, checks, checkNumber, card, cardBrand, cardLast4, takeCheck } = values
  const tenders: InputOf<typeof counter.take>['body']['tenders'] = []
  if (centsOf(checks) > 0)
    tenders.push({ tender: 'check', amountCents: centsOf(checks), checkNumber: checkNumber.trim() || null })
  if (centsOf(card) > 0)
    tenders.push({
      tender: 'card',
      amountCents: centsOf(card),
      cardBrand: cardBrand.trim() || null,
      cardLast4,
    })
  if (centsOf(cash) > 0) tenders.push({ tender: 'cash', amountCents: centsOf(cash) })
  return {
    key,
    tenders,
    takeCheck,
    parts: parts.map(({ accountNumber, amount }) => ({ accountNumber, amountCents: centsOf(amount) })),
  }
}
