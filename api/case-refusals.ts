import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about cases, disputes and duplicates. Part of the one list in `refusals.ts`. */
export const caseRefusals = {
  CASE_CLOSED: problem('CASE_CLOSED', 409, 'This case is closed. Take it up again first.', {
    caseId: z.number(),
    closedOn: z.string(),
  }),
  CASE_NOT_FOUND: problem('CASE_NOT_FOUND', 404, 'There is no such case.', { caseId: z.number() }),
  CASE_OF_OTHER_ACCOUNT: problem(
    'CASE_OF_OTHER_ACCOUNT',
    409,
    'This case is about another account. Start from a case of this account, or link the account to the case first.',
    { caseId: z.number(), accountNumber: z.string().nullable() },
  ),
  CASE_OUTCOME_INVALID: problem(
    'CASE_OUTCOME_INVALID',
    422,
    'A dispute is upheld, partly upheld or denied; another case ends differently. Choose one of those.',
    { outcomes: z.array(z.string()) },
  ),
  CASE_STEP_NOT_FOUND: problem('CASE_STEP_NOT_FOUND', 404, 'The case has no such step. Look at it again.', {
    stepId: z.number(),
  }),
  CASE_TYPE_NOT_FOUND: problem(
    'CASE_TYPE_NOT_FOUND',
    422,
    'The city has no such type of case. Choose one of the list, or let the city write one into its policy.',
    { type: z.string() },
  ),
  CASE_WAITS_FOR_WHAT: problem(
    'CASE_WAITS_FOR_WHAT',
    422,
    'A case that waits says for whom or what. Write it down.',
    {},
  ),
  FOLLOW_UP_NOT_FOUND: problem(
    'FOLLOW_UP_NOT_FOUND',
    404,
    'The case has no such follow-up. Look at it again.',
    {
      followUpId: z.number(),
    },
  ),
  // Disputes
  DISPUTE_HAS_NO_LINES: problem(
    'DISPUTE_HAS_NO_LINES',
    409,
    'This dispute names no charge. Say which lines of which bills are in dispute, or give the case another type.',
    { caseId: z.number() },
  ),
  DISPUTE_NEEDS_ACCOUNT: problem(
    'DISPUTE_NEEDS_ACCOUNT',
    422,
    'A dispute is about bills of an account. Name the account.',
    {},
  ),
  DISPUTE_NEEDS_ADJUSTMENT: problem(
    'DISPUTE_NEEDS_ADJUSTMENT',
    409,
    'The customer was right, so the charge must be put right first: make the adjustment and link it to this case.',
    { upheldCents: z.number() },
  ),
  DISPUTE_NEEDS_LETTER: problem(
    'DISPUTE_NEEDS_LETTER',
    409,
    'Whoever disputed a charge gets the answer in writing. Let it be drafted, link the letter that was written, or say why there is none.',
    { caseId: z.number() },
  ),
  DISPUTED_LINE_NOT_FOUND: problem(
    'DISPUTED_LINE_NOT_FOUND',
    422,
    'The account has no bill with that line. Choose it from the bills of the account.',
    { billNumber: z.string(), lineNo: z.number() },
  ),
  DISPUTED_TOO_MUCH: problem(
    'DISPUTED_TOO_MUCH',
    422,
    'More cannot be in dispute than the line charges. Write that amount or a smaller one.',
    { billNumber: z.string(), lineNo: z.number(), lineCents: z.number() },
  ),
  LINE_ALREADY_DISPUTED: problem(
    'LINE_ALREADY_DISPUTED',
    409,
    'This line is in dispute already. Work on the case that has it.',
    { billNumber: z.string(), lineNo: z.number(), caseId: z.number().nullable() },
  ),
  TYPE_IS_NO_DISPUTE: problem(
    'TYPE_IS_NO_DISPUTE',
    409,
    'Only a dispute names disputed charges. Give the case a type that is a dispute, or take the charges out first.',
    { type: z.string() },
  ),
  UPHELD_INVALID: problem(
    'UPHELD_INVALID',
    422,
    'Partly upheld: write for each disputed line how much the customer was right about, more than nothing and less than all in sum.',
    { disputedCents: z.number(), upheldCents: z.number() },
  ),
  // Statistics of the desk
  STATISTICS_PERIOD_INVALID: problem(
    'STATISTICS_PERIOD_INVALID',
    422,
    'A period ends on its first day or later, and is three years at most. Choose other days.',
    { from: z.string(), to: z.string() },
  ),
  // Merging duplicates
  PREMISE_NOT_FOUND: problem(
    'PREMISE_NOT_FOUND',
    404,
    'There is no such premise, or it was merged into another. Look at the list again.',
    { premiseId: z.number() },
  ),
  MERGE_AGREEMENTS_OVERLAP: problem(
    'MERGE_AGREEMENTS_OVERLAP',
    409,
    'Both premises have an owner’s agreement for the same days, and one place has one. End one of them first.',
    { ownerName: z.string(), otherOwnerName: z.string() },
  ),
  MERGE_HIDES_ADDRESS: problem(
    'MERGE_HIDES_ADDRESS',
    409,
    'The address of one of them is hidden (Safe at Home). Merged, it is hidden for both. Say so with the merge, or leave them two.',
    {},
  ),
  MERGE_NOT_FOUND: problem('MERGE_NOT_FOUND', 404, 'There is no such merge.', { mergeId: z.number() }),
  MERGE_PREVIEW_OLD: problem(
    'MERGE_PREVIEW_OLD',
    409,
    'Something about the two changed since you looked. Look at the preview again.',
    {},
  ),
  MERGE_UNDECIDED: problem('MERGE_UNDECIDED', 422, 'The two say different things. Decide whose word holds.', {
    fields: z.array(z.string()),
  }),
  MERGE_UNDONE: problem('MERGE_UNDONE', 409, 'This merge was undone before.', { on: z.string() }),
  MERGE_WITH_ITSELF: problem('MERGE_WITH_ITSELF', 422, 'These are one record already. Choose two.', {}),
  MERGED_ON: problem(
    'MERGED_ON',
    409,
    'The one that was kept was itself merged into another later. Undo that first.',
    { mergeId: z.number() },
  ),
}
