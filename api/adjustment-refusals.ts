import { z } from 'zod'
import { problem } from './problem.ts'

/** Why adjustments turn a request down. */
export const adjustmentRefusals = {
  ADJUSTMENT_ALREADY_REVERSED: problem(
    'ADJUSTMENT_ALREADY_REVERSED',
    409,
    'This adjustment was taken back already, or its reversal waits for approval. Look at the reversal.',
    { reversalId: z.number() },
  ),
  ADJUSTMENT_APPROVAL_LIMIT: problem(
    'ADJUSTMENT_APPROVAL_LIMIT',
    403,
    'This is more than you may approve. Leave it to somebody whose limit covers it.',
    { amountCents: z.number(), upToCents: z.number(), citation: z.string() },
  ),
  ADJUSTMENT_APPROVER_UNFIT: problem(
    'ADJUSTMENT_APPROVER_UNFIT',
    403,
    'Your role does not approve adjustments of this reason. Leave it to one of the roles named.',
    { role: z.string(), roles: z.array(z.string()), citation: z.string() },
  ),
  ADJUSTMENT_CASE_REFUSED: problem(
    'ADJUSTMENT_CASE_REFUSED',
    409,
    'The rule of this case does not allow it. The details say which rule and why.',
    { standardCase: z.string(), en: z.string(), es: z.string(), citation: z.string() },
  ),
  ADJUSTMENT_DIRECTION_WRONG: problem(
    'ADJUSTMENT_DIRECTION_WRONG',
    422,
    'This reason is not for that: choose another one, or change the sign of the amounts.',
    { reason: z.string(), direction: z.enum(['credit', 'debit']) },
  ),
  ADJUSTMENT_EVIDENCE_NEEDED: problem(
    'ADJUSTMENT_EVIDENCE_NEEDED',
    422,
    'From this amount on the reason asks for evidence. Attach a PDF or a photograph first.',
    { reason: z.string(), fromCents: z.number(), citation: z.string() },
  ),
  ADJUSTMENT_LEDGER_ACCOUNT_UNFIT: problem(
    'ADJUSTMENT_LEDGER_ACCOUNT_UNFIT',
    422,
    'An adjustment goes to revenue, an expense or a liability. Choose another ledger account.',
    { code: z.string(), kind: z.string() },
  ),
  ADJUSTMENT_LINE_NOT_FOUND: problem(
    'ADJUSTMENT_LINE_NOT_FOUND',
    404,
    'No posted bill of this account has that line. Open the bill and choose one of its lines.',
    { billId: z.number(), lineNo: z.number() },
  ),
  ADJUSTMENT_MORE_THAN_LEFT: problem(
    'ADJUSTMENT_MORE_THAN_LEFT',
    409,
    'That is more than is left of this line after earlier adjustments. Take no more than is left.',
    {
      billNumber: z.string(),
      lineNo: z.number(),
      leftCents: z.number(),
      waitingCents: z.number(),
      amountCents: z.number(),
    },
  ),
  ADJUSTMENT_NOT_FOUND: problem('ADJUSTMENT_NOT_FOUND', 404, 'There is no adjustment with that number.', {
    adjustmentId: z.number(),
  }),
  ADJUSTMENT_NOT_POSTED: problem(
    'ADJUSTMENT_NOT_POSTED',
    409,
    'Only a posted adjustment that is no reversal itself is taken back. Ask for a new one instead.',
    { state: z.string() },
  ),
  ADJUSTMENT_NOT_WAITING: problem(
    'ADJUSTMENT_NOT_WAITING',
    409,
    'Somebody has decided about this adjustment already. Look at it as it is now.',
    { state: z.string(), by: z.string(), on: z.string() },
  ),
  ADJUSTMENT_NOT_YOURS: problem(
    'ADJUSTMENT_NOT_YOURS',
    403,
    'Only the person who asked for an adjustment withdraws it. Return it with a reason instead.',
    { askedBy: z.string() },
  ),
  ADJUSTMENT_OWN_ACCOUNT: problem(
    'ADJUSTMENT_OWN_ACCOUNT',
    403,
    'You are a party of this account, so another person has to do this.',
    { accountNumber: z.string(), party: z.string() },
  ),
  ADJUSTMENT_OWN_NOT_APPROVED: problem(
    'ADJUSTMENT_OWN_NOT_APPROVED',
    403,
    'Nobody approves what they asked for themselves. Leave it to a second person.',
    { askedBy: z.string() },
  ),
  ADJUSTMENT_REASON_NOT_FOR_ROLE: problem(
    'ADJUSTMENT_REASON_NOT_FOR_ROLE',
    403,
    'Your role does not ask for adjustments of this reason. Let one of the roles named ask.',
    { reason: z.string(), role: z.string(), roles: z.array(z.string()) },
  ),
  ADJUSTMENT_REASON_UNKNOWN: problem(
    'ADJUSTMENT_REASON_UNKNOWN',
    422,
    'The city has no such reason. Choose one of the reasons named.',
    { reason: z.string(), known: z.array(z.string()) },
  ),
  ADJUSTMENT_REQUEST_KEY_USED: problem(
    'ADJUSTMENT_REQUEST_KEY_USED',
    409,
    'This request was used for another adjustment. Look at that one, and ask anew if you still need to.',
    { adjustmentId: z.number() },
  ),
  ADJUSTMENT_RULES_MISSING: problem(
    'ADJUSTMENT_RULES_MISSING',
    409,
    'The city has no rule for this in force today. Add the policy named, with its citation, to the set-up first.',
    { policy: z.string() },
  ),
  EVIDENCE_FILE_TOO_LARGE: problem(
    'EVIDENCE_FILE_TOO_LARGE',
    413,
    'The file is too large. Send a smaller scan or photograph.',
    { bytes: z.number(), limitBytes: z.number() },
  ),
  EVIDENCE_FILE_UNFIT: problem(
    'EVIDENCE_FILE_UNFIT',
    422,
    'This is no PDF, JPEG or PNG file, whatever its name says. Send one of these.',
    { name: z.string() },
  ),
  EVIDENCE_NOT_FOUND: problem(
    'EVIDENCE_NOT_FOUND',
    404,
    'There is no such file of evidence for this account. Attach it again.',
    { evidenceIds: z.array(z.number()) },
  ),
  STANDARD_CASE_NOT_FOUND: problem(
    'STANDARD_CASE_NOT_FOUND',
    404,
    'There is no such vacancy on record. Look at the cases of the account.',
    {
      caseId: z.number(),
    },
  ),
  STAFF_LINK_EXISTS: problem('STAFF_LINK_EXISTS', 409, 'This person is known to be that party already.', {
    linkId: z.number(),
  }),
  STAFF_LINK_NOT_FOUND: problem(
    'STAFF_LINK_NOT_FOUND',
    404,
    'There is no such link between a person and a party, or it has ended.',
    { linkId: z.number() },
  ),
  STAFF_LINK_OWN: problem(
    'STAFF_LINK_OWN',
    403,
    'Nobody ends the link to their own party. Let another person do it.',
    {},
  ),
}
