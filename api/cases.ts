import { z } from 'zod'
import {
  Case,
  CaseChange,
  CaseClosing,
  CaseLink,
  CaseQuery,
  CaseRow,
  CaseStateChange,
  CaseType,
  CoolingOff,
  Escalation,
  NewCase,
  NewCaseNote,
  NewDisputedLine,
  NewFollowUp,
} from './case-shapes.ts'
import { FreeText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { Note } from './workplan-shapes.ts'

const id = z.coerce.number<string | number>().int().positive()
const params = z.object({ id })
const tags = ['Cases'] as const
const version = z.int().positive()

/** What naming disputed charges may be refused for. */
const ofDisputes = [
  'DISPUTE_NEEDS_ACCOUNT',
  'DISPUTED_LINE_NOT_FOUND',
  'DISPUTED_TOO_MUCH',
  'LINE_ALREADY_DISPUTED',
  'TYPE_IS_NO_DISPUTE',
] as const

/** Cases of the service desk, from the first call to closing. */
export const cases = {
  list: {
    method: 'get',
    path: '/cases',
    summary: 'Cases: late ones first, then by day; 1,000 at most',
    permission: 'cases.read',
    tags,
    request: { query: CaseQuery },
    responses: {
      200: answer(
        'The cases, and how many every view has.',
        z.object({
          rows: z.array(CaseRow),
          counts: z.object({ late: z.int(), mine: z.int(), waiting: z.int(), open: z.int() }),
        }),
      ),
    },
  },
  workbook: {
    method: 'get',
    path: '/cases/workbook',
    summary: 'The same cases as a workbook',
    permission: 'cases.read',
    tags,
    request: { query: CaseQuery },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    },
  },
  types: {
    method: 'get',
    path: '/case-types',
    summary: 'The types of cases the city has, with checklist, days and guidance for difficult calls',
    permission: 'cases.read',
    tags,
    request: {},
    responses: {
      200: answer('The types, in the order of the policy.', z.object({ rows: z.array(CaseType) })),
    },
  },
  open: {
    method: 'post',
    path: '/cases',
    summary: 'Open a case; sent twice with the same key it opens one',
    permission: 'cases.change',
    tags,
    request: { body: json(NewCase) },
    responses: {
      201: answer('The case.', Case),
      ...mayRefuse(
        'CASE_TYPE_NOT_FOUND',
        'ACCOUNT_NOT_FOUND',
        'OWNER_NOT_OF_STAFF',
        'LINKED_THING_NOT_FOUND',
        ...ofDisputes,
      ),
    },
  },
  show: {
    method: 'get',
    path: '/cases/{id}',
    summary: 'A case with its checklist, links, notes, follow-ups and disputed charges',
    permission: 'cases.read',
    tags,
    request: { params },
    responses: { 200: answer('The case.', Case), ...mayRefuse('CASE_NOT_FOUND') },
  },
  change: {
    method: 'put',
    path: '/cases/{id}',
    summary:
      'Change what a case is about, its type, its owner or its day: what is sent is what it is afterwards',
    permission: 'cases.change',
    tags,
    request: { params, body: json(CaseChange) },
    responses: {
      200: answer('The case.', Case),
      ...mayRefuse(
        'CASE_NOT_FOUND',
        'CASE_CLOSED',
        'CHANGED_MEANWHILE',
        'CASE_TYPE_NOT_FOUND',
        'OWNER_NOT_OF_STAFF',
        'TYPE_IS_NO_DISPUTE',
      ),
    },
  },
  setState: {
    method: 'post',
    path: '/cases/{id}/state',
    summary: 'Take a case on to another state, let it wait, or take a closed one up again',
    permission: 'cases.change',
    tags,
    request: { params, body: json(CaseStateChange) },
    responses: {
      200: answer('The case.', Case),
      ...mayRefuse('CASE_NOT_FOUND', 'CHANGED_MEANWHILE', 'CASE_WAITS_FOR_WHAT', 'FIELD_REFUSED'),
    },
  },
  close: {
    method: 'post',
    path: '/cases/{id}/close',
    summary: 'Close a case with its outcome and the reason; a dispute also ends for penalties and notices',
    permission: 'cases.change',
    tags,
    request: { params, body: json(CaseClosing) },
    responses: {
      200: answer('The case.', Case),
      ...mayRefuse(
        'CASE_NOT_FOUND',
        'CASE_CLOSED',
        'CHANGED_MEANWHILE',
        'CASE_OUTCOME_INVALID',
        'DISPUTE_HAS_NO_LINES',
        'DISPUTE_NEEDS_ADJUSTMENT',
        'DISPUTE_NEEDS_LETTER',
        'UPHELD_INVALID',
        'LETTER_TEMPLATE_NOT_FOUND',
        'LETTER_PARTY_UNKNOWN',
        'LETTER_FIELDS_UNKNOWN',
        'LETTER_FIELDS_EMPTY',
      ),
    },
  },
  tick: {
    method: 'post',
    path: '/cases/{id}/steps/{step}/done',
    summary: 'Tick a step of the checklist off, or take the tick back',
    permission: 'cases.change',
    tags,
    request: {
      params: params.extend({ step: id }),
      body: json(z.object({ done: z.boolean().default(true) })),
    },
    responses: {
      200: answer('The case.', Case),
      ...mayRefuse('CASE_NOT_FOUND', 'CASE_CLOSED', 'CASE_STEP_NOT_FOUND'),
    },
  },
  addStep: {
    method: 'post',
    path: '/cases/{id}/steps',
    summary: 'Add a step to the checklist of a case',
    permission: 'cases.change',
    tags,
    request: {
      params,
      body: json(z.object({ title: FreeText.min(1, 'Write what is to be done.').max(200) })),
    },
    responses: { 200: answer('The case.', Case), ...mayRefuse('CASE_NOT_FOUND', 'CASE_CLOSED') },
  },
  addNote: {
    method: 'post',
    path: '/cases/{id}/notes',
    summary: 'Write a note on a case, open or closed',
    permission: 'cases.change',
    tags,
    request: { params, body: json(NewCaseNote) },
    responses: { 201: answer('The note.', Note), ...mayRefuse('CASE_NOT_FOUND') },
  },
  addFollowUp: {
    method: 'post',
    path: '/cases/{id}/follow-ups',
    summary: 'Promise to do something about a case on a day',
    permission: 'cases.change',
    tags,
    request: { params, body: json(NewFollowUp) },
    responses: {
      200: answer('The case.', Case),
      ...mayRefuse('CASE_NOT_FOUND', 'CASE_CLOSED', 'OWNER_NOT_OF_STAFF'),
    },
  },
  doneFollowUp: {
    method: 'post',
    path: '/cases/{id}/follow-ups/{followUp}/done',
    summary: 'A follow-up was done, or was not after all',
    permission: 'cases.change',
    tags,
    request: {
      params: params.extend({ followUp: id }),
      body: json(z.object({ done: z.boolean().default(true) })),
    },
    responses: { 200: answer('The case.', Case), ...mayRefuse('CASE_NOT_FOUND', 'FOLLOW_UP_NOT_FOUND') },
  },
  link: {
    method: 'post',
    path: '/cases/{id}/links',
    summary: 'Link a case to what it is about',
    permission: 'cases.change',
    tags,
    request: { params, body: json(CaseLink) },
    responses: { 200: answer('The case.', Case), ...mayRefuse('CASE_NOT_FOUND', 'LINKED_THING_NOT_FOUND') },
  },
  unlink: {
    method: 'post',
    path: '/cases/{id}/links/remove',
    summary: 'Take a link out of a case',
    permission: 'cases.change',
    tags,
    request: { params, body: json(CaseLink) },
    responses: { 200: answer('The case.', Case), ...mayRefuse('CASE_NOT_FOUND', 'CASE_CLOSED') },
  },
  escalate: {
    method: 'post',
    path: '/cases/{id}/escalate',
    summary:
      'Hand a case to somebody with more authority, with the time by which they act; they own it from then on',
    permission: 'cases.change',
    tags,
    request: { params, body: json(Escalation) },
    responses: {
      200: answer('The case.', Case),
      ...mayRefuse(
        'CASE_NOT_FOUND',
        'CASE_CLOSED',
        'CHANGED_MEANWHILE',
        'OWNER_NOT_OF_STAFF',
        'FIELD_REFUSED',
      ),
    },
  },
  coolOff: {
    method: 'post',
    path: '/cases/{id}/cooling-off',
    summary: 'Let nobody be in touch with the customer before a day, or end that',
    permission: 'cases.change',
    tags,
    request: { params, body: json(CoolingOff) },
    responses: {
      200: answer('The case.', Case),
      ...mayRefuse('CASE_NOT_FOUND', 'CASE_CLOSED', 'CHANGED_MEANWHILE', 'FIELD_REFUSED'),
    },
  },
  dispute: {
    method: 'put',
    path: '/cases/{id}/disputed-lines',
    summary: 'Say what of which bills is in dispute: what is sent is what is in dispute from today on',
    permission: 'cases.change',
    tags,
    request: { params, body: json(z.object({ version, lines: z.array(NewDisputedLine).max(100) })) },
    responses: {
      200: answer('The case.', Case),
      ...mayRefuse('CASE_NOT_FOUND', 'CASE_CLOSED', 'CHANGED_MEANWHILE', ...ofDisputes),
    },
  },
} as const satisfies Record<string, Route>
