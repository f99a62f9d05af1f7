import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { MailMaterial } from './mailpiece-shapes.ts'
import { MessageCondition } from './message-shapes.ts'

export const InsertKind = z
  .enum(['leaflet', 'rate-adjustment', 'prop-218'])
  .describe(
    '`prop-218`: the notice of a hearing (Cal. Const. art. XIII D § 6), 45 days; `rate-adjustment`: that of a scheduled change (Gov. Code § 53756), 30 days.',
  )
export const InsertWay = z.enum(['with-bills', 'own-mailing'])
export const InsertState = z.enum(['proposed', 'approved', 'mailed', 'dropped'])
const word = z.string().trim().min(1).max(39)
const mills = z.int().min(0).max(100_000).describe('Thousandths of a dollar, for one.')

/** A leaflet or a notice as a person writes it down. */
export const InsertDraft = z.object({
  name: FreeText.min(1, 'Give it a name.').max(80),
  kind: InsertKind,
  way: InsertWay,
  code: z
    .string()
    .regex(/^[A-Z0-9]$/, 'Write one capital or digit, such as A.')
    .describe('By which the inserter takes it.'),
  material: MailMaterial,
  costMills: mills,
  postageMills: mills.describe(
    'Postage of one piece of its own mailing, or what one adds to a bill; thousandths of a dollar.',
  ),
  from: Day.describe(
    'With bills: the first day of bills that bear it. By itself: the first day on which it is mailed.',
  ),
  until: Day.nullable().default(null).describe('With bills: the first day of bills that no longer bear it.'),
  countsTo: Day.nullable()
    .default(null)
    .describe('The day of the hearing, or the first day of the new rate.'),
  citation: FreeText.max(200).nullable().default(null),
  classes: z.array(word).max(50).default([]).describe('None: every class.'),
  cycles: z.array(word).max(50).default([]).describe('None: every cycle.'),
  condition: MessageCondition.describe('With bills: for which of them. By itself it has no terms.'),
  csv: z
    .string()
    .max(4_000_000)
    .nullable()
    .default(null)
    .describe('Account numbers, one a line or the first column of a CSV; null: all that fit.'),
  leaveOutUnknown: z
    .boolean()
    .default(false)
    .describe('Goes on without lines of the list that name no account.'),
})

/** A line of a list of accounts that was left aside. */
export const RejectedLine = z.object({ line: z.int(), column: z.int(), text: z.string(), reason: z.string() })

/** Whom it would reach, and what that costs. */
export const InsertReach = z
  .object({
    accounts: z.int(),
    pieces: z.int().describe('Envelopes it would be in: those that can be mailed.'),
    parcels: z.int(),
    owners: z.int(),
    payers: z.int(),
    occupants: z.int(),
    unmailable: z.int(),
    costCents: z.int(),
    postageCents: z.int(),
    weightMills: z.int(),
    latestMailing: Day.nullable().describe('The last day on which it may be mailed.'),
    runs: z.array(z.object({ runId: z.int(), cycle: z.string(), billOn: Day, pieces: z.int() })),
    listed: z.int().nullable().describe('Lines of the list that name an account.'),
    rejected: z.array(RejectedLine),
  })
  .meta({ id: 'InsertReach' })

export const Insert = z
  .object({
    insertId: z.int(),
    name: z.string(),
    kind: InsertKind,
    way: InsertWay,
    state: InsertState,
    code: z.string(),
    material: MailMaterial,
    costMills: z.int(),
    postageMills: z.int(),
    from: Day,
    until: Day.nullable(),
    countsTo: Day.nullable(),
    latestMailing: Day.nullable(),
    citation: z.string().nullable(),
    classes: z.array(z.string()),
    cycles: z.array(z.string()),
    condition: MessageCondition,
    listed: z.int().nullable(),
    pieces: z.int(),
    parcels: z.int(),
    unmailable: z.int(),
    costCents: z.int(),
    postageCents: z.int(),
    listSha256: z.string().nullable(),
    madeBy: z.string(),
    madeOn: Day,
    approvedBy: z.string().nullable(),
    approvedOn: Day.nullable(),
    endedReason: z.string().nullable(),
    mailedOn: Day.nullable(),
    receipts: z.int(),
    returned: z.int(),
  })
  .meta({ id: 'Insert' })

export const InsertPiece = z
  .object({
    pieceId: z.int(),
    position: z.int(),
    accountNumber: z.string(),
    parcel: z.string(),
    addressee: z.enum(['owner', 'payer', 'occupant']),
    lines: z.array(z.string()),
    whyNot: z.string().nullable(),
    returnedOn: Day.nullable(),
    returnReason: z.string().nullable(),
  })
  .meta({ id: 'InsertPiece' })

export const InsertShown = z
  .object({
    insert: Insert,
    runs: z.array(
      z.object({ runId: z.int(), cycle: z.string(), billOn: Day, state: z.string(), pieces: z.int() }),
    ),
    mailing: z
      .object({
        mailedOn: Day,
        pieces: z.int(),
        parcels: z.int(),
        postOffice: z.string(),
        note: z.string().nullable(),
        listSha256: z.string(),
        days: z.int().nullable(),
        declaredBy: z.string(),
        declaredOn: Day,
      })
      .nullable(),
    receipts: z.array(
      z.object({
        receiptId: z.int(),
        name: z.string(),
        bytes: z.int(),
        sha256: z.string(),
        addedBy: z.string(),
        addedOn: Day,
      }),
    ),
    undeliverable: z
      .array(InsertPiece)
      .describe('What cannot be mailed, and what came back: the first two hundred.'),
  })
  .meta({ id: 'InsertShown' })
