import { z } from 'zod'
import { accountParams, Day } from './account-shapes.ts'
import {
  AchEntry,
  AchRun,
  AchRunKind,
  AchRunState,
  LeftOut,
  Mandate,
  MandateState,
  NewMandate,
} from './autopay-shapes.ts'
import { FreeText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const whole = z.coerce.number<string | number>().int().positive()
const mandateParams = z.object({ mandateId: whole })
const runParams = z.object({ runId: whole })
const tags = ['Autopay'] as const
const why = FreeText.min(1, 'Write why.').max(300)
const paged = {
  limit: z.coerce.number<string | number>().int().min(1).max(500).default(100),
  after: z.coerce.number<string | number>().int().optional().describe('The `next` of the page before.'),
}
const oneMandate = { 200: answer('The autopay.', Mandate) }
const oneRun = { 200: answer('The run.', AchRun) }

/** Bills drawn from customers’ bank accounts: who agreed to it, what is drawn, and the files to the bank. */
export const autopay = {
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/autopay',
    summary: 'What an account agreed to, now and before, and how the city draws',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer(
        'The newest first.',
        z.object({
          rows: z.array(Mandate),
          rule: z
            .object({
              ways: z.array(z.string()),
              wording: z.object({ en: z.string(), es: z.string() }),
              daysAfterDue: z.int(),
              citation: z.string(),
            })
            .nullable()
            .describe('Null: the city has no rule of autopay.'),
          told: z
            .object({ billNumber: z.string(), dueOn: Day })
            .nullable()
            .describe('The newest bill that told the customer not to pay, while it is not drawn and owed.'),
        }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  setUp: {
    method: 'post',
    path: '/accounts/{accountNumber}/autopay',
    summary: 'Set up autopay: the bank account, and what the customer agreed to',
    permission: 'autopay.change',
    tags,
    // Nothing of the request is kept to compare a second one with: there is a whole bank number in it.
    secret: true,
    request: { params: accountParams, body: json(NewMandate) },
    responses: {
      201: answer('The autopay. It waits for its prenote.', Mandate),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'AUTOPAY_NOT_RULED',
        'AUTOPAY_CLOSED_ACCOUNT',
        'AUTOPAY_MANDATE_STANDS',
        'BANK_KEY_MISSING',
        'IDENTITY_CHECK_NEEDED',
        'FIELD_REFUSED',
      ),
    },
  },
  change: {
    method: 'post',
    path: '/autopay/mandates/{mandateId}/change',
    summary: 'Change the bank account: the one before stops, the new one begins with a prenote',
    permission: 'autopay.change',
    tags,
    secret: true,
    request: { params: mandateParams, body: json(NewMandate) },
    responses: {
      201: answer('The autopay from the new bank account.', Mandate),
      ...mayRefuse(
        'MANDATE_NOT_FOUND',
        'MANDATE_NOT_IN_STATE',
        'AUTOPAY_NOT_RULED',
        'AUTOPAY_CLOSED_ACCOUNT',
        'BANK_KEY_MISSING',
        'IDENTITY_CHECK_NEEDED',
        'FIELD_REFUSED',
      ),
    },
  },
  stop: {
    method: 'post',
    path: '/autopay/mandates/{mandateId}/stop',
    summary: 'Stop autopay. What is released already is still drawn.',
    permission: 'autopay.change',
    tags,
    request: { params: mandateParams, body: json(z.object({ reason: why })) },
    responses: { ...oneMandate, ...mayRefuse('MANDATE_NOT_FOUND', 'MANDATE_NOT_IN_STATE') },
  },
  resume: {
    method: 'post',
    path: '/autopay/mandates/{mandateId}/resume',
    summary: 'Let an autopay that is held go on; one that was never drawn from begins with its prenote',
    permission: 'autopay.change',
    tags,
    request: { params: mandateParams, body: json(z.object({ reason: why })) },
    responses: { ...oneMandate, ...mayRefuse('MANDATE_NOT_FOUND', 'MANDATE_NOT_IN_STATE') },
  },
  mandates: {
    method: 'get',
    path: '/autopay/mandates',
    summary: 'Who is on autopay, by state',
    permission: 'autopay.read',
    tags,
    request: { query: z.object({ state: MandateState.default('prenote-to-send'), ...paged }) },
    responses: {
      200: answer(
        'The newest first, and how many there are in each state.',
        z.object({
          rows: z.array(Mandate),
          next: z.int().nullable(),
          counts: z.array(z.object({ state: MandateState, count: z.int() })),
        }),
      ),
    },
  },
  runs: {
    method: 'get',
    path: '/autopay/runs',
    summary: 'Files to the bank, the newest first',
    permission: 'autopay.read',
    tags,
    request: { query: z.object({ state: AchRunState.optional(), ...paged }) },
    responses: {
      200: answer(
        'The runs; the usual day of a file that is sent today.',
        z.object({ rows: z.array(AchRun), next: z.int().nullable(), usualDay: Day }),
      ),
    },
  },
  prepare: {
    method: 'post',
    path: '/autopay/runs',
    summary: 'Prepare a file to the bank: what is due by a day, or the prenotes that wait',
    permission: 'autopay.prepare',
    tags,
    request: {
      body: json(
        z.object({
          kind: AchRunKind.exclude(['refund']),
          drawOn: Day.describe('A banking day, today or later.'),
        }),
      ),
    },
    responses: {
      201: answer('The run. Nothing is drawn before a second person releases it.', AchRun),
      ...mayRefuse('AUTOPAY_NOT_RULED', 'ACH_RUN_WAITS', 'ACH_RUN_EMPTY', 'FIELD_REFUSED'),
    },
  },
  show: {
    method: 'get',
    path: '/autopay/runs/{runId}',
    summary: 'A run with its entries and with what is left out',
    permission: 'autopay.read',
    tags,
    request: { params: runParams },
    responses: {
      200: answer(
        'The run.',
        z.object({ run: AchRun, entries: z.array(AchEntry), leftOut: z.array(LeftOut) }),
      ),
      ...mayRefuse('ACH_RUN_NOT_FOUND'),
    },
  },
  release: {
    method: 'post',
    path: '/autopay/runs/{runId}/release',
    summary: 'Release a run that somebody else prepared: its file is written and read back',
    permission: 'autopay.release',
    tags,
    request: {
      params: runParams,
      body: json(
        z.object({
          detailsChecked: z
            .boolean()
            .default(false)
            .describe('Whether customers whose bank details changed were asked at a number known before.'),
        }),
      ),
    },
    responses: {
      ...oneRun,
      ...mayRefuse(
        'ACH_RUN_NOT_FOUND',
        'ACH_RUN_NOT_IN_STATE',
        'ACH_RUN_OWN',
        'ACH_RUN_LATE',
        'ACH_RUN_CHANGED',
        'ACH_ORDER_FAULTY',
        'AUTOPAY_DETAILS_UNCHECKED',
        'AUTOPAY_NOT_RULED',
        'BANK_PROFILE_MISSING',
        'BANK_KEY_MISSING',
        'BANK_KEY_OTHER',
      ),
    },
  },
  cancel: {
    method: 'post',
    path: '/autopay/runs/{runId}/cancel',
    summary: 'Cancel a run whose file nobody took to the bank: its bills are looked for again',
    permission: 'autopay.prepare',
    tags,
    request: { params: runParams, body: json(z.object({ reason: why })) },
    responses: {
      ...oneRun,
      ...mayRefuse('ACH_FILE_TAKEN', 'ACH_RUN_NOT_FOUND', 'ACH_RUN_NOT_IN_STATE'),
    },
  },
  take: {
    method: 'post',
    path: '/autopay/runs/{runId}/file',
    summary: 'Take the file of a released run to the bank; a second time only with a reason',
    permission: 'autopay.release',
    tags,
    request: {
      params: runParams,
      body: json(z.object({ reason: FreeText.max(300).nullable().default(null) })),
    },
    responses: {
      200: file(
        'The ACH file, the same bytes every time; its hash in the header x-content-sha256.',
        'application/octet-stream',
      ),
      ...mayRefuse(
        'ACH_RUN_NOT_FOUND',
        'ACH_RUN_NOT_IN_STATE',
        'ACH_FILE_TAKEN',
        'BANK_KEY_MISSING',
        'BANK_KEY_OTHER',
      ),
    },
  },
} as const satisfies Record<string, Route>
