import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import {
  ClaimVerdict,
  UnclaimedBatch,
  UnclaimedClaim,
  UnclaimedItem,
  UnclaimedMoney,
  UnclaimedWay,
} from './unclaimed-shapes.ts'

const tags = ['Unclaimed money'] as const
const whole = z.coerce.number<string | number>().int().positive()
const ofBatch = z.object({ batchId: whole })
const whyText = FreeText.min(1, 'Write why.').max(500)
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const batchAnswer = answer(
  'The batch with its money and what is claimed of it.',
  z
    .object({ batch: UnclaimedBatch, items: z.array(UnclaimedItem), claims: z.array(UnclaimedClaim) })
    .meta({ id: 'UnclaimedBatchShown' }),
)

/** Money that nobody claims, and how the law lets the city take it (Gov. Code §§ 50050 to 50055). */
export const unclaimed = {
  candidates: {
    method: 'get',
    path: '/unclaimed/candidates',
    summary: 'Money that nobody claimed, with the day from which it may go into a batch, and which way',
    permission: 'cash.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The money, what is due first at the top.',
        z.object({
          citation: z.string().nullable().describe('Null: the city has no rule of unclaimed money.'),
          claimDays: z.int().nullable(),
          rows: z.array(UnclaimedMoney),
        }),
      ),
    },
  },
  list: {
    method: 'get',
    path: '/unclaimed/batches',
    summary: 'The batches of unclaimed money, newest first',
    permission: 'cash.read',
    tags,
    request: {},
    responses: { 200: answer('The newest hundred.', z.object({ rows: z.array(UnclaimedBatch) })) },
  },
  prepare: {
    method: 'post',
    path: '/unclaimed/batches',
    summary:
      'Put all that may go one way now into a batch; for a notice, with the day it is to be published first',
    permission: 'payments.post',
    tags,
    request: {
      body: json(
        z.object({
          key: RequestKey,
          way: UnclaimedWay,
          firstOn: Day.nullable()
            .default(null)
            .describe(
              'For a notice, the day of its first publication: the day on which the money becomes the city’s follows.',
            ),
          note: FreeText.max(300).nullable().default(null),
        }),
      ),
    },
    responses: {
      201: batchAnswer,
      ...mayRefuse('FIELD_REFUSED', 'UNCLAIMED_BATCH_EMPTY', 'UNCLAIMED_RULE_MISSING'),
    },
  },
  show: {
    method: 'get',
    path: '/unclaimed/batches/{batchId}',
    summary: 'One batch of unclaimed money, with what is claimed of it',
    permission: 'cash.read',
    tags,
    request: { params: ofBatch },
    responses: { 200: batchAnswer, ...mayRefuse('UNCLAIMED_BATCH_NOT_FOUND') },
  },
  publish: {
    method: 'post',
    path: '/unclaimed/batches/{batchId}/publish',
    summary: 'Record in which newspaper a notice stood, and on which two days',
    permission: 'payments.post',
    tags,
    request: {
      params: ofBatch,
      body: json(
        z.object({
          newspaper: FreeText.min(1, 'Write the name of the newspaper.').max(120),
          firstOn: Day,
          secondOn: Day,
        }),
      ),
    },
    responses: {
      200: batchAnswer,
      ...mayRefuse(
        'FIELD_REFUSED',
        'UNCLAIMED_BATCH_NOT_FOUND',
        'UNCLAIMED_BATCH_NOT_IN_STATE',
        'UNCLAIMED_NOTICE_DAYS',
      ),
    },
  },
  take: {
    method: 'post',
    path: '/unclaimed/batches/{batchId}/take',
    summary: 'Take what nobody claimed to the General Fund, as the second person, by a resolution',
    permission: 'refunds.approve',
    tags,
    request: {
      params: ofBatch,
      body: json(
        z.object({
          resolution: FreeText.min(1, 'Write the number of the resolution.').max(80),
          resolvedOn: Day.describe('The day it was adopted.'),
        }),
      ),
    },
    responses: {
      200: batchAnswer,
      ...mayRefuse(
        'FIELD_REFUSED',
        'LEDGER_ACCOUNT_NOT_FOUND',
        'REFUND_CHECK_CASHED',
        'UNCLAIMED_BATCH_NOT_FOUND',
        'UNCLAIMED_BATCH_NOT_IN_STATE',
        'UNCLAIMED_MONEY_GONE',
        'UNCLAIMED_NOT_YET',
        'UNCLAIMED_OWN_BATCH',
      ),
    },
  },
  drop: {
    method: 'post',
    path: '/unclaimed/batches/{batchId}/drop',
    summary: 'Give up a batch of which nothing was taken: its money stays where it is',
    permission: 'payments.post',
    tags,
    request: { params: ofBatch, body: json(z.object({ reason: whyText })) },
    responses: {
      200: batchAnswer,
      ...mayRefuse('UNCLAIMED_BATCH_NOT_FOUND', 'UNCLAIMED_BATCH_NOT_IN_STATE'),
    },
  },
  workbook: {
    method: 'get',
    path: '/unclaimed/batches/{batchId}/list.xlsx',
    summary: 'The list for the Treasurer as a workbook: the money, the claims, the journal by fund',
    permission: 'cash.read',
    tags,
    request: { params: ofBatch },
    responses: {
      200: file('The workbook.', spreadsheet),
      ...mayRefuse('JOURNAL_UNBALANCED', 'UNCLAIMED_BATCH_NOT_FOUND'),
    },
  },
  notice: {
    method: 'get',
    path: '/unclaimed/batches/{batchId}/notice.pdf',
    summary: 'The notice for the newspaper, or the list for the legislative body, as a PDF',
    permission: 'cash.read',
    tags,
    request: { params: ofBatch },
    responses: { 200: file('The pages.', 'application/pdf'), ...mayRefuse('UNCLAIMED_BATCH_NOT_FOUND') },
  },
  leaveOut: {
    method: 'post',
    path: '/unclaimed/items/{itemId}/leave-out',
    summary: 'Leave money out of its batch: it stays where it is',
    permission: 'payments.post',
    tags,
    request: { params: z.object({ itemId: whole }), body: json(z.object({ reason: whyText })) },
    responses: {
      200: batchAnswer,
      ...mayRefuse('UNCLAIMED_ITEM_NOT_FOUND', 'UNCLAIMED_ITEM_NOT_LISTED'),
    },
  },
  claim: {
    method: 'post',
    path: '/unclaimed/items/{itemId}/claims',
    summary: 'Enter a claim: name, address, amount and grounds',
    permission: 'payments.post',
    tags,
    request: {
      params: z.object({ itemId: whole }),
      body: json(
        z.object({
          claimant: FreeText.min(1, 'Write who claims it.').max(120),
          address: FreeText.min(1, 'Write their address.').max(300),
          amountCents: Cents.positive('Write an amount.'),
          grounds: FreeText.min(1, 'Write on what grounds.').max(1000),
          filedOn: Day,
        }),
      ),
    },
    responses: {
      200: batchAnswer,
      ...mayRefuse(
        'FIELD_REFUSED',
        'UNCLAIMED_CLAIM_TAKEN',
        'UNCLAIMED_CLAIM_TOO_LATE',
        'UNCLAIMED_ITEM_NOT_FOUND',
        'UNCLAIMED_ITEM_NOT_LISTED',
      ),
    },
  },
  decide: {
    method: 'post',
    path: '/unclaimed/claims/{claimId}/decide',
    summary: 'Allow a claim or reject it; say that a suit was served, or lost',
    permission: 'refunds.approve',
    tags,
    request: {
      params: z.object({ claimId: whole }),
      body: json(
        z.object({
          verdict: ClaimVerdict,
          on: Day.describe(
            'The day of it; of a rejection, the day on which they were told; of a suit, that of its service.',
          ),
          reason: whyText,
        }),
      ),
    },
    responses: {
      200: batchAnswer,
      ...mayRefuse(
        'FIELD_REFUSED',
        'UNCLAIMED_CLAIM_NOT_FOUND',
        'UNCLAIMED_CLAIM_NOT_IN_STATE',
        'UNCLAIMED_ITEM_NOT_LISTED',
      ),
    },
  },
} as const satisfies Record<string, Route>
