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

export const MailJobShown = z
  .object({
    job: MailJob,
    steps: z.array(MailJobStep),
    pulls: z.array(MailJobPull),
    proof: z.array(MailJobProof).describe('The sample of the newest proof.'),
    expectedPostageCents: Cents.nullable().describe(
      'What the sort of the run comes to; null: it was not sorted, or a price is missing.',
    ),
    proofSeed: z.string().nullable().describe('With it the same sample is drawn again.'),
  })
  .meta({ id: 'MailJobShown' })
