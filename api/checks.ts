import { z } from 'zod'
import { Cents, Day, page } from './account-shapes.ts'
import {
  Check,
  CheckRun,
  Finding,
  FindingShown,
  FindingState,
  HaulerList,
  HaulerRow,
  HaulerVerdict,
} from './check-shapes.ts'
import { FreeText } from './free-text.ts'
import { Role } from './roles.ts'
import { answer, file, json, mayRefuse, type Route, upload } from './route.ts'

const idParams = z.object({ id: z.coerce.number<string | number>().int().positive() })
const tags = ['Checks'] as const

const filter = {
  check: z.string().optional(),
  state: z
    .union([FindingState, z.enum(['waiting', 'all'])])
    .default('waiting')
    .describe('`waiting` is open, in work or back again.'),
  owner: z
    .string()
    .optional()
    .describe('A role, or the id of a person; `me` for your own and those of your role.'),
  minCents: z.coerce.number<string | number>().int().min(0).optional().describe('At stake at least.'),
  accountNumber: z.string().optional(),
  run: z.coerce
    .number<string | number>()
    .int()
    .positive()
    .optional()
    .describe('About an account or premise on the register of this run.'),
}

const note = FreeText.min(1, 'Write a sentence.').max(500)
const ids = z.array(z.int().positive()).min(1, 'Choose at least one finding.').max(500)

const Change = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('assign'),
    ids,
    role: Role.optional(),
    userId: z.string().optional().describe('A person; left out, it goes to the role.'),
    note: note.optional(),
  }),
  z.object({ action: z.literal('take'), ids, note: note.optional() }),
  z.object({
    action: z.literal('accept'),
    ids,
    until: Day.describe('The first day on which it counts again.'),
    reason: note,
  }),
  z.object({ action: z.literal('note'), ids, note }),
])

/** Standing checks beside the bill run: what they find, who works on it, and the hauler's list. */
export const checks = {
  list: {
    method: 'get',
    path: '/checks',
    summary:
      'Every standing check with its open findings, what is at stake, and the last time the books were gone through',
    permission: 'checks.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The checks.',
        z.object({
          checks: z.array(Check),
          findings: z.int(),
          amountCents: Cents,
          lastRun: CheckRun.nullable(),
        }),
      ),
    },
  },
  run: {
    method: 'post',
    path: '/checks/runs',
    summary: 'Go through the books now, in the background, with all checks or some',
    permission: 'checks.work',
    tags,
    request: { body: json(z.object({ checks: z.array(z.string()).min(1).optional() })) },
    responses: {
      202: answer('The checks are being done.', CheckRun),
      ...mayRefuse('CHECK_NOT_FOUND', 'CHECKS_ALREADY_GOING'),
    },
  },
  runShown: {
    method: 'get',
    path: '/checks/runs/{id}',
    summary: 'How far a going through the books is',
    permission: 'checks.read',
    tags,
    request: { params: idParams },
    responses: { 200: answer('The run.', CheckRun), ...mayRefuse('CHECK_RUN_NOT_FOUND') },
  },
  findings: {
    method: 'get',
    path: '/checks/findings',
    summary: 'Findings, what is at stake first',
    permission: 'checks.read',
    tags,
    request: { query: z.object({ ...page, ...filter }) },
    responses: {
      200: answer(
        'The findings.',
        z.object({
          rows: z.array(Finding),
          next: z.string().nullable(),
          findings: z.int().describe('How many there are in all.'),
          amountCents: Cents.describe('What is at stake with all of them.'),
        }),
      ),
      ...mayRefuse('CHECK_NOT_FOUND', 'REQUEST_INVALID'),
    },
  },
  workbook: {
    method: 'get',
    path: '/checks/findings.xlsx',
    summary: 'The same findings as a workbook',
    permission: 'checks.read',
    tags,
    request: { query: z.object(filter) },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
      ...mayRefuse('CHECK_NOT_FOUND', 'REQUEST_INVALID'),
    },
  },
  show: {
    method: 'get',
    path: '/checks/findings/{id}',
    summary: 'A finding with the facts behind it and its history',
    permission: 'checks.read',
    tags,
    request: { params: idParams },
    responses: { 200: answer('The finding.', FindingShown), ...mayRefuse('FINDING_NOT_FOUND') },
  },
  change: {
    method: 'post',
    path: '/checks/findings/changes',
    summary: 'Give findings to somebody, take them into work, accept them until a day, or note something',
    permission: 'checks.work',
    tags,
    request: { body: json(Change) },
    responses: {
      200: answer('The findings as they are now.', z.object({ rows: z.array(Finding) })),
      ...mayRefuse(
        'FINDING_NOT_FOUND',
        'FINDING_ALREADY_MENDED',
        'FINDING_ACCEPTED_TOO_LONG',
        'PERSON_NOT_FOUND',
        'REQUEST_INVALID',
      ),
    },
  },
  people: {
    method: 'get',
    path: '/checks/people',
    summary: 'Who a finding can be given to',
    permission: 'checks.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The people.',
        z.object({ rows: z.array(z.object({ userId: z.string(), name: z.string(), role: Role })) }),
      ),
    },
  },
  bringList: {
    method: 'post',
    path: '/checks/hauler-lists',
    summary: 'Bring a hauler’s list in: its rows are held against our services, both ways',
    permission: 'checks.work',
    tags,
    request: {
      body: upload(
        z.object({
          file: z.string().meta({ format: 'binary' }).describe('CSV or XLSX, up to 50 MB.'),
          listOn: Day.optional().describe('The day the list is of; left out, today.'),
          mapping: z
            .string()
            .optional()
            .describe('The mapping as YAML or JSON. Left out, columns are found by their names.'),
        }),
      ),
    },
    responses: {
      201: answer('The list was compared.', HaulerList),
      ...mayRefuse(
        'REQUEST_INVALID',
        'IMPORT_FILE_UNREADABLE',
        'IMPORT_FILE_TOO_LARGE',
        'IMPORT_MAPPING_FAULTY',
        'HAULER_LIST_ALREADY_HERE',
      ),
    },
  },
  lists: {
    method: 'get',
    path: '/checks/hauler-lists',
    summary: 'Hauler’s lists, newest first',
    permission: 'checks.read',
    tags,
    request: {},
    responses: { 200: answer('The lists.', z.object({ rows: z.array(HaulerList) })) },
  },
  listShown: {
    method: 'get',
    path: '/checks/hauler-lists/{id}',
    summary: 'A hauler’s list with its totals',
    permission: 'checks.read',
    tags,
    request: { params: idParams },
    responses: { 200: answer('The list.', HaulerList), ...mayRefuse('HAULER_LIST_NOT_FOUND') },
  },
  listRows: {
    method: 'get',
    path: '/checks/hauler-lists/{id}/rows',
    summary: 'The rows of a hauler’s list by line, with what differs',
    permission: 'checks.read',
    tags,
    request: { params: idParams, query: z.object({ ...page, verdict: HaulerVerdict.optional() }) },
    responses: {
      200: answer('The rows.', z.object({ rows: z.array(HaulerRow), next: z.string().nullable() })),
      ...mayRefuse('HAULER_LIST_NOT_FOUND', 'REQUEST_INVALID'),
    },
  },
  listRejects: {
    method: 'get',
    path: '/checks/hauler-lists/{id}/rejects',
    summary:
      'The rejected rows of a hauler’s list as CSV, with line, column and reason: correct them and bring them again',
    permission: 'checks.read',
    tags,
    request: { params: idParams },
    responses: { 200: file('The rejected rows.', 'text/csv'), ...mayRefuse('HAULER_LIST_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
