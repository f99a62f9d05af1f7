import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { Insert, InsertDraft, InsertPiece, InsertReach, InsertShown } from './insert-shapes.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route, upload } from './route.ts'

const tags = ['Notices and inserts'] as const
const whole = z.coerce.number<string | number>().int().positive()
const ofInsert = z.object({ insertId: whole })
const shown = answer('It with its runs, its proof and what could not be delivered.', InsertShown)
const whyText = FreeText.min(1, 'Write why.').max(500)

/** Notices and inserts: what goes into the mail beside bills, or by itself, with its proof. */
export const inserts = {
  list: {
    method: 'get',
    path: '/inserts',
    summary: 'Notices and inserts, newest first',
    permission: 'mail.read',
    tags,
    request: {},
    responses: { 200: answer('The newest two hundred.', z.object({ rows: z.array(Insert) })) },
  },
  preview: {
    method: 'post',
    path: '/inserts/preview',
    summary: 'Whom a notice or insert would reach, and what that costs. Nothing is kept',
    permission: 'mail.read',
    tags,
    request: { body: json(InsertDraft) },
    responses: { 200: answer('Whom it would reach.', InsertReach), ...mayRefuse('FIELD_REFUSED') },
  },
  propose: {
    method: 'post',
    path: '/inserts',
    summary: 'Propose a notice or insert: of a mailing by itself, the list of addresses is frozen with it',
    permission: 'mail.work',
    tags,
    request: { body: json(InsertDraft.extend({ key: RequestKey })) },
    responses: {
      201: shown,
      ...mayRefuse('FIELD_REFUSED', 'INSERT_LIST_UNFIT', 'INSERT_REACHES_NOBODY', 'INSERT_TOO_LATE'),
    },
  },
  show: {
    method: 'get',
    path: '/inserts/{insertId}',
    summary: 'One notice or insert, with its proof of mailing',
    permission: 'mail.read',
    tags,
    request: { params: ofInsert },
    responses: { 200: shown, ...mayRefuse('INSERT_NOT_FOUND') },
  },
  approve: {
    method: 'post',
    path: '/inserts/{insertId}/approve',
    summary: 'Approve it, as the second person',
    permission: 'mail.send',
    tags,
    request: { params: ofInsert },
    responses: {
      200: shown,
      ...mayRefuse('INSERT_NOT_FOUND', 'INSERT_NOT_IN_STATE', 'INSERT_OWN', 'INSERT_TOO_LATE'),
    },
  },
  drop: {
    method: 'post',
    path: '/inserts/{insertId}/drop',
    summary: 'Give it up: no run printed from now on bears it',
    permission: 'mail.work',
    tags,
    request: { params: ofInsert, body: json(z.object({ reason: whyText })) },
    responses: { 200: shown, ...mayRefuse('INSERT_NOT_FOUND', 'INSERT_NOT_IN_STATE') },
  },
  mailed: {
    method: 'post',
    path: '/inserts/{insertId}/mailed',
    summary: 'Declare that it was mailed: the day, the pieces the post office counted, and where',
    permission: 'mail.work',
    tags,
    request: {
      params: ofInsert,
      body: json(
        z.object({
          mailedOn: Day,
          pieces: z.int().min(1, 'Write how many pieces were counted.'),
          postOffice: FreeText.min(1, 'Write where it was mailed.').max(120),
          note: FreeText.max(500).nullable().default(null),
        }),
      ),
    },
    responses: {
      200: shown,
      ...mayRefuse(
        'FIELD_REFUSED',
        'INSERT_COUNT_DIFFERS',
        'INSERT_NOT_FOUND',
        'INSERT_NOT_IN_STATE',
        'INSERT_RUNS_NOT_MAILED',
        'INSERT_TOO_LATE',
      ),
    },
  },
  receipt: {
    method: 'post',
    path: '/inserts/{insertId}/receipts',
    summary: 'Keep a receipt of the post office with it',
    permission: 'mail.work',
    tags,
    request: {
      params: ofInsert,
      body: upload(
        z.object({ file: z.string().meta({ format: 'binary' }).describe('A PDF, JPEG or PNG file.') }),
      ),
    },
    responses: {
      201: shown,
      ...mayRefuse('INSERT_NOT_FOUND', 'INSERT_NOT_IN_STATE', 'INSERT_RECEIPT_UNFIT', 'REQUEST_INVALID'),
    },
  },
  receiptFile: {
    method: 'get',
    path: '/insert-receipts/{receiptId}',
    summary: 'A receipt as it was sent',
    permission: 'mail.read',
    tags,
    request: { params: z.object({ receiptId: whole }) },
    responses: {
      200: file('The file.', 'application/octet-stream'),
      ...mayRefuse('INSERT_RECEIPT_NOT_FOUND'),
    },
  },
  pieces: {
    method: 'get',
    path: '/inserts/{insertId}/pieces',
    summary: 'The list of addresses of a mailing, in its order',
    permission: 'mail.read',
    tags,
    request: {
      params: ofInsert,
      query: z.object({ after: z.coerce.number<string | number>().int().min(0).default(0) }),
    },
    responses: {
      200: answer('Five hundred at a time.', z.object({ rows: z.array(InsertPiece) })),
      ...mayRefuse('INSERT_NOT_FOUND'),
    },
  },
  workbook: {
    method: 'get',
    path: '/inserts/{insertId}/list.xlsx',
    summary: 'The list of addresses as a workbook',
    permission: 'mail.read',
    tags,
    request: { params: ofInsert },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
      ...mayRefuse('INSERT_NOT_FOUND'),
    },
  },
  declaration: {
    method: 'get',
    path: '/inserts/{insertId}/declaration.pdf',
    summary: 'The declaration of mailing, to be signed',
    permission: 'mail.read',
    tags,
    request: { params: ofInsert },
    responses: {
      200: file('The declaration.', 'application/pdf'),
      ...mayRefuse('INSERT_NOT_FOUND', 'INSERT_NOT_IN_STATE'),
    },
  },
  returned: {
    method: 'post',
    path: '/insert-pieces/{pieceId}/returned',
    summary: 'Say that a piece came back, and why',
    permission: 'mail.work',
    tags,
    request: {
      params: z.object({ pieceId: whole }),
      body: json(z.object({ returnedOn: Day, reason: whyText })),
    },
    responses: {
      200: shown,
      ...mayRefuse('FIELD_REFUSED', 'INSERT_NOT_IN_STATE', 'INSERT_PIECE_NOT_FOUND'),
    },
  },
  ofRun: {
    method: 'get',
    path: '/runs/{runId}/inserts.csv',
    summary: 'What goes into each envelope of a run beside the bill: a code for each insert',
    permission: 'mail.read',
    tags,
    request: { params: z.object({ runId: whole }) },
    responses: { 200: file('A line for each piece.', 'text/csv'), ...mayRefuse('RUN_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
