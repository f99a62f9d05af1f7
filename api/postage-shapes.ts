import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'

export const PostageAccountKind = z.enum(['permit', 'meter', 'mail-house'])
export const PostageEntryKind = z.enum([
  'deposit',
  'use',
  'refund',
  'withdrawal',
  'fee',
  'transfer',
  'adjustment',
  'reversal',
])
export const PostageFee = z.enum(['permit-imprint', 'presort'])

export const PostageAccount = z
  .object({
    accountId: z.int(),
    kind: PostageAccountKind,
    name: z.string(),
    number: z.string().describe('Of the permit, the meter, or the city at the mail house.'),
    lowestCents: Cents.nullable().describe('Below this the office is told.'),
    paysRuns: z.boolean().describe('Whether bill runs are paid from it.'),
    openedOn: Day,
    closedOn: Day.nullable(),
    balanceCents: Cents.describe('The sum of its entries.'),
    lastOn: Day.nullable().describe('The day of its newest entry.'),
  })
  .meta({ id: 'PostageAccount' })

export const PostageEntry = z
  .object({
    entryId: z.int(),
    kind: PostageEntryKind,
    happenedOn: Day,
    reference: z.string(),
    changeCents: Cents.describe('What it does to the account: in is positive.'),
    balanceCents: Cents.describe('The balance of the account after it.'),
    other: z.string().nullable().describe('The other account of a transfer.'),
    pieces: z.int().nullable(),
    runId: z.int().nullable(),
    fee: PostageFee.nullable(),
    coversUntil: Day.nullable(),
    note: z.string().nullable(),
    reversesId: z.int().nullable(),
    reversedById: z.int().nullable(),
    postedBy: z.string(),
    approvedBy: z.string().nullable(),
    postedOn: Day,
  })
  .meta({ id: 'PostageEntry' })

export const PostageCorrection = z
  .object({
    correctionId: z.int(),
    accountId: z.int(),
    account: z.string(),
    reversesId: z.int().nullable().describe('The entry that is posted back.'),
    statementNumber: z.string().nullable().describe('The statement whose difference it explains.'),
    what: z.string().describe('In words.'),
    changeCents: Cents,
    reason: z.string(),
    askedBy: z.string(),
    askedOn: Day,
    mine: z.boolean().describe('Whoever asks does not approve it.'),
    state: z.enum(['asked', 'posted', 'declined']),
    decidedBy: z.string().nullable(),
    decidedOn: Day.nullable(),
    entryId: z.int().nullable(),
  })
  .meta({ id: 'PostageCorrection' })

export const PostageStatementLine = z
  .object({
    line: z.string().describe('As the statement names it: `A1 5-Digit`.'),
    pieces: z.int(),
    priceMills: z.int().describe('Thousandths of a dollar.'),
    amountMills: z.int(),
  })
  .meta({ id: 'PostageStatementLine' })

export const PostageStatement = z
  .object({
    statementId: z.int(),
    number: z.string(),
    accountId: z.int(),
    account: z.string(),
    mailJob: z.string(),
    mailedOn: Day,
    pieces: z.int(),
    amountCents: Cents,
    lines: z.array(PostageStatementLine),
    jobStatementsCents: Cents.describe('What all statements of the mail job come to.'),
    jobBookedCents: Cents.describe('What was booked for the mail job, with what explained its differences.'),
    differenceCents: Cents.describe(
      'Statements less what is booked: positive when the post office took more.',
    ),
    standing: z.enum(['reconciled', 'difference', 'no-use', 'withdrawn']),
    explained: z.array(z.object({ entryId: z.int(), changeCents: Cents, note: z.string(), by: z.string() })),
    waits: z.boolean().describe('An explanation waits for a second person.'),
    enteredBy: z.string(),
    enteredOn: Day,
  })
  .meta({ id: 'PostageStatement' })

export const PostageNeed = z
  .object({
    pieces: z.int(),
    cents: Cents.nullable().describe('Null: nobody knows the price of a piece.'),
    basis: z
      .enum(['sort', 'single-piece', 'last-uses', 'no-price'])
      .describe(
        'By what: the sort of the run, its pieces at the single-piece price, what pieces came to in the last uses.',
      ),
    sentence: z.string(),
  })
  .meta({ id: 'PostageNeed' })

export const ForeseenRun = z
  .object({
    cycle: z.string(),
    cycleName: z.string(),
    runId: z.int().nullable(),
    mailOn: Day,
    need: PostageNeed,
    afterCents: Cents.describe('What is left after it.'),
    standing: z.enum(['covered', 'low', 'short']),
  })
  .meta({ id: 'ForeseenRun' })

export const PostageForecast = z
  .object({
    account: PostageAccount.nullable().describe('The account runs are paid from; null where there is none.'),
    from: Day,
    until: Day,
    runs: z.array(ForeseenRun),
    unplanned: z.boolean().describe('Nothing is on the calendar: plan the year first.'),
    shortOn: Day.nullable().describe('The mailing it does not last for.'),
    depositCents: Cents.describe(
      'What is to be deposited so that it lasts and never falls below its lowest.',
    ),
    depositBy: Day.nullable(),
  })
  .meta({ id: 'PostageForecast' })
