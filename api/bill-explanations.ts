import { z } from 'zod'
import { BillComparison, BillExplanation, ExplanationEmail, QuotedPolicy } from './bill-explanation-shapes.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Bills'] as const
const params = z.object({ number: z.string().min(1) })
const against = z
  .string()
  .min(1)
  .optional()
  .describe('The number of the other bill; the one before when left out.')
const language = z.enum(['en', 'es'])

/** Bills explained: every charge, what is due, and why one bill differs from another. */
export const billExplanations = {
  show: {
    method: 'get',
    path: '/bills/{number}/explanation',
    summary: 'A posted bill explained in sentences to be read aloud, with the arithmetic behind them',
    permission: 'accounts.read',
    tags,
    request: { params },
    responses: { 200: answer('The explanation.', BillExplanation), ...mayRefuse('BILL_NOT_FOUND') },
  },
  compare: {
    method: 'get',
    path: '/bills/{number}/comparison',
    summary: 'Why a posted bill differs from another of its account, in causes that sum to the difference',
    permission: 'accounts.read',
    tags,
    request: { params, query: z.object({ with: against }) },
    responses: {
      200: answer('The comparison; the earlier bill comes first.', BillComparison),
      ...mayRefuse('BILL_NOT_FOUND', 'BILL_OF_ANOTHER_ACCOUNT', 'NO_BILL_BEFORE'),
    },
  },
  letter: {
    method: 'get',
    path: '/bills/{number}/explanation.pdf',
    summary: 'The explanation as a letter of the city, as an accessible PDF',
    permission: 'accounts.read',
    tags,
    request: {
      params,
      query: z.object({
        language: language.optional().describe('The payer’s when left out.'),
        with: against.describe('Tell why it differs from this bill too.'),
      }),
    },
    responses: {
      200: file('The letter.', 'application/pdf'),
      ...mayRefuse('BILL_NOT_FOUND', 'BILL_OF_ANOTHER_ACCOUNT'),
    },
  },
  write: {
    method: 'post',
    path: '/bills/{number}/explanation/letters',
    summary: 'Draft the explanation as a letter that is kept on the account, from the template of the city',
    permission: 'letters.write',
    tags,
    request: {
      params,
      body: json(
        z.object({
          partyId: z.int().positive().nullable().default(null).describe('To whom; null: whoever pays.'),
          language: language.nullable().default(null).describe('Null: that of whom it is to.'),
          with: z
            .string()
            .min(1)
            .nullable()
            .default(null)
            .describe('Tell why it differs from this bill too.'),
          requestKey: RequestKey,
        }),
      ),
    },
    responses: {
      201: answer(
        'The draft: a person looks at it in the letters room and sends it.',
        z.object({ letterId: z.int() }),
      ),
      ...mayRefuse(
        'BILL_NOT_FOUND',
        'BILL_OF_ANOTHER_ACCOUNT',
        'LETTER_TEMPLATE_NOT_FOUND',
        'LETTER_PARTY_UNKNOWN',
        'LETTER_FIELDS_UNKNOWN',
        'LETTER_FIELDS_EMPTY',
        'CITY_NOT_SET_UP',
      ),
    },
  },
  send: {
    method: 'post',
    path: '/bills/{number}/explanation/emails',
    summary: 'Send the explanation by e-mail to somebody of the account, once however often it is asked',
    permission: 'accounts.change',
    tags,
    request: {
      params,
      body: json(
        z.object({
          partyId: z.int().positive('Choose to whom.'),
          language,
          with: z
            .string()
            .min(1)
            .nullable()
            .default(null)
            .describe('Tell why it differs from this bill too.'),
          request: RequestKey,
        }),
      ),
    },
    responses: {
      202: answer('The e-mail was asked for.', ExplanationEmail),
      ...mayRefuse(
        'BILL_NOT_FOUND',
        'BILL_OF_ANOTHER_ACCOUNT',
        'PARTY_NOT_OF_ACCOUNT',
        'PARTY_WITHOUT_EMAIL',
      ),
    },
  },
  emails: {
    method: 'get',
    path: '/bills/{number}/explanation/emails',
    summary: 'The explanations of a bill that were sent by e-mail, newest first',
    permission: 'accounts.read',
    tags,
    request: { params },
    responses: {
      200: answer('The e-mails.', z.object({ rows: z.array(ExplanationEmail) })),
      ...mayRefuse('BILL_NOT_FOUND'),
    },
  },
  policy: {
    method: 'get',
    path: '/policies/{code}',
    summary: 'A rule of the city in words, with the section that says so: every version of it, newest first',
    permission: 'rates.read',
    tags: ['Policies'],
    request: { params: z.object({ code: z.string().min(1) }) },
    responses: {
      200: answer('The versions.', z.object({ code: z.string(), rows: z.array(QuotedPolicy) })),
      ...mayRefuse('POLICY_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
