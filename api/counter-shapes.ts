import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { Amount, CheckNumber, Routing } from './cash-shapes.ts'

/** The notes and coins of the United States, in cents, the largest first. */
export const denominations = [10_000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1] as const

const ByTender = z.object({ cashCents: Cents, checksCents: Cents, cardsCents: Cents })

export const Drawer = z.object({
  drawerId: z.int(),
  cashier: z.string(),
  mine: z.boolean(),
  openedOn: Day,
  floatCents: Cents,
  state: z.enum(['open', 'counted', 'closed']),
  receipts: z.int(),
  expected: ByTender.nullable().describe('What there should be; not told before it is counted.'),
  counted: ByTender.nullable(),
  differenceCents: Cents.nullable().describe('Counted less expected: positive when it is over.'),
  needsSecond: z.boolean(),
  reason: z.string().nullable(),
  signedBy: z.string().nullable(),
  closedOn: Day.nullable(),
  depositNumber: z.string().nullable(),
})

export const ReceiptTender = z.object({
  tender: z.enum(['cash', 'check', 'card']),
  amountCents: Amount.describe('What is given: of cash the change is taken off.'),
  checkNumber: CheckNumber,
  routing: Routing,
  cardBrand: z.string().trim().max(20).nullable().default(null),
  cardLast4: z
    .string()
    .regex(/^\d{4}$/, 'Type the last four digits that the terminal prints, and no more.')
    .nullable()
    .default(null),
})

export const Receipt = z.object({
  number: z.string(),
  drawerId: z.int(),
  receivedOn: Day,
  totalCents: Cents,
  changeCents: Cents,
  state: z.enum(['live', 'voided']),
  madeBy: z.string(),
  voidedBy: z.string().nullable(),
  voidedBecause: z.string().nullable(),
  parts: z.array(z.object({ accountNumber: z.string(), name: z.string(), amountCents: Cents })),
  tenders: z.array(
    z.object({
      tender: z.enum(['cash', 'check', 'card']),
      amountCents: Cents,
      checkNumber: z.string().nullable(),
      cardBrand: z.string().nullable(),
      cardLast4: z.string().nullable(),
    }),
  ),
})

export const BankDeposit = z.object({
  bankDepositId: z.int(),
  number: z.string(),
  depositOn: Day,
  state: z.enum(['prepared', 'sent', 'on-statement']),
  currencyCents: Cents,
  coinCents: Cents,
  checksCount: z.int(),
  checksCents: Cents.describe('As counted when the drawers were closed.'),
  checksOffCents: Cents.describe(
    'Checks as counted less checks as taken in; below zero when one was missing.',
  ),
  totalCents: Cents,
  batches: z.array(z.int()),
  drawers: z.array(z.int()),
  madeBy: z.string(),
  sentOn: Day.nullable(),
  statementOn: Day.nullable(),
})
