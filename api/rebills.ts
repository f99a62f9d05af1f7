import { z } from 'zod'
import { accountParams } from './account-shapes.ts'
import { Correction } from './correction-shapes.ts'
import { FreeText } from './free-text.ts'
import { Rebill, RebillPreview, ReplacementBill } from './rebill-shapes.ts'
import { ForCase } from './for-case.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Cancel and rebill'] as const
const params = z.object({ number: z.string().min(1) })
const why = FreeText.min(1, 'Write why.').max(500)

const Asked = Rebill.extend({
  reason: why.describe('What is wrong with the bill.'),
  inInstallments: z.boolean().default(false),
  fingerprint: z.string().min(1).describe('Of the preview that was looked at.'),
  deskCaseId: ForCase.default(null),
  requestKey: RequestKey,
})
const named = [
  'ACCOUNT_NOT_FOUND',
  'BILL_NOT_FOUND',
  'SERVICE_NOT_FOUND',
  'FIELD_REFUSED',
  'CORRECTION_RULE_MISSING',
  'REBILL_OF_OTHER_ACCOUNT',
  'REBILL_OTHERS_DIFFER',
  'REBILL_WITHOUT_DAYS',
] as const
const asking = [
  ...named,
  'CORRECTION_HAS_GAPS',
  'CORRECTION_WAITS',
  'CORRECTION_OVERTAKEN',
  'PLAN_NOT_OFFERED',
  'CASE_NOT_FOUND',
  'CASE_OF_OTHER_ACCOUNT',
  'REBILL_REPLACES_NOTHING',
] as const

/** Bills cancelled and billed anew: from what is known today, by the rates of their days. */
export const rebills = {
  preview: {
    method: 'post',
    path: '/accounts/{accountNumber}/rebills/preview',
    summary:
      'What is credited and what is billed anew, line by line, and the new balance; nothing is changed',
    permission: 'corrections.ask',
    tags,
    request: {
      params: accountParams,
      body: json(
        Rebill.extend({
          beyond: z.boolean().default(false).describe('As if a manager went beyond the look-back.'),
        }),
      ),
    },
    responses: {
      200: answer('What it comes to.', RebillPreview),
      ...mayRefuse(...named, 'CORRECTION_REACHES_TOO_FAR'),
    },
  },
  ask: {
    method: 'post',
    path: '/accounts/{accountNumber}/rebills',
    summary: 'Cancel bills and bill them anew: within authority at once, or put before a second person',
    permission: 'corrections.ask',
    tags,
    request: { params: accountParams, body: json(Asked) },
    responses: { 201: answer('The correction that carries it.', Correction), ...mayRefuse(...asking) },
  },
  askBeyond: {
    method: 'post',
    path: '/accounts/{accountNumber}/rebills/beyond-look-back',
    summary: 'The same beyond the look-back, with the reason for that',
    permission: 'corrections.override',
    tags,
    request: { params: accountParams, body: json(Asked.extend({ overrideReason: why })) },
    responses: {
      201: answer('The correction that carries it.', Correction),
      ...mayRefuse(...asking, 'CORRECTION_REACHES_TOO_FAR'),
    },
  },
  show: {
    method: 'get',
    path: '/replacement-bills/{number}',
    summary: 'A bill made anew in the place of a cancelled one',
    permission: 'accounts.read',
    tags,
    request: { params },
    responses: { 200: answer('The bill.', ReplacementBill), ...mayRefuse('BILL_NOT_FOUND') },
  },
  pdf: {
    method: 'get',
    path: '/replacement-bills/{number}/pdf',
    summary: 'The same as an accessible PDF',
    permission: 'accounts.read',
    tags,
    request: { params, query: z.object({ standard: z.enum(['ua-1', 'a-2a']).default('ua-1') }) },
    responses: { 200: file('The bill.', 'application/pdf'), ...mayRefuse('BILL_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
