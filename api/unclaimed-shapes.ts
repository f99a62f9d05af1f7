import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'

export const UnclaimedKind = z.enum(['credit', 'check', 'suspense'])
export const UnclaimedWay = z
  .enum(['notice', 'small'])
  .describe(
    '`notice`: published in a newspaper; `small`: less than the rule’s amount or of nobody known, without one.',
  )

/** Money that nobody claimed so far. */
export const UnclaimedMoney = z
  .object({
    kind: UnclaimedKind.describe(
      'A credit of a closed account, a refund check that was never cashed, an item in suspense.',
    ),
    sourceId: z.int(),
    accountNumber: z.string().nullable(),
    owner: z.string().nullable().describe('Null: nobody knows whose it is.'),
    amountCents: Cents,
    since: Day.describe('The day from which its years run.'),
    way: UnclaimedWay,
    dueOn: Day.describe('The first day on which it may go into a batch.'),
    notYet: z
      .enum(['years', 'refund-first'])
      .nullable()
      .describe(
        'Null: it goes into the next batch; `years`: not long enough; `refund-first`: it can be refunded.',
      ),
  })
  .meta({ id: 'UnclaimedMoney' })

export const UnclaimedBatch = z
  .object({
    batchId: z.int(),
    way: UnclaimedWay,
    state: z.enum(['prepared', 'published', 'taken', 'dropped']),
    citation: z.string(),
    ledgerAccount: z.string(),
    note: z.string().nullable(),
    count: z.int().describe('How many are in it, without those left out.'),
    cents: Cents,
    listedCents: Cents.describe('What of it is neither taken nor claimed.'),
    takenCents: Cents,
    openClaims: z.int().describe('Claims that are filed, rejected and still held, or in court.'),
    madeBy: z.string(),
    madeOn: Day,
    becomesOn: Day.nullable().describe('The day the notice names: on it the money becomes the city’s.'),
    newspaper: z.string().nullable(),
    firstOn: Day.nullable(),
    secondOn: Day.nullable(),
    publishedBy: z.string().nullable(),
    endedBy: z.string().nullable(),
    endedOn: Day.nullable(),
  })
  .meta({ id: 'UnclaimedBatch' })

export const UnclaimedItem = z
  .object({
    itemId: z.int(),
    batchId: z.int(),
    kind: UnclaimedKind,
    sourceId: z.int(),
    accountNumber: z.string().nullable(),
    owner: z.string().nullable(),
    nameWithheld: z.boolean().describe('The name is confidential, and stands in no notice.'),
    amountCents: Cents,
    since: Day,
    heldIn: z.string(),
    fund: z.string(),
    state: z.enum(['listed', 'left-out', 'claimed', 'taken']),
    heldBack: z
      .enum(['claim', 'suit-days', 'suit'])
      .nullable()
      .describe(
        'Why it is not taken now: a claim nobody decided, one that was rejected and is still held, or a suit.',
      ),
    entryId: z.int().nullable(),
    resolution: z.string().nullable(),
    resolvedOn: Day.nullable(),
    endedBy: z.string().nullable(),
    endedOn: Day.nullable(),
    endedReason: z.string().nullable(),
  })
  .meta({ id: 'UnclaimedItem' })

export const ClaimVerdict = z.enum(['allow', 'reject', 'suit', 'lost'])

export const UnclaimedClaim = z
  .object({
    claimId: z.int(),
    itemId: z.int(),
    claimant: z.string(),
    address: z.string(),
    amountCents: Cents,
    grounds: z.string(),
    filedOn: Day,
    enteredBy: z.string(),
    state: z.enum(['filed', 'allowed', 'rejected', 'suit', 'lost']),
    heldUntil: Day.nullable().describe('The last day on which a suit may be served.'),
    decidedBy: z.string().nullable(),
    decidedOn: Day.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'UnclaimedClaim' })
