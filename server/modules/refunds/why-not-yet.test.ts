import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { whyNotYet } from './refund-candidates.ts'

const day = (text: string) => PlainDate.from(text)
const rule = { leastCents: 100, waitsDays: 15, forwardingAddressNeeded: true }
const credit = {
  amountCents: 4000,
  isClosed: true,
  hasFinalBill: true,
  since: day('2026-06-01'),
  lastPayment: day('2026-10-01'),
  hasMail: true,
  isConfidential: false,
  payee: 'Ana Lopez',
}

it.each([
  { case: 'all is well', some: {}, why: null },
  { case: 'the least itself', some: { amountCents: 100 }, why: null },
  { case: 'below the least', some: { amountCents: 99 }, why: 'below-least' },
  { case: 'the last payment may still come back', some: { lastPayment: day('2026-11-09') }, why: 'waits' },
  { case: 'the day it no longer may', some: { lastPayment: day('2026-11-08') }, why: null },
  { case: 'never a payment', some: { lastPayment: null }, why: null },
  {
    case: 'its final bill is still to come',
    some: { hasFinalBill: false, since: day('2026-10-01') },
    why: 'final-bill-to-come',
  },
  { case: 'no final bill came in time', some: { hasFinalBill: false }, why: null },
  { case: 'nobody knows where they went', some: { hasMail: false }, why: 'no-forwarding-address' },
  {
    case: 'a confidential address and no other',
    some: { hasMail: false, isConfidential: true },
    why: 'confidential-address',
  },
  { case: 'nobody to pay', some: { payee: '' }, why: 'payee-unknown' },
])('a credit of a closed account: $case', ({ some, why }) => {
  expect(whyNotYet(day('2026-11-23'), rule, { ...credit, ...some }, false)).toBe(why)
})

it('what a customer asks for waits for nothing but an address', () => {
  const open = { ...credit, isClosed: false, hasFinalBill: false, hasMail: false, amountCents: 1 }
  expect(whyNotYet(day('2026-11-23'), rule, open, true)).toBe(null)
  expect(whyNotYet(day('2026-11-23'), rule, { ...open, isConfidential: true }, true)).toBe(
    'confidential-address',
  )
})
