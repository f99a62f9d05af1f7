import { z } from 'zod'
import { accountRefusals } from './account-refusals.ts'
import { adjustmentRefusals } from './adjustment-refusals.ts'
import { billExplanationRefusals } from './bill-explanation-refusals.ts'
import { cashOfficeRefusals } from './cash-office-refusals.ts'
import { caseRefusals } from './case-refusals.ts'
import { checkRefusals } from './check-refusals.ts'
import { correctionRefusals } from './correction-refusals.ts'
import { repeatRefusals } from './repeat-refusals.ts'
import { contactRefusals } from './contact-refusals.ts'
import { letterRefusals } from './letter-refusals.ts'
import { mailRoomRefusals } from './mail-room-refusals.ts'
import { messageRefusals } from './message-refusals.ts'
import { orderRefusals } from './order-refusals.ts'
import { planningRefusals } from './planning-refusals.ts'
import { problem } from './problem.ts'
import { procedureRefusals } from './procedure-refusals.ts'
import { proposalRefusals } from './proposal-refusals.ts'
import { rebillRefusals } from './rebill-refusals.ts'
import { setupRefusals } from './setup-refusals.ts'
import { signInRefusals } from './sign-in-refusals.ts'
import { workplanRefusals } from './workplan-refusals.ts'

/**
 * Every reason the office may turn a request down, in one list. A refusal is an ordinary business
 * answer, not a fault: people read the title, programs read the code and its details (RFC 9457).
 */
export const problems = {
  // Sign-in and permission
  NOT_SIGNED_IN: problem('NOT_SIGNED_IN', 401, 'Sign in first.', {}),
  NOT_PERMITTED: problem('NOT_PERMITTED', 403, 'Your role may not do this.', {
    permission: z.string(),
    role: z.string(),
  }),
  CITY_NOT_FOUND: problem('CITY_NOT_FOUND', 404, 'There is no such city, or you do not work for it.', {
    city: z.string(),
  }),
  DEMO_ONLY: problem('DEMO_ONLY', 403, 'One click signs in only where there is a practice city.', {}),
  DEMO_PERSON_FIXED: problem(
    'DEMO_PERSON_FIXED',
    409,
    'The invented people of a practice city have no password to change.',
    {},
  ),
  LAST_ADMINISTRATOR: problem(
    'LAST_ADMINISTRATOR',
    409,
    'The city would be left without an administrator.',
    {},
  ),
  PASSWORD_NEEDED: problem('PASSWORD_NEEDED', 422, 'A new person needs a first password.', {}),
  PASSWORD_TOO_COMMON: problem(
    'PASSWORD_TOO_COMMON',
    422,
    'This password is among the first that others would try.',
    {},
  ),
  PASSWORD_WRONG: problem('PASSWORD_WRONG', 403, 'The current password is not right.', {}),
  PERSON_ALREADY_HERE: problem('PERSON_ALREADY_HERE', 409, 'This person already has a role in this city.', {
    role: z.string(),
  }),
  PERSON_NOT_FOUND: problem('PERSON_NOT_FOUND', 404, 'Nobody of this city is that person.', {
    userId: z.string(),
  }),
  SESSION_NOT_FOUND: problem('SESSION_NOT_FOUND', 404, 'That session has ended already.', {
    sessionId: z.string(),
  }),
  SIGN_IN_REFUSED: problem(
    'SIGN_IN_REFUSED',
    401,
    'The e-mail address and password do not fit, or sign-in is shut for a while after too many failures.',
    {},
  ),
  TOKEN_NOT_FOUND: problem('TOKEN_NOT_FOUND', 404, 'There is no such token in this city.', {
    tokenId: z.string(),
  }),
  TOKEN_SCOPE_MISSING: problem(
    'TOKEN_SCOPE_MISSING',
    403,
    'This token does not reach that far. Make one with the scope it needs.',
    { permission: z.string(), scopes: z.array(z.string()) },
  ),
  TOKEN_SCOPE_NOT_HELD: problem(
    'TOKEN_SCOPE_NOT_HELD',
    422,
    'A token reaches only what its role holds, and never people, delegations or sign-in.',
    { permissions: z.array(z.string()), role: z.string() },
  ),
  TOO_MANY_REQUESTS: problem('TOO_MANY_REQUESTS', 429, 'That was too often. Wait a little and try again.', {
    retryAfterSeconds: z.number(),
  }),
  ...signInRefusals,
  ...orderRefusals,
  // Requests that do not fit the contract
  FOREIGN_ORIGIN: problem('FOREIGN_ORIGIN', 403, 'This request came from another site.', {}),
  REQUEST_INVALID: problem('REQUEST_INVALID', 422, 'Some of what was sent cannot be used.', {
    faults: z.array(z.object({ field: z.string(), message: z.string() })),
  }),
  NO_SUCH_ADDRESS: problem('NO_SUCH_ADDRESS', 404, 'There is nothing at this address.', { path: z.string() }),
  ...accountRefusals,
  ...adjustmentRefusals,
  ...billExplanationRefusals,
  ...workplanRefusals,
  ...planningRefusals,
  ...checkRefusals,
  ...correctionRefusals,
  ...repeatRefusals,
  ...letterRefusals,
  ...caseRefusals,
  ...cashOfficeRefusals,
  ...mailRoomRefusals,
  ...messageRefusals,
  ...procedureRefusals,
  ...proposalRefusals,
  ...rebillRefusals,
  ...setupRefusals,
  ...contactRefusals,
  // Bill runs
  ACCOUNT_NOT_ON_REGISTER: problem('ACCOUNT_NOT_ON_REGISTER', 404, 'This account is not on the register.', {
    accountNumber: z.string(),
  }),
  ACCOUNTS_NOT_OF_CYCLE: problem('ACCOUNTS_NOT_OF_CYCLE', 409, 'Some accounts belong to another cycle.', {
    accountNumbers: z.array(z.string()),
  }),
  ACCOUNTS_NOT_OF_RUN: problem('ACCOUNTS_NOT_OF_RUN', 409, 'Some accounts are not part of this run.', {
    accountNumbers: z.array(z.string()),
  }),
  BILL_NOT_FOUND: problem('BILL_NOT_FOUND', 404, 'There is no bill with that number.', {
    number: z.string(),
  }),
  CYCLE_NOT_FOUND: problem('CYCLE_NOT_FOUND', 404, 'There is no such cycle.', { cycle: z.string() }),
  EXCEPTION_MUST_BE_MENDED: problem(
    'EXCEPTION_MUST_BE_MENDED',
    409,
    'This cannot be accepted: mend its cause and calculate again, or hold the account.',
    { exception: z.string(), accounts: z.number() },
  ),
  GATE_IS_RED: problem('GATE_IS_RED', 409, 'A gate before this step is red. Make it green first.', {
    step: z.string(),
    gates: z.array(
      z.object({ name: z.string(), title: z.string(), sentence: z.string(), mendAt: z.string().nullable() }),
    ),
  }),
  NO_SUCH_EXCEPTION: problem('NO_SUCH_EXCEPTION', 409, 'There is no such exception left to decide.', {}),
  NOT_IN_SAMPLE: problem(
    'NOT_IN_SAMPLE',
    409,
    'This account is not in the sample, or gets no bill from this run.',
    { accountNumber: z.string() },
  ),
  SAMPLE_ALREADY_DRAWN: problem(
    'SAMPLE_ALREADY_DRAWN',
    409,
    'The sample of this run is drawn. It is drawn once: sign its bills.',
    { runId: z.number() },
  ),
  SAMPLE_BILL_CHANGED: problem(
    'SAMPLE_BILL_CHANGED',
    409,
    'This bill is no longer the one you looked at. Look at it again.',
    { accountNumber: z.string() },
  ),
  SAMPLE_FOUND_WRONG: problem(
    'SAMPLE_FOUND_WRONG',
    409,
    'This bill was found wrong. Mend it and calculate again, hold the account, or let another person overrule the finding.',
    { accountNumber: z.string(), foundBy: z.string(), note: z.string() },
  ),
  SAMPLE_NOT_FOUND_WRONG: problem(
    'SAMPLE_NOT_FOUND_WRONG',
    409,
    'Nobody found this bill wrong, so there is nothing to overrule. Sign it as right or wrong.',
    { accountNumber: z.string() },
  ),
  OWN_RUN_NOT_RELEASED: problem(
    'OWN_RUN_NOT_RELEASED',
    403,
    'You prepared this run. Another person must release it.',
    { preparedBy: z.string() },
  ),
  PRINT_PART_NOT_FOUND: problem('PRINT_PART_NOT_FOUND', 404, 'There is no such print file.', {
    part: z.string(),
  }),
  REGISTER_CHANGED: problem(
    'REGISTER_CHANGED',
    409,
    'The register is no longer the one that was released. Take the release back and review it again.',
    { released: z.string(), found: z.string() },
  ),
  RUN_ALREADY_OPEN: problem(
    'RUN_ALREADY_OPEN',
    409,
    'There is already a run of this cycle for this period.',
    {
      runId: z.number(),
    },
  ),
  RUN_BILL_DAY_INVALID: problem(
    'RUN_BILL_DAY_INVALID',
    422,
    'The day of the bills must lie within a year of the period.',
    { billOn: z.string() },
  ),
  RUN_HAS_NO_BILLS: problem('RUN_HAS_NO_BILLS', 409, 'There is no bill on this register.', {}),
  RUN_NOT_COMPARABLE: problem(
    'RUN_NOT_COMPARABLE',
    409,
    'A run is compared with an earlier posted run of its cycle.',
    { runId: z.number() },
  ),
  RUN_NOT_FOUND: problem('RUN_NOT_FOUND', 404, 'There is no such bill run.', { runId: z.number() }),
  RUN_NOT_IN_STATE: problem('RUN_NOT_IN_STATE', 409, 'This cannot be done while the run is where it is.', {
    state: z.string(),
    needed: z.array(z.string()),
  }),
  RUN_SCOPE_INVALID: problem('RUN_SCOPE_INVALID', 422, 'This names the wrong accounts for what is asked.', {
    needed: z.string(),
  }),
  // City
  CITY_DOCUMENT_NOT_FOUND: problem('CITY_DOCUMENT_NOT_FOUND', 404, 'The city folder said nothing of that.', {
    document: z.string(),
  }),
  CITY_FOLDER_FAULTY: problem('CITY_FOLDER_FAULTY', 422, 'The city folder has faults. Nothing was loaded.', {
    faults: z.array(
      z.object({
        file: z.string(),
        line: z.number().nullable(),
        column: z.number().nullable(),
        message: z.string(),
        instead: z.string().nullable(),
      }),
    ),
  }),
  CYCLE_IN_USE: problem('CYCLE_IN_USE', 409, 'A cycle that was billed keeps its length, timing and anchor.', {
    cycle: z.string(),
    run: z.number(),
    instead: z.string(),
  }),
  LEDGER_ACCOUNT_IN_USE: problem(
    'LEDGER_ACCOUNT_IN_USE',
    409,
    'A ledger account that was posted to keeps its kind and fund.',
    { ledgerAccount: z.string(), instead: z.string() },
  ),
  POLICY_IN_USE: problem(
    'POLICY_IN_USE',
    409,
    'A policy that a posted run used cannot be changed, only succeeded.',
    {
      policy: z.string(),
      run: z.number(),
      instead: z.string(),
    },
  ),
  RATE_IN_USE: problem(
    'RATE_IN_USE',
    409,
    'A rate that a posted run used cannot be changed, only succeeded.',
    {
      row: z.string(),
      resolution: z.string(),
      run: z.number(),
      instead: z.string(),
    },
  ),
  RATE_VERSION_NOT_FOUND: problem('RATE_VERSION_NOT_FOUND', 404, 'There is no such rate table.', {
    version: z.number(),
  }),
  QUOTE_PERIOD_TOO_LONG: problem('QUOTE_PERIOD_TOO_LONG', 422, 'A quote covers three years at most.', {
    from: z.string(),
    until: z.string(),
  }),
  // Ledger
  ENTRY_ALREADY_REVERSED: problem('ENTRY_ALREADY_REVERSED', 409, 'This entry was taken back before.', {
    entryId: z.number(),
  }),
  ENTRY_NOT_FOUND: problem('ENTRY_NOT_FOUND', 404, 'There is no such entry to take back.', {
    entryId: z.number(),
  }),
  JOURNAL_LAYOUT_NOT_FOUND: problem('JOURNAL_LAYOUT_NOT_FOUND', 404, 'The city has no such journal layout.', {
    layout: z.string(),
  }),
  JOURNAL_UNBALANCED: problem('JOURNAL_UNBALANCED', 409, 'The journal does not balance in every fund.', {
    funds: z.array(z.object({ fund: z.string(), differenceCents: z.number() })),
  }),
  LEDGER_ACCOUNT_NOT_FOUND: problem(
    'LEDGER_ACCOUNT_NOT_FOUND',
    409,
    'The chart of accounts has no such ledger account.',
    { codes: z.array(z.string()) },
  ),
}

type Problems = typeof problems
export type RefusalCode = keyof Problems
export type Problem<Code extends RefusalCode = RefusalCode> = { [C in Code]: z.infer<Problems[C]> }[Code]
export type Details<Code extends RefusalCode> = Problem<Code>['details']
export type StatusOf<Code extends RefusalCode> = Problem<Code>['status']
