import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { Change, StoppedAccounts } from './review-shapes.ts'
import {
  accountNumbers,
  accountParams,
  Cents,
  Decided,
  ExceptionCode,
  page,
  RegisterBill,
  RegisterFilter,
  RegisterRow,
  runParams,
  RunTotals,
} from './run-shapes.ts'

const tags = ['Bill runs'] as const
const fileQuery = RegisterFilter.extend({ format: z.enum(['pdf', 'xlsx']).default('pdf') })

const againstRun = z.coerce
  .number<string | number>()
  .int()
  .positive()
  .optional()
  .describe('An earlier run of the cycle; the last one when left out.')

/** The register of a run: what it says, and what a person decides on it. */
export const registers = {
  register: {
    method: 'get',
    path: '/runs/{id}/register',
    summary: 'The register, account by account',
    permission: 'runs.read',
    tags,
    request: {
      params: runParams,
      query: RegisterFilter.extend({
        ...page,
        sort: z.enum(['account', 'change', 'charges']).default('account'),
      }),
    },
    responses: {
      200: answer(
        'One page of it. Totals are of all rows that fit the filter.',
        z.object({
          rows: z.array(RegisterRow),
          next: z.string().nullable(),
          totals: RunTotals.extend({ partCents: Cents.nullable() }),
        }),
      ),
      ...mayRefuse('RUN_NOT_FOUND'),
    },
  },
  registerFile: {
    method: 'get',
    path: '/runs/{id}/register-file',
    summary: 'The register as a document: PDF or Excel',
    permission: 'runs.read',
    tags,
    request: { params: runParams, query: fileQuery },
    responses: { 200: file('The register.', 'application/pdf'), ...mayRefuse('RUN_NOT_FOUND') },
  },
  exceptionFile: {
    method: 'get',
    path: '/runs/{id}/exception-file',
    summary: 'The exception list as a document: PDF or Excel',
    permission: 'runs.read',
    tags,
    request: { params: runParams, query: fileQuery },
    responses: { 200: file('The exception list.', 'application/pdf'), ...mayRefuse('RUN_NOT_FOUND') },
  },
  bill: {
    method: 'get',
    path: '/runs/{id}/register/{accountNumber}',
    summary: 'One account on the register: its lines with their reasons, exceptions, last bill',
    permission: 'runs.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer('The bill as it would be posted.', RegisterBill),
      ...mayRefuse('RUN_NOT_FOUND', 'ACCOUNT_NOT_ON_REGISTER'),
    },
  },
  preview: {
    method: 'get',
    path: '/runs/{id}/register/{accountNumber}/preview.pdf',
    summary: 'One account’s bill as it would print',
    permission: 'runs.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: file('The bill, marked as a preview.', 'application/pdf'),
      ...mayRefuse('RUN_NOT_FOUND', 'ACCOUNT_NOT_ON_REGISTER'),
    },
  },
  change: {
    method: 'get',
    path: '/runs/{id}/change',
    summary: 'Why this run differs from the last one, by cause, and how much bills changed',
    permission: 'runs.read',
    tags,
    request: { params: runParams, query: z.object({ against: againstRun }) },
    responses: {
      200: answer('The causes; they sum to the difference.', Change),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_COMPARABLE'),
    },
  },
  stopped: {
    method: 'get',
    path: '/runs/{id}/stopped',
    summary: 'Accounts that had a bill in an earlier run and get none from this one',
    permission: 'runs.read',
    tags,
    request: { params: runParams, query: z.object({ against: againstRun }) },
    responses: {
      200: answer('The accounts, the largest charges first.', StoppedAccounts),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_COMPARABLE'),
    },
  },
  accept: {
    method: 'post',
    path: '/runs/{id}/exceptions/accept',
    summary: 'Accept exceptions with a note: of named accounts, or all that fit a filter',
    permission: 'runs.prepare',
    tags,
    request: {
      params: runParams,
      body: json(
        z.object({
          code: ExceptionCode.optional().describe(
            'Only this exception; all that can be accepted when left out.',
          ),
          accountNumbers: accountNumbers.optional(),
          filter: RegisterFilter.optional().describe('In place of account numbers.'),
          note: FreeText.min(1, 'Write why it is right as it is.').max(500),
        }),
      ),
    },
    responses: {
      200: answer('How many accounts were decided.', Decided),
      ...mayRefuse(
        'RUN_NOT_FOUND',
        'RUN_NOT_IN_STATE',
        'ACCOUNT_NOT_FOUND',
        'RUN_SCOPE_INVALID',
        'EXCEPTION_MUST_BE_MENDED',
        'NO_SUCH_EXCEPTION',
      ),
    },
  },
  hold: {
    method: 'post',
    path: '/runs/{id}/hold',
    summary: 'Hold accounts out of a run; they are billed with the next one',
    permission: 'runs.prepare',
    tags,
    request: {
      params: runParams,
      body: json(
        z.object({
          accountNumbers,
          note: FreeText.min(1, 'Write why it is held.').max(500),
        }),
      ),
    },
    responses: {
      200: answer('How many accounts were held.', Decided),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE', 'ACCOUNT_NOT_FOUND', 'ACCOUNTS_NOT_OF_RUN'),
    },
  },
  unhold: {
    method: 'post',
    path: '/runs/{id}/unhold',
    summary: 'Take held accounts back into a run; their exceptions are open again',
    permission: 'runs.prepare',
    tags,
    request: { params: runParams, body: json(z.object({ accountNumbers })) },
    responses: {
      200: answer('How many accounts were taken back.', Decided),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE', 'ACCOUNT_NOT_FOUND', 'ACCOUNTS_NOT_OF_RUN'),
    },
  },
} as const satisfies Record<string, Route>
