import { z } from 'zod'
import { BillBy, Cents, Day, NamedParty, NewAddress } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { OrderedContainer, OrderKind } from './order-shapes.ts'
import { RequestKey } from './request-key.ts'

const quantity = z.int('Write a whole number.').min(1, 'Write 1 or more.').max(100)
const why = FreeText.max(500).nullable().default(null)
const requestId = RequestKey.nullable().default(null)
const dwellingUnits = z.int().min(1).max(10_000).default(1)

export const MoveKind = z.enum(['stop', 'start', 'move', 'change', 'new-owner'])

/** A service that begins. */
export const StartedService = OrderedContainer.extend({ quantity: quantity.default(1), units: dwellingUnits })

/** Service ends at an address, and the account with it. */
export const AskedStop = z.object({
  from: Day.describe('The first day without service.'),
  fetch: z.boolean().default(true).describe('Whether the crew fetches the containers.'),
  mailTo: z
    .object({
      line1: FreeText.min(1).max(60),
      line2: FreeText.min(1).max(60).nullable().default(null),
      place: FreeText.min(1).max(40),
      state: z.string().regex(/^[A-Z]{2}$/, 'Write the two letters of the state, such as CA.'),
      zip: z.string().regex(/^\d{5}(-\d{4})?$/, 'Write a ZIP code of five digits, or nine with a dash.'),
    })
    .nullable()
    .default(null)
    .describe('Where the final bill goes; null: where bills go now.'),
  reason: why,
  requestId,
})

/** Service begins at an address, under a new account. */
export const AskedStart = z.object({
  address: NewAddress,
  class: z.string().min(1, 'Choose a class.'),
  cycle: z.string().min(1, 'Choose a cycle.'),
  from: Day.describe('The first day of service.'),
  payer: NamedParty,
  owner: NamedParty.nullable().default(null).describe('When the owner is not the payer.'),
  billBy: BillBy.default('paper'),
  services: z.array(StartedService).min(1, 'Choose at least one service.').max(20),
  deliver: z.boolean().default(true).describe('Whether the crew brings the containers.'),
  reason: why,
  requestId,
})

/** Whoever pays moves: service ends here and begins there. */
export const AskedMove = z.object({
  from: Day.describe('The first day without service here.'),
  startOn: Day.describe('The first day of service there.'),
  address: NewAddress,
  class: z.string().min(1).nullable().default(null).describe('The same when left out.'),
  cycle: z.string().min(1).nullable().default(null).describe('The same when left out.'),
  owner: NamedParty.nullable().default(null).describe('Of the new address, when the payer does not own it.'),
  services: z
    .array(StartedService)
    .max(20)
    .nullable()
    .default(null)
    .describe('The same as here when left out.'),
  fetch: z.boolean().default(true),
  deliver: z.boolean().default(true),
  reason: why,
  requestId,
})

/** A service of an account begins, is otherwise, or ends. */
export const AskedChange = z.object({
  what: z.enum(['add', 'alter', 'end']),
  serviceId: z.int().positive().nullable().default(null).describe('Of one that is altered or ends.'),
  service: StartedService.nullable().default(null).describe('Of one that begins, or as it is to be.'),
  from: Day.describe('The first day it is so.'),
  order: z.boolean().default(true).describe('Whether the crew brings, swaps or fetches the containers.'),
  reason: why,
  requestId,
})

/** An address has another owner from the day of the deed. */
export const AskedNewOwner = z.object({
  deedOn: Day.describe('The day of the recorded deed: the first day of the new owner.'),
  owner: NamedParty,
  reason: why,
  requestId,
})

/** A bill that is to come, as the engine makes it from the books of now. */
export const BillToCome = z.object({
  accountNumber: z.string(),
  kind: z.enum(['regular', 'final']),
  periodFrom: Day,
  periodUntil: Day.describe('The first day it does not stand for.'),
  billOn: Day,
  lines: z.array(
    z.object({
      en: z.string(),
      es: z.string(),
      reasonEn: z.string(),
      periodFrom: Day,
      periodUntil: Day,
      amountCents: Cents,
    }),
  ),
  previousBalanceCents: Cents,
  paymentsCents: Cents,
  adjustmentsCents: Cents,
  chargesCents: Cents,
  totalDueCents: Cents,
})

const Liable = z.object({
  partyId: z.int(),
  name: z.string(),
  role: z.string(),
  order: z.enum(['first', 'jointly', 'then']).describe('Who is asked first, who as well, and who then.'),
})

/** A bill of the past that is put right: what it charged, what it should have, and what of the difference is posted. */
export const BillPutRight = z.object({
  billNumber: z.string(),
  periodFrom: Day,
  periodUntil: Day,
  billedCents: Cents,
  shouldCents: Cents,
  postedCents: Cents,
  why: z.string().describe('By which rule it is posted, or is not.'),
})

/** What was done, or would be, and what comes of it. */
export const Moved = z
  .object({
    moveId: z.int().nullable().describe('Null: nothing was kept.'),
    kind: MoveKind,
    accountNumber: z.string(),
    toAccountNumber: z.string().nullable().describe('The account that begins, where one does.'),
    effectiveOn: Day,
    sentences: z.array(z.string()).describe('What happens to the books, in order.'),
    bills: z.array(BillToCome).describe('The bills that come next.'),
    withoutCents: Cents.nullable().describe(
      'What the next bill would charge without it, where there is one to compare.',
    ),
    putRight: z
      .array(BillPutRight)
      .default([])
      .describe('The bills of the past that it puts right, the oldest first.'),
    orders: z.array(
      z.object({
        orderId: z.int(),
        number: z.string().nullable().describe('Null: nothing was kept.'),
        kind: OrderKind,
        container: z.string().nullable(),
        wantedOn: Day.nullable(),
      }),
    ),
    liable: z.object({ model: z.string(), citation: z.string(), parties: z.array(Liable) }).nullable(),
    repeated: z.boolean().describe('It was done by the same request before; nothing was changed.'),
  })
  .meta({ id: 'Moved' })

/** One row of the history of what began, ended and moved. */
export const MoveRow = z.object({
  moveId: z.int(),
  kind: MoveKind,
  accountNumber: z.string(),
  toAccountNumber: z.string().nullable(),
  effectiveOn: Day,
  sentences: z.array(z.string()),
  reason: z.string().nullable(),
  madeBy: z.string(),
  madeOn: Day,
})
