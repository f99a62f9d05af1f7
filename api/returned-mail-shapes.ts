import { z } from 'zod'
import { Day } from './account-shapes.ts'

/** Why a piece came back: the endorsements of the post office (DMM 507, exhibit 1.4.1). */
export const ReturnReason = z.enum([
  'attempted-not-known',
  'box-closed-no-order',
  'deceased',
  'delivery-suspended',
  'forwarding-expired',
  'illegible',
  'in-dispute',
  'insufficient-address',
  'moved-left-no-address',
  'no-mail-receptacle',
  'no-such-number',
  'no-such-office',
  'no-such-street',
  'not-deliverable-as-addressed',
  'refused',
  'returned-for-better-address',
  'temporarily-away',
  'unclaimed',
  'vacant',
])
export const ReturnAction = z.enum([
  'new-address',
  'resent',
  'called',
  'undeliverable',
  'mail-anyway',
  'no-action',
])
export const ReturnState = z.enum([
  'open',
  'new-address',
  'resent',
  'undeliverable',
  'mail-anyway',
  'no-action',
])

/** What a scanned or typed number belongs to. */
export const FoundPiece = z.object({
  accountNumber: z.string(),
  name: z.string(),
  lines: z.array(z.string()).describe('The window as it was mailed, the name first.'),
  billNumber: z.string().nullable(),
  billedOn: Day.nullable(),
  tracking: z.string().nullable(),
  foundBy: z.enum(['barcode', 'scan-line', 'bill', 'account']),
  before: z
    .object({ pieceId: z.int(), enteredOn: Day, enteredBy: z.string(), reason: ReturnReason })
    .nullable()
    .describe('The return of the same bill that was entered before.'),
  open: z.int().describe('How many returned pieces of the account wait.'),
})

export const ReturnedPiece = z
  .object({
    pieceId: z.int(),
    accountNumber: z.string(),
    name: z.string(),
    lines: z.array(z.string()),
    billNumber: z.string().nullable(),
    tracking: z.string().nullable(),
    reason: ReturnReason,
    returnedOn: Day,
    note: z.string().nullable(),
    enteredBy: z.string(),
    enteredOn: Day,
    state: ReturnState,
    workedBy: z.string().nullable(),
    workedOn: Day.nullable(),
    steps: z.array(z.object({ action: ReturnAction, note: z.string().nullable(), by: z.string(), on: Day })),
  })
  .meta({ id: 'ReturnedPiece' })
