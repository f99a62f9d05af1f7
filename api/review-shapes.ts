import { z } from 'zod'
import { Cents, ChangeCause, Day } from './run-shapes.ts'

/** Bills that chance drew from a register, which a person looks at one by one. */
export const Sample = z.object({
  needed: z.int().describe('How many bills the city asks for; 0 where it asks for none.'),
  drawing: z
    .object({
      seed: z.string(),
      method: z.string(),
      size: z.int(),
      perClass: z.int(),
      ofPointedOut: z.int(),
      bills: z.int().describe('How many bills it was drawn from.'),
      drawnBy: z.string(),
      drawnAt: z.iso.datetime({ offset: true }),
    })
    .nullable()
    .describe('All that is needed to draw it again; null before it is drawn.'),
  items: z.array(
    z.object({
      position: z.int(),
      accountId: z.int(),
      accountNumber: z.string(),
      class: z.string(),
      drawnFor: z.enum(['its class', 'its exceptions', 'chance']),
      payerName: z.string().nullable(),
      serviceAddress: z.string().nullable(),
      chargesCents: Cents.nullable(),
      billHash: z.string().nullable().describe('What a signature stands for.'),
      stands: z
        .enum(['unsigned', 'right', 'wrong', 'overruled', 'changed', 'held', 'not-billed'])
        .describe('`changed`: it was signed, and the bill is another since.'),
      note: z.string().nullable(),
      signedBy: z.string().nullable(),
      signedAt: z.iso.datetime({ offset: true }).nullable(),
    }),
  ),
})
/** A run that another can be compared with. */
const ComparedRun = z.object({ runId: z.int(), periodFrom: Day, periodUntil: Day, chargesCents: Cents })

export const Change = z.object({
  against: ComparedRun.nullable().describe(
    'Null for the last bills of the accounts, whatever run made them.',
  ),
  choices: z.array(ComparedRun).describe('The earlier runs of the cycle, the newest first.'),
  beforeCents: Cents.describe('All charges of that run, or of the last bills.'),
  nowCents: Cents,
  /** They sum to the difference. What accounts were charged that get no bill now is among what stopped. */
  causes: z.array(z.object({ cause: ChangeCause, accounts: z.int(), amountCents: Cents })),
  stopped: z
    .object({ accounts: z.int(), chargesCents: Cents })
    .describe('Accounts that had a bill there and get none now.'),
  classes: z.array(
    z.object({
      class: z.string(),
      bills: z.int(),
      beforeCents: Cents.describe('Of the accounts that are billed now.'),
      nowCents: Cents,
      stoppedCents: Cents.describe('Of those that had a bill and get none.'),
    }),
  ),
  /** How many bills changed by how much, by class: each bar holds changes from `fromPercent` up to `untilPercent`. */
  histogram: z.array(
    z.object({
      class: z.string(),
      bars: z.array(
        z.object({
          fromPercent: z.int().nullable(),
          untilPercent: z.int().nullable(),
          bills: z.int(),
          changeCents: Cents,
        }),
      ),
    }),
  ),
})
export const StoppedAccounts = z.object({
  accounts: z.int(),
  chargesCents: Cents.describe('What they were charged, all of them.'),
  /** The largest first, 500 at most. */
  rows: z.array(
    z.object({
      accountNumber: z.string(),
      payerName: z.string(),
      serviceAddress: z.string(),
      class: z.string(),
      chargesCents: Cents,
      because: z.enum(['held', 'closed', 'nothing to bill', 'not of this run']),
    }),
  ),
})
