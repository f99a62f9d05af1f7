import { z } from 'zod'
import { accountParams, Day, page } from './account-shapes.ts'
import { FreeText, neededText } from './free-text.ts'
import {
  Letter,
  LetterDraft,
  LetterLanguage,
  LetterRow,
  LetterState,
  SendBy,
  TemplateCode,
} from './letter-shapes.ts'
import { letterFiles } from './letter-files.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const id = z.coerce.number<string | number>().int().positive()
const letterParams = z.object({ id })
const tags = ['Letters'] as const
const note = neededText('Write why.').max(500)
const shown = { 200: answer('The letter.', Letter) }
const notThere = mayRefuse('LETTER_NOT_FOUND')
const wrongState = mayRefuse('LETTER_NOT_FOUND', 'LETTER_NOT_IN_STATE')

/** What lists of letters are narrowed by. */
export const letterFilter = {
  state: LetterState.optional(),
  template: TemplateCode.optional(),
  sendBy: SendBy.optional(),
  language: LetterLanguage.optional(),
  mine: z.enum(['yes']).optional().describe('Only those I drafted.'),
  from: Day.optional().describe('Drafted on this day or later.'),
  search: FreeText.min(1)
    .max(60)
    .optional()
    .describe('Part of a name, a subject, an account or letter number.'),
}

/** Letters to customers, from the draft to what became of them. */
export const letters = {
  list: {
    method: 'get',
    path: '/letters',
    summary: 'Letters, newest first',
    permission: 'letters.read',
    tags,
    request: {
      query: z.object({
        ...page,
        ...letterFilter,
        subjectKind: z
          .string()
          .optional()
          .describe('With `subjectId`: those about one thing of another room.'),
        subjectId: id.optional(),
      }),
    },
    responses: {
      200: answer('The letters.', z.object({ rows: z.array(LetterRow), next: z.string().nullable() })),
    },
  },
  workbook: {
    method: 'get',
    path: '/letters/workbook',
    summary: 'The letters of a filter as Excel',
    permission: 'letters.read',
    tags,
    request: { query: z.object(letterFilter) },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    },
  },
  waiting: {
    method: 'get',
    path: '/letters/waiting',
    summary: 'How many letters wait for whom',
    permission: 'letters.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The counts.',
        z.object({
          drafts: z.int().describe('Of whoever asks.'),
          toApprove: z.int().describe('That whoever asks may approve.'),
          toPrint: z.int(),
          returned: z.int().describe('That came back and were not written again.'),
        }),
      ),
    },
  },
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/letters',
    summary: 'The letters of an account, newest first',
    permission: 'letters.read',
    tags,
    request: { params: accountParams, query: z.object(page) },
    responses: {
      200: answer('The letters.', z.object({ rows: z.array(LetterRow), next: z.string().nullable() })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  write: {
    method: 'post',
    path: '/letters',
    summary: 'Begin a letter: from a template, or an empty one',
    permission: 'letters.write',
    tags,
    request: {
      body: json(
        z.object({
          key: RequestKey,
          accountNumber: z.string().min(1, 'Write the account number.'),
          template: TemplateCode.nullable().default(null),
          partyId: z.int().positive().nullable().default(null).describe('Null: whoever pays.'),
          language: LetterLanguage.nullable().default(null).describe('Null: that of whom it is to.'),
        }),
      ),
    },
    responses: {
      201: answer('The draft.', Letter),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'LETTER_PARTY_UNKNOWN',
        'LETTER_TEMPLATE_NOT_FOUND',
        'CITY_NOT_SET_UP',
      ),
    },
  },
  show: {
    method: 'get',
    path: '/letters/{id}',
    summary: 'A letter with what it says and what happened to it',
    permission: 'letters.read',
    tags,
    request: { params: letterParams },
    responses: { ...shown, ...notThere },
  },
  change: {
    method: 'put',
    path: '/letters/{id}',
    summary: 'Change a draft',
    permission: 'letters.write',
    tags,
    request: { params: letterParams, body: json(LetterDraft.extend({ edition: z.int() })) },
    responses: {
      ...shown,
      ...mayRefuse(
        'LETTER_NOT_FOUND',
        'LETTER_NOT_IN_STATE',
        'LETTER_CHANGED_MEANWHILE',
        'LETTER_PARTY_UNKNOWN',
      ),
    },
  },
  takeTemplate: {
    method: 'post',
    path: '/letters/{id}/template',
    summary: 'Put the text of a template into a draft, in its language, in place of what it says',
    permission: 'letters.write',
    tags,
    request: {
      params: letterParams,
      body: json(z.object({ edition: z.int(), template: TemplateCode, language: LetterLanguage })),
    },
    responses: {
      ...shown,
      ...mayRefuse(
        'LETTER_NOT_FOUND',
        'LETTER_NOT_IN_STATE',
        'LETTER_CHANGED_MEANWHILE',
        'LETTER_TEMPLATE_NOT_FOUND',
      ),
    },
  },
  send: {
    method: 'post',
    path: '/letters/{id}/send',
    summary:
      'Send a draft: to whoever approves it where the city asks for that, else to be printed or e-mailed',
    permission: 'letters.write',
    tags,
    request: { params: letterParams, body: json(z.object({ edition: z.int() })) },
    responses: {
      ...shown,
      ...mayRefuse(
        'LETTER_NOT_FOUND',
        'LETTER_NOT_IN_STATE',
        'LETTER_CHANGED_MEANWHILE',
        'LETTER_SAYS_NOTHING',
        'LETTER_PARTY_UNKNOWN',
        'LETTER_FIELDS_UNKNOWN',
        'LETTER_FIELDS_EMPTY',
        'LETTER_ADDRESS_MISSING',
        'LETTER_EMAIL_MISSING',
        'CITY_NOT_SET_UP',
      ),
    },
  },
  approve: {
    method: 'post',
    path: '/letters/{id}/approve',
    summary: 'Approve a letter: it is printed or e-mailed as it is',
    permission: 'letters.approve',
    tags,
    request: { params: letterParams, body: json(z.object({})) },
    responses: {
      ...shown,
      ...mayRefuse('LETTER_NOT_FOUND', 'LETTER_NOT_IN_STATE', 'OWN_LETTER_NOT_APPROVED'),
    },
  },
  sendBack: {
    method: 'post',
    path: '/letters/{id}/send-back',
    summary: 'Send a letter back to be written anew',
    permission: 'letters.approve',
    tags,
    request: { params: letterParams, body: json(z.object({ note })) },
    responses: { ...shown, ...wrongState },
  },
  takeBack: {
    method: 'post',
    path: '/letters/{id}/take-back',
    summary: 'Take a letter back that is not printed or e-mailed yet: it is a draft again',
    permission: 'letters.write',
    tags,
    request: { params: letterParams, body: json(z.object({})) },
    responses: { ...shown, ...wrongState },
  },
  withdraw: {
    method: 'post',
    path: '/letters/{id}/withdraw',
    summary: 'Give a letter up that was not sent; it stays to be seen',
    permission: 'letters.write',
    tags,
    request: { params: letterParams, body: json(z.object({ note })) },
    responses: { ...shown, ...wrongState },
  },
  returned: {
    method: 'post',
    path: '/letters/{id}/returned',
    summary: 'Note that a letter came back in the mail, or its e-mail did',
    permission: 'letters.write',
    tags,
    request: { params: letterParams, body: json(z.object({ returnedOn: Day, note })) },
    responses: { ...shown, ...mayRefuse('LETTER_NOT_FOUND', 'LETTER_NOT_IN_STATE', 'FIELD_REFUSED') },
  },
  again: {
    method: 'post',
    path: '/letters/{id}/again',
    summary: 'Write a letter again: a new draft with the same text',
    permission: 'letters.write',
    tags,
    request: { params: letterParams, body: json(z.object({ key: RequestKey })) },
    responses: { 201: answer('The new draft.', Letter), ...wrongState },
  },
  ...letterFiles,
} as const satisfies Record<string, Route>
