import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { Role } from './roles.ts'

/** Open ones wait for somebody, whether new, in work or back again. */
export const FindingState = z.enum(['open', 'in_work', 'accepted', 'mended', 'back'])

const Sums = z.object({
  findings: z.int().describe('Findings that are open, in work or back again.'),
  amountCents: Cents.describe('What is at stake with them.'),
  unassigned: z.int().describe('Those that lie with a role, not with a person.'),
  accepted: z.int(),
})

/** A standing check with what it holds open. */
export const Check = Sums.extend({
  check: z.string(),
  title: z.string(),
  looksFor: z.string(),
  atStake: z.string().describe('How the amount at stake is worked out.'),
  owner: Role.describe('Who its findings go to at first.'),
  checkedOn: Day.nullable().describe('The business day it was last done; null when it never was.'),
})

/** One going through the books. */
export const CheckRun = z.object({
  id: z.int(),
  businessOn: Day,
  reason: z.enum(['night', 'asked', 'list']),
  state: z.enum(['waiting', 'working', 'done', 'failed']),
  askedBy: z.string(),
  askedAt: z.iso.datetime({ offset: true }),
  doneAt: z.iso.datetime({ offset: true }).nullable(),
  failure: z.string().nullable(),
  checks: z.array(
    z.object({
      check: z.string(),
      title: z.string(),
      done: z
        .object({ found: z.int(), fresh: z.int(), back: z.int(), mended: z.int(), amountCents: Cents })
        .nullable()
        .describe('What it came to; null while it is still to be done.'),
    }),
  ),
})

/** Something a check found. */
export const Finding = z.object({
  id: z.int(),
  check: z.string(),
  title: z.string().describe('The title of its check.'),
  sentence: z.string(),
  amountCents: Cents.describe('What is at stake.'),
  basis: z.string().describe('How the amount was worked out.'),
  state: FindingState,
  ownerRole: Role,
  ownerUser: z.string().nullable(),
  ownerName: z.string().nullable(),
  accountNumber: z.string().nullable(),
  premiseId: z.int().nullable(),
  address: z.string().nullable(),
  billNumber: z.string().nullable(),
  serviceId: z.int().nullable(),
  firstSeenOn: Day,
  lastSeenOn: Day,
  mendedOn: Day.nullable(),
  acceptedUntil: Day.nullable().describe('The first day on which it counts again.'),
  acceptedReason: z.string().nullable(),
})

/** A finding with the facts behind it and all that happened to it. */
export const FindingShown = Finding.extend({
  facts: z.array(z.object({ what: z.string(), value: z.string() })),
  history: z.array(
    z.object({
      at: z.iso.datetime({ offset: true }),
      businessOn: Day,
      by: z.string(),
      what: z.enum([
        'found',
        'changed',
        'assigned',
        'taken',
        'accepted',
        'noted',
        'mended',
        'back',
        'lapsed',
      ]),
      sentence: z.string(),
    }),
  ),
})

export const HaulerVerdict = z.enum(['matched', 'different', 'unknown', 'rejected'])

/** A hauler's list. `rows` is always `matched + different + unknown + rejected`. */
export const HaulerList = z.object({
  id: z.int(),
  fileName: z.string(),
  sha256: z.string(),
  listOn: Day.describe('The day the list is of: our services of that day were held against it.'),
  broughtBy: z.string(),
  broughtAt: z.iso.datetime({ offset: true }),
  totals: z.object({
    rows: z.int(),
    matched: z.int(),
    different: z.int(),
    unknown: z.int(),
    rejected: z.int(),
    oursOnly: z.int().describe('Accounts and streams we serve that the list does not have.'),
  }),
})

export const HaulerRow = z.object({
  line: z.int(),
  verdict: HaulerVerdict,
  accountNumber: z.string().nullable(),
  told: z.string().nullable().describe('What differs, or why no account was found.'),
  faults: z.array(
    z.object({ column: z.string().nullable(), reason: z.string(), instead: z.string().nullable() }),
  ),
  raw: z.record(z.string(), z.string()).describe('The row as it is in the file, by column.'),
})
