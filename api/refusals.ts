import { z } from 'zod'

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
  // Requests that do not fit the contract
  REQUEST_INVALID: problem('REQUEST_INVALID', 422, 'Some of what was sent cannot be used.', {
    faults: z.array(z.object({ field: z.string(), message: z.string() })),
  }),
  NO_SUCH_ADDRESS: problem('NO_SUCH_ADDRESS', 404, 'There is nothing at this address.', { path: z.string() }),
  // Accounts
  ACCOUNT_NOT_FOUND: problem('ACCOUNT_NOT_FOUND', 404, 'There is no account with that number.', {
    accountNumber: z.string(),
  }),
  ACCOUNT_CLOSED: problem('ACCOUNT_CLOSED', 409, 'The account is closed.', { closedOn: z.string() }),
  // Payments
  PAYMENT_ALREADY_POSTED: problem('PAYMENT_ALREADY_POSTED', 409, 'This payment was posted before.', {
    paymentId: z.number(),
  }),
}

function problem<
  const Code extends string,
  const Status extends number,
  const Title extends string,
  Shape extends z.ZodRawShape,
>(code: Code, status: Status, title: Title, details: Shape) {
  return z.object({
    code: z.literal(code),
    status: z.literal(status),
    title: z.literal(title),
    details: z.object(details),
  })
}

type Problems = typeof problems
export type RefusalCode = keyof Problems
export type Problem<Code extends RefusalCode = RefusalCode> = { [C in Code]: z.infer<Problems[C]> }[Code]
export type Details<Code extends RefusalCode> = Problem<Code>['details']
export type StatusOf<Code extends RefusalCode> = Problem<Code>['status']
