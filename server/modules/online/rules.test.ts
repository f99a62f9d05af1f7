import { describe, expect, it } from 'vitest'
import { cents } from '#kernel/money'
import type { ProviderPayment } from '#kernel/payment-provider'
import { OnlinePaymentsValue } from '../policies/online-policy.ts'
import { comparable } from './find-account.ts'
import { endingOf, maskAddress, maskEmail } from './mask.ts'
import { receiptMail } from './receipts.ts'
import { standingCents } from './settle-payment.ts'
import { dueOf } from './what-is-due.ts'

const item = (some: object = {}) => ({
  openCents: 1000,
  disputedCents: 0,
  onlyDirected: false,
  dueOn: '2026-12-15',
  ...some,
})

const payment = (some: Partial<ProviderPayment>): ProviderPayment => ({
  sessionId: 'cs',
  reference: 'W',
  state: 'paid',
  amount: cents(5000),
  refunded: cents(0),
  disputed: cents(0),
  transactionId: 'pi',
  tender: 'card',
  brand: null,
  last4: null,
  fee: null,
  paidAt: null,
  ...some,
})

describe('what is due', () => {
  const today = '2026-11-23'
  it.each([
    { case: 'what is on a bill and open', items: [item()], due: 1000, past: 0 },
    {
      case: 'what was due before today as past due',
      items: [item({ dueOn: '2026-11-22' })],
      due: 1000,
      past: 1000,
    },
    { case: 'what is due today as not past due', items: [item({ dueOn: today })], due: 1000, past: 0 },
    { case: 'nothing of what is in dispute', items: [item({ disputedCents: 400 })], due: 600, past: 0 },
    {
      case: 'nothing of what is in dispute beyond what is open',
      items: [item({ disputedCents: 5000 })],
      due: 0,
      past: 0,
    },
    {
      case: 'nothing of what is collected with the tax roll',
      items: [item({ onlyDirected: true })],
      due: 0,
      past: 0,
    },
    { case: 'nothing that no bill has shown', items: [item({ dueOn: null })], due: 0, past: 0 },
    { case: 'less a credit', items: [item()], credit: 300, due: 700, past: 0 },
    { case: 'less what is on its way, never below nothing', items: [item()], pending: 1500, due: 0, past: 0 },
  ])('is $case', ({ items, credit = 0, pending = 0, due, past }) => {
    const credits = credit > 0 ? [{ leftCents: credit }] : []
    expect(dueOf({ items, credits }, today, pending)).toEqual({
      dueCents: due,
      pastDueCents: past,
      pendingCents: pending,
      creditCents: credit,
    })
  })
})

describe('what stands of a payment', () => {
  it.each([
    { case: 'all of what was paid', some: {}, stands: 5000 },
    { case: 'nothing before it is paid', some: { state: 'pending' as const }, stands: 0 },
    { case: 'nothing of what failed', some: { state: 'failed' as const }, stands: 0 },
    { case: 'the rest after a refund', some: { refunded: cents(2000) }, stands: 3000 },
    { case: 'nothing after a dispute', some: { disputed: cents(5000) }, stands: 0 },
    { case: 'never less than nothing', some: { refunded: cents(2000), disputed: cents(5000) }, stands: 0 },
  ])('is $case', ({ some, stands }) => {
    expect(standingCents(payment(some))).toBe(stands)
  })
})

it.each([
  { fact: 'bill-number' as const, answer: '2007', is: '00002007' },
  { fact: 'bill-number' as const, answer: ' 0000-2007 ', is: '00002007' },
  { fact: 'bill-amount' as const, answer: '$1,234.5', is: '123450' },
  { fact: 'bill-amount' as const, answer: '47', is: '4700' },
  { fact: 'bill-amount' as const, answer: 'much', is: '' },
  { fact: 'phone-last4' as const, answer: '0142', is: '0142' },
  { fact: 'phone-last4' as const, answer: '-', is: '' },
  { fact: 'bill-number' as const, answer: '2007-R1', is: '00002007' },
])('the $fact $answer compares as $is', ({ fact, answer, is }) => {
  expect(comparable(fact, answer)).toBe(is)
})

it('an address, an e-mail address and an account number are told so that only who knows them knows them again', () => {
  expect(maskAddress('212 OAK ST # B')).toBe('212 O••• S••• # B')
  expect(maskEmail('maria@example.com')).toBe('m•••@example.com')
  expect(endingOf('100-20417-3')).toBe('4173')
})

it.each([
  { language: 'en' as const, says: ['$47.70', 'Nov 23, 2026', 'ending in 4242', 'W-AAAAA-BBBBB'] },
  { language: 'es' as const, says: ['$47.70', 'terminada en 4173', 'tarjeta', 'W-AAAAA-BBBBB'] },
])('a receipt in $language tells what was paid and how, and names nobody', ({ language, says }) => {
  const mail = receiptMail(
    {
      reference: 'W-AAAAA-BBBBB',
      amountCents: 4770,
      accountEnding: '4173',
      receivedOn: '2026-11-23',
      tender: 'card',
      last4: '4242',
      language,
    },
    { title: 'City of Marlow', phone: '(909) 555-0142', email: null },
  )
  for (const one of says) expect(mail.text).toContain(one)
  expect(mail.html).toContain(`<html lang="${language}">`)
})

it('the rule of paying online names a least and a most', () => {
  const rule = {
    tenders: ['card'],
    secondFacts: ['bill-number'],
    visitMinutes: 30,
    leastCents: 100,
    mostCents: 50,
    otherAmount: true,
    clearingAccount: '1220',
    feeAccount: '6797',
  }
  expect(OnlinePaymentsValue.safeParse(rule).success).toBe(false)
  expect(OnlinePaymentsValue.safeParse({ ...rule, mostCents: 5000 }).success).toBe(true)
  expect(OnlinePaymentsValue.safeParse({ ...rule, mostCents: 5000, secondFacts: ['zip'] }).success).toBe(
    false,
  )
})
