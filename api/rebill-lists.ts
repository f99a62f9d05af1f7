import { z } from 'zod'
import { Cents, Day, pageByNumber } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Cancel and rebill'] as const
const params = z.object({ id: z.coerce.number<string | number>().int().positive() })

const RowState = z
  .enum(['new', 'ready', 'bad', 'waiting', 'posted', 'returned'])
  .describe(
    'new: not looked at yet; ready: worked out; bad: with column and reason; waiting: for a second person; returned: sent back or withdrawn.',
  )
const RebillList = z.object({
  listId: z.int(),
  fileName: z.string(),
  reason: z.string(),
  broughtBy: z.string(),
  broughtOn: Day,
  rows: z.int(),
  new: z.int(),
  ready: z.int(),
  bad: z.int(),
  waiting: z.int(),
  posted: z.int(),
  returned: z.int(),
  heldUp: z.int().describe('Of those that wait: rows that could not be approved, with the reason.'),
  creditedCents: Cents.describe('Of all rows that are not bad.'),
  billedCents: Cents,
  postedCents: Cents.describe('What the accounts owe more, or less, together.'),
})
const RebillRow = z.object({
  line: z.int().describe('The line of the file.'),
  bill: z.string(),
  service: z.string(),
  accountNumber: z.string().nullable(),
  state: RowState,
  column: z.string().nullable().describe('Of a bad row: which column.'),
  problem: z.string().nullable(),
  creditedCents: Cents,
  billedCents: Cents,
  postedCents: Cents,
  correctionId: z.int().nullable(),
})
const shown = { 200: answer('The list.', RebillList) }

/** Whole lists of bills that are cancelled and billed anew. Each step does some accounts, and is taken again until none is left. */
export const rebillLists = {
  bring: {
    method: 'post',
    path: '/rebill-lists',
    summary:
      'Bring a list of bills to cancel and rebill, as CSV: columns bill and, where it is only one, service',
    permission: 'corrections.ask',
    tags,
    request: {
      body: json(
        z.object({
          fileName: z.string().trim().min(1).max(200),
          csv: z.string().min(1, 'The file is empty.').max(2_000_000, 'Bring a file of up to 2 MB.'),
          reason: FreeText.min(1, 'Write why.').max(500).describe('What is wrong with the bills.'),
          requestKey: RequestKey,
        }),
      ),
    },
    responses: { 201: answer('The list.', RebillList), ...mayRefuse('FIELD_REFUSED') },
  },
  lists: {
    method: 'get',
    path: '/rebill-lists',
    summary: 'The lists that were brought, the newest first',
    permission: 'corrections.read',
    tags,
    request: { query: z.object(pageByNumber) },
    responses: {
      200: answer('One page.', z.object({ rows: z.array(RebillList), next: z.string().nullable() })),
    },
  },
  show: {
    method: 'get',
    path: '/rebill-lists/{id}',
    summary: 'A list with its totals',
    permission: 'corrections.read',
    tags,
    request: { params },
    responses: { ...shown, ...mayRefuse('REBILL_LIST_NOT_FOUND') },
  },
  rows: {
    method: 'get',
    path: '/rebill-lists/{id}/rows',
    summary: 'The rows of a list in the order of its file, all or those in one state',
    permission: 'corrections.read',
    tags,
    request: { params, query: z.object({ ...pageByNumber, state: RowState.optional() }) },
    responses: {
      200: answer('One page.', z.object({ rows: z.array(RebillRow), next: z.string().nullable() })),
      ...mayRefuse('REBILL_LIST_NOT_FOUND'),
    },
  },
  badRows: {
    method: 'get',
    path: '/rebill-lists/{id}/bad-rows.csv',
    summary:
      'The bad rows as they were written, with line, column and reason; mended, the file can be brought as a list',
    permission: 'corrections.read',
    tags,
    request: { params },
    responses: { 200: file('The rows.', 'text/csv'), ...mayRefuse('REBILL_LIST_NOT_FOUND') },
  },
  look: {
    method: 'post',
    path: '/rebill-lists/{id}/look',
    summary:
      'Work out what the next accounts of a list come to; nothing is changed on them. `again`: bad rows as well',
    permission: 'corrections.ask',
    tags,
    request: { params, body: json(z.object({ again: z.boolean().default(false) })) },
    responses: { ...shown, ...mayRefuse('REBILL_LIST_NOT_FOUND', 'CORRECTION_RULE_MISSING') },
  },
  ask: {
    method: 'post',
    path: '/rebill-lists/{id}/ask',
    summary: 'Put the next ready rows before a second person; those that come to nothing are done at once',
    permission: 'corrections.ask',
    tags,
    request: { params },
    responses: { ...shown, ...mayRefuse('REBILL_LIST_NOT_FOUND', 'REBILL_LIST_HAS_NEW') },
  },
  approve: {
    method: 'post',
    path: '/rebill-lists/{id}/approve',
    summary: 'Approve the next waiting rows; what cannot be posted any more is held up, with the reason',
    permission: 'adjustments.approve',
    tags,
    request: {
      params,
      body: json(z.object({ note: FreeText.max(500).optional(), again: z.boolean().default(false) })),
    },
    responses: {
      ...shown,
      ...mayRefuse(
        'REBILL_LIST_NOT_FOUND',
        'ADJUSTMENT_OWN_NOT_APPROVED',
        'ADJUSTMENT_APPROVER_UNFIT',
        'ADJUSTMENT_RULES_MISSING',
      ),
    },
  },
} as const satisfies Record<string, Route>
