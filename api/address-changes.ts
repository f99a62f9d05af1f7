import { z } from 'zod'
import { pageByNumber } from './account-shapes.ts'
import {
  AddressChange,
  AddressChangeKind,
  AddressExchange,
  AddressFault,
  AddressVerdict,
} from './address-shapes.ts'
import { FreeText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route, upload } from './route.ts'

const tags = ['Addresses'] as const
const whole = z.coerce.number<string | number>().int().positive()
const ofExchange = z.object({ exchangeId: whole })
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const exchangeAnswer = answer('The exchange as it is now.', AddressExchange)
const search = z
  .string()
  .trim()
  .max(100)
  .optional()
  .describe('A name, an account number or words of an address.')

/** What an answer of the vendor would change, what of it was not taken, and the papers that prove it. */
export const addressChanges = {
  changes: {
    method: 'get',
    path: '/addresses/exchanges/{exchangeId}/changes',
    summary: 'The change report: what the answers would change',
    permission: 'mail.read',
    tags,
    request: {
      params: ofExchange,
      query: z.object({
        ...pageByNumber,
        verdict: AddressVerdict.optional(),
        kind: AddressChangeKind.optional(),
        q: search,
      }),
    },
    responses: {
      200: answer(
        'A page, with how many there are of each kind.',
        z.object({
          rows: z.array(AddressChange),
          next: z.string().nullable(),
          kinds: z.array(z.object({ kind: AddressChangeKind, open: z.int(), decided: z.int() })),
        }),
      ),
      ...mayRefuse('ADDRESS_EXCHANGE_NOT_FOUND'),
    },
  },
  decide: {
    method: 'post',
    path: '/addresses/exchanges/{exchangeId}/decisions',
    summary: 'Accept changes or leave them: some, or all that are open of a kind',
    permission: 'mail.work',
    tags,
    request: {
      params: ofExchange,
      body: json(
        z.object({
          verdict: z.enum(['accepted', 'left']),
          changeIds: z.array(z.int().positive()).max(500).optional().describe('Left out: all of the kind.'),
          kind: AddressChangeKind.optional(),
          reason: FreeText.max(300).nullable().default(null),
        }),
      ),
    },
    responses: {
      200: answer(
        'What was done.',
        z.object({
          accepted: z.int(),
          left: z.int(),
          overtaken: z.int().describe('Not applied: the address was changed here since the export.'),
          exchange: AddressExchange,
        }),
      ),
      ...mayRefuse(
        'ADDRESS_CHANGE_NOT_OPEN',
        'ADDRESS_EXCHANGE_CLOSED',
        'ADDRESS_EXCHANGE_NOT_FOUND',
        'FIELD_REFUSED',
      ),
    },
  },
  workbook: {
    method: 'get',
    path: '/addresses/exchanges/{exchangeId}/changes.xlsx',
    summary: 'The change report as a workbook',
    permission: 'mail.read',
    tags,
    request: { params: ofExchange },
    responses: { 200: file('The workbook.', spreadsheet), ...mayRefuse('ADDRESS_EXCHANGE_NOT_FOUND') },
  },
  faults: {
    method: 'get',
    path: '/addresses/exchanges/{exchangeId}/lines',
    summary: 'Lines of the answers that were not taken, with column and reason',
    permission: 'mail.read',
    tags,
    request: { params: ofExchange },
    responses: {
      200: answer(
        'The first five hundred, those that wait first.',
        z.object({ rows: z.array(AddressFault) }),
      ),
      ...mayRefuse('ADDRESS_EXCHANGE_NOT_FOUND'),
    },
  },
  settle: {
    method: 'post',
    path: '/addresses/exchanges/{exchangeId}/lines/settle',
    summary: 'Settle lines that wait, with what was found out',
    permission: 'mail.work',
    tags,
    request: {
      params: ofExchange,
      body: json(
        z.object({
          lines: z
            .array(z.object({ answerId: z.int().positive(), line: z.int().positive() }))
            .max(500)
            .optional()
            .describe('Left out: all that wait.'),
          note: FreeText.min(1, 'Write what was found out.').max(300),
        }),
      ),
    },
    responses: {
      200: exchangeAnswer,
      ...mayRefuse('ADDRESS_EXCHANGE_NOT_FOUND', 'ADDRESS_LINE_NOT_WAITING'),
    },
  },
  addPaper: {
    method: 'post',
    path: '/addresses/exchanges/{exchangeId}/papers',
    summary: 'Keep PS Form 3553 of an exchange with its date, as the PDF the vendor sent',
    permission: 'mail.work',
    tags,
    request: {
      params: ofExchange,
      body: upload(
        z.object({
          file: z.string().meta({ format: 'binary' }),
          kind: z.enum(['ps-3553', 'other']).default('ps-3553'),
          datedOn: z.string().describe('The date on the form.'),
        }),
      ),
    },
    responses: {
      201: exchangeAnswer,
      ...mayRefuse('ADDRESS_EXCHANGE_NOT_FOUND', 'ADDRESS_PAPER_UNFIT', 'FIELD_REFUSED', 'REQUEST_INVALID'),
    },
  },
  paper: {
    method: 'get',
    path: '/addresses/papers/{paperId}',
    summary: 'A paper of an exchange',
    permission: 'mail.read',
    tags,
    request: { params: z.object({ paperId: whole }) },
    responses: { 200: file('The form.', 'application/pdf'), ...mayRefuse('ADDRESS_PAPER_NOT_FOUND') },
  },
  close: {
    method: 'post',
    path: '/addresses/exchanges/{exchangeId}/close',
    summary: 'Close an exchange whose changes are decided',
    permission: 'mail.work',
    tags,
    request: { params: ofExchange },
    responses: {
      200: exchangeAnswer,
      ...mayRefuse('ADDRESS_EXCHANGE_NOT_DONE', 'ADDRESS_EXCHANGE_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
