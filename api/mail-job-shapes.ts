import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'

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

/** A bill that is to be taken out of a job. */
export const NewPull = z.object({
  billNumber: z.string().min(1, 'Write the number of the bill.'),
  how: z.enum(['held', 'pulled', 'recalled']),
  reason: FreeText.min(1, 'Write why.').max(500),
})

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

/** A package on its way to one place by SFTP. */
export const MailJobUpload = z
  .object({
    uploadId: z.int(),
    destination: z.string().describe('`user@host:port/folder`.'),
    fileName: z.string(),
    sha256: z.string(),
    bytes: z.int(),
    state: z
      .enum(['waiting', 'sending', 'sent', 'failed'])
      .describe(
        '`waiting`: for its first try, or for the next one; `failed`: nothing more is tried by itself.',
      ),
    tries: z.int().describe('Begun so far.'),
    triesAtMost: z.int().describe('After so many it has failed; more once a person asks again.'),
    nextTryAt: z.string().nullable(),
    bytesSent: z.int(),
    hashChecked: z
      .boolean()
      .nullable()
      .describe('False: the server lets nobody read what it has; the size fits.'),
    mayHaveArrived: z
      .boolean()
      .describe('True of one that failed: only the mail house knows whether it has the package.'),
    answer: z.string().nullable().describe('What came of the newest try.'),
    todo: z.string().nullable(),
    sentAt: z.string().nullable(),
    askedBy: z.string(),
    askedOn: Day,
  })
  .meta({ id: 'MailJobUpload' })

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
    uploads: z.array(MailJobUpload).describe('How the package goes by SFTP, newest last.'),
    proofSeed: z.string().nullable().describe('With it the same sample is drawn again.'),
  })
  .meta({ id: 'MailJobShown' })
