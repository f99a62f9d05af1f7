import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'

export const MailJobKind = z.enum(['mail-house', 'in-house'])
export const MailJobState = z
  .enum([
    'making',
    'ready',
    'sent',
    'proof-received',
    'proof-approved',
    'mailed',
    'statement-received',
    'reconciled',
    'dropped',
  ])
  .describe('`making`: the package is being put together; `dropped`: given up before anything was mailed.')

/** A count that is not what it should be: the job stands until it is. */
export const CountDifference = z
  .object({
    of: z.string().describe('What was counted: `proof`, `mailed`, `statement`, `sort`.'),
    told: z.int(),
    expected: z.int(),
    sentence: z.string(),
  })
  .meta({ id: 'CountDifference' })

/** The bills of a run on their way into the mail. */
export const MailJob = z
  .object({
    jobId: z.int(),
    runId: z.int(),
    cycle: z.string(),
    kind: MailJobKind,
    house: z.string().nullable(),
    state: MailJobState,
    pieces: z.int().describe('The pieces of the print files.'),
    pulled: z.int().describe('Pieces of them that do not go into the mail.'),
    toMail: z.int(),
    totalDueCents: Cents.describe('What the bills of the print files come to.'),
    dataAsOf: z.string().describe('The instant as of which the books were read.'),
    oldFrom: z.string().describe('The instant from which the data are too old to be sent.'),
    packageSha256: z.string().nullable(),
    packageBytes: z.int().nullable(),
    failure: z.string().nullable(),
    madeBy: z.string(),
    madeOn: Day,
    differences: z.array(CountDifference),
  })
  .meta({ id: 'MailJob' })

export const MailJobStep = z
  .object({
    step: z.string(),
    pieces: z.int().nullable(),
    expected: z.int().nullable(),
    postageCents: Cents.nullable(),
    reference: z.string().nullable(),
    note: z.string().nullable(),
    on: Day,
    by: z.string(),
  })
  .meta({ id: 'MailJobStep' })

export const MailJobPull = z
  .object({
    piece: z.int(),
    billNumber: z.string(),
    how: z.enum(['held', 'pulled', 'recalled']),
    reason: z.string(),
    by: z.string(),
    on: Day,
  })
  .meta({ id: 'MailJobPull' })

/** A piece of the proof that was drawn to be looked at. */
export const MailJobProof = z
  .object({
    piece: z.int(),
    billNumber: z.string(),
    accountNumber: z.string(),
    totalDueCents: Cents,
    verdict: z.enum(['right', 'wrong']).nullable(),
    note: z.string().nullable(),
    signedBy: z.string().nullable(),
  })
  .meta({ id: 'MailJobProof' })

/** A destination that has fewer letters by now than its price needs. */
const ShortDestination = z
  .object({
    destination: z.string().describe('As its tray label says.'),
    level: z.string(),
    lowerLevel: z.string().describe('The level whose price its letters have by now.'),
    pieces: z.int(),
    minimum: z.int().describe('Letters that a destination of its level needs (DMM 235.6.6).'),
    costCents: Cents.nullable().describe(
      'What its letters cost more at the lower level; null: a price is missing.',
    ),
  })
  .meta({ id: 'ShortDestination' })

/** What a job’s pieces qualify for without those taken out. */
export const MailJobLevels = z
  .object({
    inTrays: z.int().describe('Letters at automation prices.'),
    mailingMinimum: z.int().describe('Letters that a mailing at automation prices needs (QSG 230b).'),
    short: z.array(ShortDestination),
    postageCents: Cents.nullable().describe('All postage of the job; null: a price is missing.'),
  })
  .meta({ id: 'MailJobLevels' })

/** What taking a bill out of a job would do. */
export const PullForetold = z
  .object({
    pieces: z.int().describe('The pieces of the bill.'),
    breaksMailing: z
      .boolean()
      .describe('Fewer letters would be left than a mailing needs: the run is sorted anew instead.'),
    before: MailJobLevels.nullable().describe('Null: the run was not sorted.'),
    after: MailJobLevels.nullable(),
  })
  .meta({ id: 'PullForetold' })

export const MailJobShown = z
  .object({
    job: MailJob,
    steps: z.array(MailJobStep),
    pulls: z.array(MailJobPull),
    proof: z.array(MailJobProof).describe('The sample of the newest proof.'),
    expectedPostageCents: Cents.nullable().describe(
      'What the sort of the run comes to without what was taken out; null: it was not sorted, or a price is missing.',
    ),
    levels: MailJobLevels.nullable().describe('Null: the run was not sorted, or the job was given up.'),
    proofSeed: z.string().nullable().describe('With it the same sample is drawn again.'),
  })
  .meta({ id: 'MailJobShown' })
