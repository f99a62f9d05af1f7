import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the counter turns something down. Part of the one list in `refusals.ts`. */
export const counterRefusals = {
  BANK_DEPOSIT_EMPTY: problem(
    'BANK_DEPOSIT_EMPTY',
    409,
    'There is nothing to take to the bank in what was chosen. Choose closed batches or drawers that hold cash or checks.',
    {},
  ),
  BANK_DEPOSIT_NOT_FOUND: problem('BANK_DEPOSIT_NOT_FOUND', 404, 'There is no such bank deposit.', {
    bankDepositId: z.number(),
  }),
  BANK_DEPOSIT_NOT_IN_STATE: problem(
    'BANK_DEPOSIT_NOT_IN_STATE',
    409,
    'This cannot be done with the bank deposit as it is now. Look at it again.',
    { state: z.string() },
  ),
  BANK_DEPOSIT_TAKEN: problem(
    'BANK_DEPOSIT_TAKEN',
    409,
    'Some of what was chosen is not closed, or is in a bank deposit already. Choose again.',
    { batches: z.array(z.number()), drawers: z.array(z.number()) },
  ),
  DRAWER_ALREADY_OPEN: problem(
    'DRAWER_ALREADY_OPEN',
    409,
    'You have a drawer that is not closed. Close it before you open another.',
    { drawerId: z.number() },
  ),
  DRAWER_NEEDS_REASON: problem(
    'DRAWER_NEEDS_REASON',
    409,
    'The drawer is over or short. Write what you know of why.',
    { differenceCents: z.number() },
  ),
  DRAWER_NEEDS_SECOND: problem(
    'DRAWER_NEEDS_SECOND',
    409,
    'The drawer is over or short by more than the city’s limit. A second person counts with you and closes it.',
    { differenceCents: z.number(), limitCents: z.number(), citation: z.string() },
  ),
  DRAWER_NOT_FOUND: problem('DRAWER_NOT_FOUND', 404, 'There is no such drawer.', { drawerId: z.number() }),
  DRAWER_NOT_OPEN: problem(
    'DRAWER_NOT_OPEN',
    409,
    'You have no open drawer, or it is counted. Open one with its float first.',
    { state: z.string() },
  ),
  DRAWER_OF_ANOTHER: problem('DRAWER_OF_ANOTHER', 409, 'That drawer is another cashier’s.', {
    cashier: z.string(),
  }),
  RECEIPT_ALREADY_VOIDED: problem('RECEIPT_ALREADY_VOIDED', 409, 'The receipt was voided before.', {
    by: z.string(),
  }),
  RECEIPT_NOT_FOUND: problem('RECEIPT_NOT_FOUND', 404, 'There is no receipt with that number.', {
    number: z.string(),
  }),
  RECEIPT_OWN: problem(
    'RECEIPT_OWN',
    409,
    'Whoever made out a receipt does not void it. Ask a second person.',
    { madeBy: z.string() },
  ),
  RECEIPT_TOO_LATE: problem(
    'RECEIPT_TOO_LATE',
    409,
    'A receipt is voided on its day, while its drawer is open. Take the payment back on the account instead.',
    { receivedOn: z.string() },
  ),
  RECEIPT_TENDERS_OFF: problem(
    'RECEIPT_TENDERS_OFF',
    409,
    'What is given is less than what is paid, or more without cash to give change from. Put the amounts right.',
    { dueCents: z.number(), givenCents: z.number() },
  ),
}
