import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about accounts, services, payments and imports. Part of the one list in `refusals.ts`. */
export const accountRefusals = {
  // Accounts
  ACCOUNT_NOT_FOUND: problem('ACCOUNT_NOT_FOUND', 404, 'There is no account with that number.', {
    accountNumber: z.string(),
  }),
  ACCOUNT_ALREADY_OPEN: problem(
    'ACCOUNT_ALREADY_OPEN',
    409,
    'This payer already has an open account of this class at this address.',
    { accountNumber: z.string() },
  ),
  ACCOUNT_CLOSED: problem('ACCOUNT_CLOSED', 409, 'The account is closed.', { closedOn: z.string() }),
  ACCOUNT_NUMBERS_USED_UP: problem(
    'ACCOUNT_NUMBERS_USED_UP',
    409,
    'The pattern of account numbers has no number left. Give it another digit in city.yaml.',
    { pattern: z.string() },
  ),
  ALREADY_SO: problem('ALREADY_SO', 409, 'Nothing would change: it is so already.', { since: z.string() }),
  CITY_NOT_SET_UP: problem('CITY_NOT_SET_UP', 409, 'Load the city folder first: `cartwright city load`.', {
    missing: z.string(),
  }),
  DISCOUNT_ALREADY_GIVEN: problem(
    'DISCOUNT_ALREADY_GIVEN',
    409,
    'The account has this discount on some of these days already.',
    { discountId: z.number(), from: z.string(), until: z.string().nullable() },
  ),
  DISCOUNT_NOT_FOUND: problem('DISCOUNT_NOT_FOUND', 404, 'The account has no such discount.', {
    discountId: z.number(),
  }),
  FIELD_REFUSED: problem('FIELD_REFUSED', 422, 'One field cannot be used as it is.', {
    field: z.string(),
    message: z.string(),
  }),
  LATER_CHANGE_KNOWN: problem(
    'LATER_CHANGE_KNOWN',
    409,
    'A change on a later day is already recorded. Choose that day or a later one.',
    { from: z.string() },
  ),
  PARTY_NOT_FOUND: problem('PARTY_NOT_FOUND', 404, 'There is no such party.', { partyId: z.number() }),
  PERIOD_ALREADY_BILLED: problem(
    'PERIOD_ALREADY_BILLED',
    409,
    'A posted bill covers that day. Choose the first unbilled day or a later one; what was billed is put right by an adjustment.',
    { billedUntil: z.string(), billNumber: z.string() },
  ),
  // Services
  EVENT_ALREADY_RECORDED: problem(
    'EVENT_ALREADY_RECORDED',
    409,
    'An event with this reference is recorded already.',
    { eventId: z.number(), accountNumber: z.string() },
  ),
  SERVICE_ALREADY_THERE: problem(
    'SERVICE_ALREADY_THERE',
    409,
    'The account has such a service on some of these days already. Change how many containers it has instead.',
    { serviceId: z.number(), from: z.string(), until: z.string().nullable() },
  ),
  SERVICE_ENDED: problem('SERVICE_ENDED', 409, 'The service has ended by that day.', { until: z.string() }),
  SERVICE_NOT_FOUND: problem('SERVICE_NOT_FOUND', 404, 'There is no such service.', {
    serviceId: z.number(),
  }),
  // Payments
  PAYMENT_ALREADY_POSTED: problem('PAYMENT_ALREADY_POSTED', 409, 'This payment was posted before.', {
    paymentId: z.number(),
  }),
  // Imports
  IMPORT_ALREADY_APPLIED: problem(
    'IMPORT_ALREADY_APPLIED',
    409,
    'This very file was brought in before. Correct its reject list and bring that instead.',
    { importId: z.number(), appliedAt: z.string().nullable() },
  ),
  IMPORT_FILE_TOO_LARGE: problem('IMPORT_FILE_TOO_LARGE', 413, 'The file is too large to bring in at once.', {
    limit: z.string(),
  }),
  IMPORT_FILE_UNREADABLE: problem(
    'IMPORT_FILE_UNREADABLE',
    422,
    'The file cannot be read. Nothing was staged.',
    {
      line: z.number().nullable(),
      message: z.string(),
      instead: z.string(),
    },
  ),
  IMPORT_HAS_NO_GOOD_ROWS: problem('IMPORT_HAS_NO_GOOD_ROWS', 409, 'No row of this file can be applied.', {}),
  IMPORT_MAPPING_FAULTY: problem(
    'IMPORT_MAPPING_FAULTY',
    422,
    'The mapping does not fit the file. Nothing was staged.',
    { faults: z.array(z.object({ field: z.string(), message: z.string() })) },
  ),
  IMPORT_NOT_FOUND: problem('IMPORT_NOT_FOUND', 404, 'There is no such import.', { importId: z.number() }),
  IMPORT_NOT_IN_STATE: problem(
    'IMPORT_NOT_IN_STATE',
    409,
    'This cannot be done while the import is where it is.',
    { state: z.string(), needed: z.array(z.string()) },
  ),
}
