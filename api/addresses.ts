import { z } from 'zod'
import { accountParams, pageByNumber } from './account-shapes.ts'
import { addressChanges } from './address-changes.ts'
import {
  AddressAnswer,
  AddressExchange,
  AddressGroup,
  AddressOutcome,
  AddressState,
  AddressSuggestion,
} from './address-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route, upload } from './route.ts'

const tags = ['Addresses'] as const
const whole = z.coerce.number<string | number>().int().positive()
const ofExchange = z.object({ exchangeId: whole })
const exchangeAnswer = answer('The exchange as it is now.', AddressExchange)
const search = z
  .string()
  .trim()
  .max(100)
  .optional()
  .describe('A name, an account number or words of an address.')

/** Mailing addresses: how good they are, the exchange with the vendor who codes them, and one-off look-ups. */
export const addresses = {
  state: {
    method: 'get',
    path: '/addresses/state',
    summary: 'How good the mailing addresses are: by outcome and age, as of the newest export',
    permission: 'mail.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The figures.',
        z.object({
          exchangeId: z.int().nullable().describe('The export the figures are of; null: none was made yet.'),
          exportedOn: z.string().nullable(),
          addresses: z.int(),
          groups: z.array(AddressGroup),
          moveUpdate: z.object({ fresh: z.int(), old: z.int(), never: z.int() }),
          codingDays: z.int().describe('Days a coding may be old: of the policy, or the rule’s 180.'),
          moveUpdateDays: z.int(),
          source: z.string().describe('Where the codes of delivery point validation are from.'),
        }),
      ),
    },
  },
  list: {
    method: 'get',
    path: '/addresses',
    summary: 'Mailing addresses of the newest export as they stand',
    permission: 'mail.read',
    tags,
    request: {
      query: z.object({
        ...pageByNumber,
        outcome: AddressOutcome.optional(),
        age: z.enum(['fresh', 'old', 'never']).optional(),
        q: search,
      }),
    },
    responses: {
      200: answer('A page.', z.object({ rows: z.array(AddressState), next: z.string().nullable() })),
    },
  },
  exchanges: {
    method: 'get',
    path: '/addresses/exchanges',
    summary: 'Exchanges with the vendor, newest first',
    permission: 'mail.read',
    tags,
    request: {},
    responses: { 200: answer('The newest hundred.', z.object({ rows: z.array(AddressExchange) })) },
  },
  make: {
    method: 'post',
    path: '/addresses/exchanges',
    summary:
      'Export the mailing addresses for a vendor: one row for each name at an address, numbered and hashed',
    permission: 'mail.work',
    tags,
    request: {
      body: json(
        z.object({ key: RequestKey, vendor: FreeText.min(1, 'Write the name of the vendor.').max(60) }),
      ),
    },
    responses: { 201: exchangeAnswer, ...mayRefuse('ADDRESS_EXCHANGE_EMPTY') },
  },
  show: {
    method: 'get',
    path: '/addresses/exchanges/{exchangeId}',
    summary: 'One exchange with its answers',
    permission: 'mail.read',
    tags,
    request: { params: ofExchange },
    responses: {
      200: answer(
        'The exchange and the files it was answered with.',
        z.object({ exchange: AddressExchange, answers: z.array(AddressAnswer) }),
      ),
      ...mayRefuse('ADDRESS_EXCHANGE_NOT_FOUND'),
    },
  },
  file: {
    method: 'get',
    path: '/addresses/exchanges/{exchangeId}/export.csv',
    summary: 'The export: the same bytes however often it is taken',
    permission: 'mail.work',
    tags,
    request: { params: ofExchange },
    responses: {
      200: file('The rows, as CSV.', 'application/octet-stream'),
      ...mayRefuse('ADDRESS_EXCHANGE_NOT_FOUND'),
    },
  },
  bring: {
    method: 'post',
    path: '/addresses/exchanges/{exchangeId}/answers',
    summary:
      'Bring the vendor’s answer: every line is checked; those that do not fit wait, the rest is taken',
    permission: 'mail.work',
    tags,
    request: {
      params: ofExchange,
      body: upload(z.object({ file: z.string().meta({ format: 'binary' }) })),
    },
    responses: {
      201: answer(
        'What was taken.',
        z.object({
          exchange: AddressExchange,
          answer: AddressAnswer,
          missing: z.int().describe('Rows of the export that still have no answer.'),
          sentence: z.string(),
        }),
      ),
      ...mayRefuse(
        'ADDRESS_ANSWER_ALREADY_HERE',
        'ADDRESS_ANSWER_UNREADABLE',
        'ADDRESS_EXCHANGE_CLOSED',
        'ADDRESS_EXCHANGE_NOT_FOUND',
        'REQUEST_INVALID',
      ),
    },
  },
  ...addressChanges,
  check: {
    method: 'post',
    path: '/accounts/{accountNumber}/parties/{partyId}/check-address',
    summary: 'Ask the post office about a party’s mailing address: a suggestion, which changes nothing',
    permission: 'accounts.change',
    tags,
    request: { params: accountParams.extend({ partyId: whole }) },
    responses: {
      200: answer('What the post office says.', AddressSuggestion),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'ADDRESS_CONFIDENTIAL',
        'ADDRESS_MISSING',
        'PARTY_NOT_FOUND',
        'POST_OFFICE_BUSY',
        'POST_OFFICE_NOT_SET_UP',
        'POST_OFFICE_UNREACHABLE',
      ),
    },
  },
} as const satisfies Record<string, Route>
