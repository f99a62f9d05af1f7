import { z } from 'zod'
import { accountParams, pageByNumber } from './account-shapes.ts'
import {
  Correction,
  CorrectionPreview,
  CorrectionRow,
  CorrectionState,
  Statement,
} from './correction-shapes.ts'
import { ForCase } from './for-case.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Corrections'] as const
const params = z.object({ id: z.coerce.number<string | number>().int().positive() })
const why = FreeText.min(1, 'Write why.').max(500)

const Asked = Statement.extend({
  reason: why.describe('How it was found out.'),
  inInstallments: z
    .boolean()
    .default(false)
    .describe('What it charges is paid in installments, where the city’s rule offers that.'),
  newBills: z.boolean().default(false).describe('The bills of these days are cancelled and billed anew.'),
  fingerprint: z.string().min(1).describe('Of the preview that was looked at.'),
  deskCaseId: ForCase.default(null),
  requestKey: RequestKey,
})
const stated = [
  'ACCOUNT_NOT_FOUND',
  'SERVICE_NOT_FOUND',
  'SERVICE_ALREADY_THERE',
  'FIELD_REFUSED',
  'CORRECTION_RULE_MISSING',
  'CORRECTION_NOT_OF_THE_PAST',
  'CORRECTION_OF_SHARED_SERVICE',
  'CORRECTION_CHANGES_NOTHING',
] as const
const asking = [
  ...stated,
  'CORRECTION_HAS_GAPS',
  'CORRECTION_WAITS',
  'CORRECTION_OVERTAKEN',
  'PLAN_NOT_OFFERED',
  'CASE_NOT_FOUND',
  'CASE_OF_OTHER_ACCOUNT',
] as const

/** The past corrected: facts stated as they really were, the bills of those days rated again, the difference posted. */
export const corrections = {
  preview: {
    method: 'post',
    path: '/accounts/{accountNumber}/corrections/preview',
    summary: 'What stating the facts as they really were would come to, bill by bill; nothing is changed',
    permission: 'corrections.ask',
    tags,
    request: {
      params: accountParams,
      body: json(
        Statement.extend({
          beyond: z.boolean().default(false).describe('As if a manager went beyond the look-back.'),
          newBills: z
            .boolean()
            .default(false)
            .describe('As if the bills of these days were cancelled and billed anew.'),
        }),
      ),
    },
    responses: {
      200: answer('What it comes to.', CorrectionPreview),
      ...mayRefuse(...stated, 'CORRECTION_REACHES_TOO_FAR'),
    },
  },
  ask: {
    method: 'post',
    path: '/accounts/{accountNumber}/corrections',
    summary: 'Correct the past: posted within authority, or put before a second person',
    permission: 'corrections.ask',
    tags,
    request: { params: accountParams, body: json(Asked) },
    responses: { 201: answer('The correction.', Correction), ...mayRefuse(...asking) },
  },
  askBeyond: {
    method: 'post',
    path: '/accounts/{accountNumber}/corrections/beyond-look-back',
    summary: 'The same beyond the look-back, with the reason for that',
    permission: 'corrections.override',
    tags,
    request: { params: accountParams, body: json(Asked.extend({ overrideReason: why })) },
    responses: {
      201: answer('The correction.', Correction),
      ...mayRefuse(...asking, 'CORRECTION_REACHES_TOO_FAR'),
    },
  },
  list: {
    method: 'get',
    path: '/corrections',
    summary: 'Corrections, the newest first',
    permission: 'corrections.read',
    tags,
    request: {
      query: z.object({
        ...pageByNumber,
        state: CorrectionState.optional(),
        accountNumber: z.string().optional(),
      }),
    },
    responses: {
      200: answer('One page.', z.object({ rows: z.array(CorrectionRow), next: z.string().nullable() })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  show: {
    method: 'get',
    path: '/corrections/{id}',
    summary: 'A correction: what was stated, bill by bill what it comes to, and what became of it',
    permission: 'corrections.read',
    tags,
    request: { params },
    responses: { 200: answer('The correction.', Correction), ...mayRefuse('CORRECTION_NOT_FOUND') },
  },
  withdraw: {
    method: 'post',
    path: '/corrections/{id}/withdraw',
    summary: 'Withdraw a correction that waits; nothing was posted, and nothing changes',
    permission: 'corrections.ask',
    tags,
    request: { params, body: json(z.object({ note: FreeText.max(500).optional() })) },
    responses: {
      200: answer('The correction.', Correction),
      ...mayRefuse(
        'CORRECTION_NOT_FOUND',
        'CORRECTION_NOT_ASKED',
        'ADJUSTMENT_NOT_YOURS',
        'ADJUSTMENT_NOT_WAITING',
      ),
    },
  },
} as const satisfies Record<string, Route>
