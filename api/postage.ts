import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import {
  PostageAccount,
  PostageAccountKind,
  PostageCorrection,
  PostageEntry,
  PostageFee,
  PostageForecast,
} from './postage-shapes.ts'

const tags = ['Postage'] as const
const whole = z.coerce.number<string | number>().int().positive()
const ofAccount = z.object({ accountId: whole })
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const amount = Cents.positive('Write an amount above nothing, such as 4812.40.').max(
  100_000_000_00,
  'Write an amount below one hundred million dollars.',
)
const reference = FreeText.min(1, 'Write the number of the check, the confirmation or the receipt.').max(60)
const note = FreeText.max(300).nullable().default(null)
const name = FreeText.min(1, 'Write what the office calls the account.').max(60)
const number = FreeText.min(1, 'Write the number of the permit, the meter or the account.').max(30)
const lowestCents = Cents.nonnegative('Write nothing, or an amount.').max(100_000_000_00).nullable()

const one = answer(
  'The account with its newest entries.',
  z
    .object({
      account: PostageAccount,
      entries: z.array(PostageEntry),
      earlier: z.boolean().describe('There are earlier entries: the register has all of them.'),
      corrections: z.array(PostageCorrection),
    })
    .meta({ id: 'PostageAccountShown' }),
)

/** What is booked in an account by hand. The use of a mail job is booked by its job, or here where the office mails itself. */
const NewEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('deposit'), amountCents: amount, happenedOn: Day, reference, note }),
  z.object({
    kind: z.literal('refund').describe('The post office gives postage back.'),
    amountCents: amount,
    happenedOn: Day,
    reference,
    note,
  }),
  z.object({
    kind: z.literal('withdrawal').describe('The city takes money out of the account.'),
    amountCents: amount,
    happenedOn: Day,
    reference,
    note,
  }),
  z.object({
    kind: z.literal('fee'),
    fee: PostageFee,
    coversUntil: Day,
    amountCents: amount,
    happenedOn: Day,
    reference,
    note,
  }),
  z.object({
    kind: z.literal('use'),
    reference: FreeText.min(1, 'Write what names the mail job, such as RUN-12.')
      .max(60)
      .describe('The mail job.'),
    amountCents: amount,
    happenedOn: Day,
    pieces: z.int('Write whole pieces.').positive('Write how many pieces were mailed.').max(10_000_000),
    runId: z.int().positive().nullable().default(null),
    note,
  }),
])

/** The postage account: what others hold of the city's money for postage. */
export const postage = {
  accounts: {
    method: 'get',
    path: '/postage/accounts',
    summary: 'The postage accounts with their balances, and the corrections that wait',
    permission: 'postage.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The accounts, open ones first.',
        z.object({ rows: z.array(PostageAccount), corrections: z.array(PostageCorrection) }),
      ),
    },
  },
  open: {
    method: 'post',
    path: '/postage/accounts',
    summary: 'Open a postage account: a permit, a meter, or a deposit at the mail house',
    permission: 'postage.change',
    tags,
    request: {
      body: json(
        z.object({
          kind: PostageAccountKind,
          name,
          number,
          lowestCents: lowestCents.default(null),
          paysRuns: z.boolean().default(false),
          openedOn: Day,
        }),
      ),
    },
    responses: { 201: one, ...mayRefuse('FIELD_REFUSED', 'POSTAGE_ACCOUNT_NAMED') },
  },
  show: {
    method: 'get',
    path: '/postage/accounts/{accountId}',
    summary: 'One postage account with its newest entries',
    permission: 'postage.read',
    tags,
    request: { params: ofAccount },
    responses: { 200: one, ...mayRefuse('POSTAGE_ACCOUNT_NOT_FOUND') },
  },
  change: {
    method: 'put',
    path: '/postage/accounts/{accountId}',
    summary:
      'Say what a postage account is called, when to be told that it is low, and whether it pays runs; close it',
    permission: 'postage.change',
    tags,
    request: {
      params: ofAccount,
      body: json(z.object({ name, number, lowestCents, paysRuns: z.boolean(), closedOn: Day.nullable() })),
    },
    responses: {
      200: one,
      ...mayRefuse(
        'FIELD_REFUSED',
        'POSTAGE_ACCOUNT_NAMED',
        'POSTAGE_ACCOUNT_NOT_EMPTY',
        'POSTAGE_ACCOUNT_NOT_FOUND',
      ),
    },
  },
  enter: {
    method: 'post',
    path: '/postage/accounts/{accountId}/entries',
    summary: 'Book a deposit, a refund, a withdrawal, a fee, or the use of a mail job',
    permission: 'postage.change',
    tags,
    request: { params: ofAccount, body: json(NewEntry) },
    responses: {
      201: one,
      ...mayRefuse(
        'FIELD_REFUSED',
        'POSTAGE_ACCOUNT_CLOSED',
        'POSTAGE_ACCOUNT_NOT_FOUND',
        'POSTAGE_JOB_USED',
        'POSTAGE_REFERENCE_TAKEN',
        'POSTAGE_TOO_LITTLE',
        'RUN_NOT_FOUND',
      ),
    },
  },
  transfer: {
    method: 'post',
    path: '/postage/accounts/{accountId}/transfers',
    summary: 'Move postage to another account: one entry with two sides',
    permission: 'postage.change',
    tags,
    request: {
      params: ofAccount,
      body: json(
        z.object({
          intoId: z.int().positive(),
          amountCents: amount,
          happenedOn: Day,
          reference,
          note,
        }),
      ),
    },
    responses: {
      201: one,
      ...mayRefuse(
        'FIELD_REFUSED',
        'POSTAGE_ACCOUNT_CLOSED',
        'POSTAGE_ACCOUNT_NOT_FOUND',
        'POSTAGE_REFERENCE_TAKEN',
        'POSTAGE_TOO_LITTLE',
      ),
    },
  },
  reverse: {
    method: 'post',
    path: '/postage/entries/{entryId}/reverse',
    summary:
      'Post an entry back, with the reason; above the amount of the policy a second person approves it',
    permission: 'postage.change',
    tags,
    request: {
      params: z.object({ entryId: whole }),
      body: json(z.object({ reason: FreeText.min(1, 'Write why.').max(500) })),
    },
    responses: {
      200: answer('The correction: posted, or waiting for a second person.', PostageCorrection),
      ...mayRefuse('POSTAGE_CORRECTION_WAITS', 'POSTAGE_ENTRY_NOT_FOUND', 'POSTAGE_ENTRY_REVERSED'),
    },
  },
  decide: {
    method: 'post',
    path: '/postage/corrections/{correctionId}/decide',
    summary: 'Approve a correction of postage as the second person, or decline it',
    permission: 'postage.change',
    tags,
    request: {
      params: z.object({ correctionId: whole }),
      body: json(z.object({ verdict: z.enum(['approve', 'decline']) })),
    },
    responses: {
      200: answer('The correction as it is now.', PostageCorrection),
      ...mayRefuse(
        'POSTAGE_CORRECTION_DECIDED',
        'POSTAGE_CORRECTION_NOT_FOUND',
        'POSTAGE_ENTRY_REVERSED',
        'POSTAGE_OWN_CORRECTION',
      ),
    },
  },
  forecast: {
    method: 'get',
    path: '/postage/forecast',
    summary: 'What the next runs of the plan need, how long the postage lasts, and what to deposit by when',
    permission: 'postage.read',
    tags,
    request: {
      query: z.object({ days: z.coerce.number<string | number>().int().min(7).max(400).default(120) }),
    },
    responses: { 200: answer('The forecast of the account runs are paid from.', PostageForecast) },
  },
  register: {
    method: 'get',
    path: '/postage/register.xlsx',
    summary: 'The register of all postage accounts in a time as a workbook',
    permission: 'postage.read',
    tags,
    request: { query: z.object({ from: Day, until: Day.describe('The last day.') }) },
    responses: { 200: file('The workbook.', spreadsheet), ...mayRefuse('FIELD_REFUSED') },
  },
  monthPdf: {
    method: 'get',
    path: '/postage/accounts/{accountId}/month.pdf',
    summary: 'What came and went in a month, with the balances before and after, as a PDF',
    permission: 'postage.read',
    tags,
    request: {
      params: ofAccount,
      query: z.object({
        month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write a month such as 2026-11.'),
      }),
    },
    responses: { 200: file('The pages.', 'application/pdf'), ...mayRefuse('POSTAGE_ACCOUNT_NOT_FOUND') },
  },
  depositRequest: {
    method: 'get',
    path: '/postage/deposit-request.pdf',
    summary: 'The request to Finance for a deposit: how much, by when, for which runs',
    permission: 'postage.read',
    tags,
    request: {
      query: z.object({
        amountCents: z.coerce.number<string | number>().int().positive().max(100_000_000_00),
      }),
    },
    responses: { 200: file('The page.', 'application/pdf'), ...mayRefuse('FIELD_REFUSED') },
  },
} as const satisfies Record<string, Route>
