import { z } from 'zod'
import { BankNumber } from './autopay-shapes.ts'
import { whyNotDiscarded } from './bank-file-refusals.ts'
import {
  BankFileItem,
  BankFileRow,
  BankFileView,
  BankFolder,
  BankNotice,
  BankStatement,
  BankStatementLine,
  FileReturn,
  ItemVerdict,
} from './bank-file-rows.ts'
import { BankFault, ControlTotal } from './bank-file-shapes.ts'
import { withoutCard } from './free-text.ts'
import { answer, json, mayRefuse, type Route, upload } from './route.ts'

const whole = z.coerce.number<string | number>().int().positive()
const fileParams = z.object({ fileId: whole })
const tags = ['Bank files'] as const
const why = z
  .string('Write why.')
  .trim()
  .min(1, 'Write why.')
  .max(300)
  .refine(...withoutCard)
const limit = z.coerce.number<string | number>().int().min(1).max(500).default(200)

const BankFileShown = z.object({
  file: BankFileRow,
  lines: z.int(),
  controls: z.array(ControlTotal).describe('What the file tells of itself beside what was found.'),
  faults: z.array(BankFault).describe('The first thousand.'),
  faultCount: z.int(),
  statements: z.array(BankStatement),
})
const shown = answer('The file.', BankFileShown)
const changed = { 200: answer('The file.', BankFileRow) }

/** Files of banks: loaded, looked at, posted. */
export const bankFiles = {
  load: {
    method: 'post',
    path: '/bank-files',
    summary: 'Load a file of a bank: every line is kept with what is to become of it; nothing is posted yet',
    permission: 'bank-files.load',
    tags,
    request: {
      body: upload(
        z.object({
          file: z.string().meta({ format: 'binary' }),
          format: z
            .string()
            .optional()
            .describe('nacha, bai2, lockbox or csv; left out, it is told by its first bytes.'),
          layout: z
            .string()
            .optional()
            .describe('Of a lockbox file: its layout. Left out, the city’s first.'),
          mode: z
            .string()
            .optional()
            .describe('strict, or lenient: what real banks are known to do is taken with a warning.'),
          modeReason: z.string().optional().describe('Why it is read leniently.'),
          receivedOn: z
            .string()
            .optional()
            .describe('The day of payments of which the file does not tell it.'),
          mapping: z.string().optional().describe('Of a table: which column is what, as YAML or JSON.'),
        }),
      ),
    },
    responses: {
      201: shown,
      ...mayRefuse(
        'REQUEST_INVALID',
        'FIELD_REFUSED',
        'BANK_FILE_ALREADY_LOADED',
        'BANK_FILE_UNKNOWN',
        'BANK_LAYOUT_NOT_FOUND',
        'BANK_FILE_RULE_MISSING',
        'SUSPENSE_RULE_MISSING',
        'IMPORT_FILE_TOO_LARGE',
        'IMPORT_FILE_UNREADABLE',
        'IMPORT_MAPPING_FAULTY',
      ),
    },
  },
  layouts: {
    method: 'get',
    path: '/bank-files/layouts',
    summary: 'The layouts a lockbox file can be read by: the city’s own first',
    permission: 'bank-files.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The layouts.',
        z.object({ rows: z.array(z.object({ name: z.string(), title: z.string(), source: z.string() })) }),
      ),
    },
  },
  folder: {
    method: 'get',
    path: '/bank-files/folder',
    summary: 'The folder into which banks and people put files, and what became of those that lay in it',
    permission: 'bank-files.read',
    tags,
    request: {},
    responses: { 200: answer('The folder.', BankFolder) },
  },
  list: {
    method: 'get',
    path: '/bank-files',
    summary: 'The files of banks that were loaded, newest first',
    permission: 'bank-files.read',
    tags,
    request: {
      query: z.object({
        view: BankFileView.default('all'),
        limit,
        before: whole.optional().describe('The `next` of the page before.'),
      }),
    },
    responses: {
      200: answer('The files.', z.object({ rows: z.array(BankFileRow), next: z.int().nullable() })),
    },
  },
  show: {
    method: 'get',
    path: '/bank-files/{fileId}',
    summary: 'One file: what was found in it, its faults by line, and what becomes of its payments',
    permission: 'bank-files.read',
    tags,
    request: { params: fileParams },
    responses: { 200: shown, ...mayRefuse('BANK_FILE_NOT_FOUND') },
  },
  items: {
    method: 'get',
    path: '/bank-files/{fileId}/items',
    summary: 'The payments of a file in its order, each with what becomes of it',
    permission: 'bank-files.read',
    tags,
    request: {
      params: fileParams,
      query: z.object({
        verdict: ItemVerdict.optional(),
        limit,
        after: whole.optional().describe('The `next` of the page before.'),
      }),
    },
    responses: {
      200: answer('The payments.', z.object({ rows: z.array(BankFileItem), next: z.int().nullable() })),
      ...mayRefuse('BANK_FILE_NOT_FOUND'),
    },
  },
  post: {
    method: 'post',
    path: '/bank-files/{fileId}/post',
    summary: 'Post a file in the background: payments to their accounts, the rest into suspense',
    permission: 'bank-files.load',
    tags,
    request: { params: fileParams },
    responses: {
      ...changed,
      ...mayRefuse(
        'BANK_FILE_NOT_FOUND',
        'BANK_FILE_NOT_IN_STATE',
        'BANK_FILE_WITHOUT_PAYMENTS',
        'BANK_FILE_DAY_AHEAD',
      ),
    },
  },
  discard: {
    method: 'post',
    path: '/bank-files/{fileId}/discard',
    summary: 'Leave a checked file: nothing of it is posted, and it may be loaded again',
    permission: 'bank-files.load',
    tags,
    request: { params: fileParams, body: json(z.object({ reason: why })) },
    responses: {
      ...changed,
      ...mayRefuse(...whyNotDiscarded),
    },
  },
  notices: {
    method: 'get',
    path: '/bank-notices',
    summary: 'Returns and notifications of change that banks sent, with what to do',
    permission: 'bank-files.read',
    tags,
    request: { query: z.object({ view: z.enum(['open', 'settled']).default('open') }) },
    responses: { 200: answer('The notices, newest first.', z.object({ rows: z.array(BankNotice) })) },
  },
  settle: {
    method: 'post',
    path: '/bank-notices/{noticeId}/settle',
    summary: 'Settle a notice: say what was done about it',
    permission: 'bank-files.load',
    tags,
    request: {
      params: z.object({ noticeId: whole }),
      body: json(
        z.object({
          note: z
            .string('Write what was done.')
            .trim()
            .min(1, 'Write what was done.')
            .max(300)
            .refine(...withoutCard),
        }),
      ),
    },
    responses: {
      200: answer('The notice.', BankNotice),
      ...mayRefuse('BANK_NOTICE_NOT_FOUND', 'BANK_NOTICE_SETTLED'),
    },
  },
  apply: {
    method: 'post',
    path: '/bank-notices/{noticeId}/apply',
    summary:
      'Use what a bank says is right from now on for the autopay its notice is about; this settles the notice',
    permission: 'autopay.change',
    tags,
    // The request may hold a whole bank number: nothing of it is kept.
    secret: true,
    request: {
      params: z.object({ noticeId: whole }),
      body: json(
        z.object({
          bankNumber: BankNumber.nullable()
            .default(null)
            .describe('The whole number as the bank’s file has it, where it changes.'),
        }),
      ),
    },
    responses: {
      200: answer('The notice.', BankNotice),
      ...mayRefuse(
        'BANK_NOTICE_NOT_FOUND',
        'BANK_NOTICE_SETTLED',
        'BANK_NOTICE_NOT_OURS',
        'MANDATE_NOT_IN_STATE',
        'BANK_KEY_MISSING',
        'FIELD_REFUSED',
      ),
    },
  },
  returns: {
    method: 'get',
    path: '/bank-files/{fileId}/returns',
    summary: 'The returns of a file that nobody has seen to, and by which reason each would be recorded',
    permission: 'bank-files.read',
    tags,
    request: { params: fileParams },
    responses: {
      200: answer('In the order of the file.', z.object({ rows: z.array(FileReturn) })),
      ...mayRefuse('BANK_FILE_NOT_FOUND'),
    },
  },
  recordReturns: {
    method: 'post',
    path: '/bank-files/{fileId}/returns',
    summary: 'Record the returns of a file: payments taken back, fees, checks refused, letters',
    permission: 'payments.reverse',
    tags,
    request: { params: fileParams },
    responses: {
      200: answer(
        'What was recorded, and what waits for a person.',
        z.object({
          recorded: z.int(),
          left: z.array(z.object({ line: z.int(), code: z.string(), why: z.string() })),
        }),
      ),
      ...mayRefuse('BANK_FILE_NOT_FOUND', 'RETURNS_NOT_FROM_FILES'),
    },
  },
  statement: {
    method: 'get',
    path: '/bank-statements/{statementId}',
    summary: 'One account of a statement with its lines',
    permission: 'bank-files.read',
    tags,
    request: { params: z.object({ statementId: whole }) },
    responses: {
      200: answer('The statement.', z.object({ statement: BankStatement, rows: z.array(BankStatementLine) })),
      ...mayRefuse('BANK_STATEMENT_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
