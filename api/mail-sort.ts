import { z } from 'zod'
import { MailSort, SortedPiece, SortLevel } from './mail-sort-shapes.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { runParams } from './run-shapes.ts'

const tags = ['Mail sort'] as const
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ofRun = mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_SORTED')

/** The bills of a run as the post office wants them. */
export const mailSort = {
  show: {
    method: 'get',
    path: '/runs/{id}/mail-sort',
    summary: 'The sort of a run’s mail: levels, trays, postage, and what falls to single piece and why',
    permission: 'mail.read',
    tags,
    request: { params: runParams },
    responses: { 200: answer('The sort.', MailSort), ...ofRun },
  },
  sort: {
    method: 'post',
    path: '/runs/{id}/mail-sort',
    summary: 'Sort the mail of a posted run; one that stands stays unless it is asked for anew',
    permission: 'mail.work',
    tags,
    request: { params: runParams, body: json(z.object({ anew: z.boolean().default(false) })) },
    responses: {
      200: answer('The sort.', MailSort),
      ...mayRefuse(
        'RUN_NOT_FOUND',
        'RUN_NOT_IN_STATE',
        'SORT_NEEDS_POLICY',
        'SORT_LISTS_EXPIRED',
        'SORT_FIXED',
        'RUN_PRINTED_UNSORTED',
        'SERIALS_SPENT',
      ),
    },
  },
  pieces: {
    method: 'get',
    path: '/runs/{id}/mail-sort/pieces',
    summary: 'The pieces of a run in the order of its sort',
    permission: 'mail.read',
    tags,
    request: {
      params: runParams,
      query: z.object({
        level: SortLevel.optional(),
        tray: z.coerce.number<string | number>().int().positive().optional(),
        after: z.coerce.number<string | number>().int().nonnegative().default(0),
        limit: z.coerce.number<string | number>().int().min(1).max(500).default(100),
      }),
    },
    responses: {
      200: answer(
        'The pieces.',
        z.object({
          rows: z.array(SortedPiece),
          next: z.int().nullable().describe('Ask on after this number.'),
        }),
      ),
      ...ofRun,
    },
  },
  report: {
    method: 'get',
    path: '/runs/{id}/mail-sort/qualification.pdf',
    summary: 'The qualification report: what qualified for which price, and every tray',
    permission: 'mail.read',
    tags,
    request: { params: runParams },
    responses: { 200: file('The report.', 'application/pdf'), ...ofRun },
  },
  workbook: {
    method: 'get',
    path: '/runs/{id}/mail-sort/qualification.xlsx',
    summary: 'The qualification report as a workbook',
    permission: 'mail.read',
    tags,
    request: { params: runParams },
    responses: { 200: file('The workbook.', spreadsheet), ...ofRun },
  },
} as const satisfies Record<string, Route>
