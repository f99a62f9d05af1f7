import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about corrections of the past. Part of the one list in `refusals.ts`. */
export const correctionRefusals = {
  CORRECTION_CHANGES_NOTHING: problem(
    'CORRECTION_CHANGES_NOTHING',
    409,
    'The books say so already. State what was otherwise than they have it.',
    {},
  ),
  CORRECTION_HAS_GAPS: problem(
    'CORRECTION_HAS_GAPS',
    409,
    'There was no rate for this on some of the days. State something the rate tables of those days have.',
    { gaps: z.array(z.object({ what: z.string(), from: z.string(), until: z.string() })) },
  ),
  CORRECTION_NOT_ASKED: problem('CORRECTION_NOT_ASKED', 409, 'This correction does not wait any more.', {
    state: z.string(),
    by: z.string().nullable(),
  }),
  CORRECTION_NOT_FOUND: problem('CORRECTION_NOT_FOUND', 404, 'There is no correction with that number.', {
    correctionId: z.number(),
  }),
  CORRECTION_NOT_OF_THE_PAST: problem(
    'CORRECTION_NOT_OF_THE_PAST',
    409,
    'No bill was posted for these days. Change it from its day on the account page; the next bill will be right.',
    { billedUntil: z.string().nullable() },
  ),
  CORRECTION_OF_SHARED_SERVICE: problem(
    'CORRECTION_OF_SHARED_SERVICE',
    409,
    'It happened on a service of another account, and this one pays a part of it. Correct it there: what others pay is put right with it.',
    { serviceId: z.number(), accountNumbers: z.array(z.string()) },
  ),
  CORRECTION_OVERTAKEN: problem(
    'CORRECTION_OVERTAKEN',
    409,
    'Something changed since this was worked out: a bill, an adjustment or the facts. Look at it again and ask anew.',
    {},
  ),
  CORRECTION_REACHES_TOO_FAR: problem(
    'CORRECTION_REACHES_TOO_FAR',
    403,
    'The city’s rule does not let anybody go beyond its look-back.',
    { citation: z.string() },
  ),
  CORRECTION_RULE_MISSING: problem(
    'CORRECTION_RULE_MISSING',
    409,
    'The city has no rule for how far back the past is corrected. Set down the policy “look-back” with its citation first.',
    { policy: z.string() },
  ),
  CORRECTION_TAKEN_BACK_BY_CORRECTING: problem(
    'CORRECTION_TAKEN_BACK_BY_CORRECTING',
    409,
    'This adjustment belongs to a correction of the past. Take it back by correcting the facts again.',
    { correctionId: z.number() },
  ),
  CORRECTION_WAITS: problem(
    'CORRECTION_WAITS',
    409,
    'Another correction of this account waits for approval. Have it approved or withdraw it first.',
    { correctionId: z.number() },
  ),
  PLAN_ALL_DUE: problem('PLAN_ALL_DUE', 409, 'All of this plan is due already: there is nothing to end.', {
    planId: z.number(),
  }),
  PLAN_BREAK_RULE_MISSING: problem(
    'PLAN_BREAK_RULE_MISSING',
    409,
    'The city has no rule for plans that are not kept. Set down “broken” in the policy “installments” with its citation first.',
    { policy: z.string() },
  ),
  PLAN_ENDED: problem('PLAN_ENDED', 409, 'This plan has ended already.', {
    how: z.string(),
    dueOn: z.string(),
  }),
  PLAN_NOT_BROKEN: problem(
    'PLAN_NOT_BROKEN',
    409,
    'No installment is unpaid as long as the city’s rule says. The plan goes on.',
    { afterDays: z.number(), citation: z.string() },
  ),
  INSTALLMENT_PLAN_NOT_FOUND: problem(
    'INSTALLMENT_PLAN_NOT_FOUND',
    404,
    'There is no installment plan with that number.',
    {
      planId: z.number(),
    },
  ),
  PLAN_NOT_OFFERED: problem(
    'PLAN_NOT_OFFERED',
    409,
    'This is not paid in installments: the city’s rule offers that for larger debits only, or there is none.',
    { fromCents: z.number().nullable(), citation: z.string().nullable() },
  ),
  TRANSFER_MORE_THAN_BALANCE: problem(
    'TRANSFER_MORE_THAN_BALANCE',
    409,
    'That is more than the account owes, or than it has as a credit. Move up to its balance.',
    { accountNumber: z.string(), balanceCents: z.number(), amountCents: z.number() },
  ),
  TRANSFER_NOT_FOUND: problem('TRANSFER_NOT_FOUND', 404, 'There is no transfer with that number.', {
    transferId: z.number(),
  }),
  TRANSFER_TAKEN_BACK_BY_TRANSFER: problem(
    'TRANSFER_TAKEN_BACK_BY_TRANSFER',
    409,
    'This adjustment belongs to a transfer. Take it back by transferring the amount back.',
    { transferId: z.number() },
  ),
}
