import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked at the service desk. Part of the one list in `refusals.ts`. */
export const contactRefusals = {
  CALL_STILL_GOING: problem(
    'CALL_STILL_GOING',
    409,
    'You are still on another call. Log it and end it first.',
    { contactId: z.number(), accountNumber: z.string().nullable() },
  ),
  CALL_ALREADY_LOGGED: problem(
    'CALL_ALREADY_LOGGED',
    409,
    'The call is in the log already and stays there. Correct what is written instead.',
    { contactId: z.number() },
  ),
  CALL_HAS_CASE: problem(
    'CALL_HAS_CASE',
    409,
    'A case belongs to this call, so it was one. Log it, or take it out of the case first.',
    { contactId: z.number(), caseId: z.number() },
  ),
  CONTACT_NOT_FOUND: problem('CONTACT_NOT_FOUND', 404, 'There is no such call or conversation in the log.', {
    contactId: z.number(),
  }),
  CONTACT_REASON_UNKNOWN: problem(
    'CONTACT_REASON_UNKNOWN',
    422,
    'The city’s list has no such reason. Choose one of the list.',
    { reason: z.string(), known: z.array(z.string()) },
  ),
  FOLLOW_UP_NOT_OPEN: problem(
    'FOLLOW_UP_NOT_OPEN',
    409,
    'There is nothing left to follow up: nobody set a day, or somebody did it.',
    { doneBy: z.string().nullable(), doneOn: z.string().nullable() },
  ),
  BILL_LINE_NOT_FOUND: problem(
    'BILL_LINE_NOT_FOUND',
    404,
    'The account has no such bill, or the bill has no such line. Look at the bills of the account.',
    { billNumber: z.string(), lineNo: z.number().nullable() },
  ),
  // Who somebody is
  IDENTITY_CHECK_NEEDED: problem(
    'IDENTITY_CHECK_NEEDED',
    409,
    'The city’s rule asks for a check of who they are before this is changed. Ask the questions on the account first.',
    { forWhat: z.array(z.string()), citation: z.string(), failed: z.number() },
  ),
  NO_IDENTITY_RULE: problem(
    'NO_IDENTITY_RULE',
    409,
    'The city has no rule that asks who somebody is. Add the policy identity-check to its set-up first.',
    {},
  ),
  // Confidential addresses
  ADDRESS_IS_HIDDEN: problem(
    'ADDRESS_IS_HIDDEN',
    409,
    'The address is confidential and stays so. Whoever ends that must see it first: ask a manager.',
    { partyId: z.number() },
  ),
  ADDRESS_NOT_HIDDEN: problem(
    'ADDRESS_NOT_HIDDEN',
    409,
    'This address is not hidden from you. Look at the account.',
    { partyId: z.number() },
  ),
  UNHIDING_NOT_FOUND: problem('UNHIDING_NOT_FOUND', 404, 'Nobody asked for that.', { id: z.number() }),
  UNHIDING_DECIDED: problem('UNHIDING_DECIDED', 409, 'It was decided already. Look at the list.', {
    decidedBy: z.string(),
    decision: z.string(),
  }),
  UNHIDING_IS_YOUR_OWN: problem(
    'UNHIDING_IS_YOUR_OWN',
    409,
    'You asked for it yourself. Another manager or the administrator decides.',
    {},
  ),
  // Promises
  PROMISE_STILL_OPEN: problem(
    'PROMISE_STILL_OPEN',
    409,
    'The account has a promise that is still open. Take that back first, if another takes its place.',
    { promiseId: z.number(), amountCents: z.number(), dueOn: z.string(), takenBy: z.string() },
  ),
  PROMISE_NOT_FOUND: problem('PROMISE_NOT_FOUND', 404, 'The account has no such promise.', {
    promiseId: z.number(),
  }),
  PROMISE_NOT_OPEN: problem(
    'PROMISE_NOT_OPEN',
    409,
    'The promise is kept, broken or taken back already, and stays so.',
    { state: z.string() },
  ),
}
