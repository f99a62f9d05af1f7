import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'
import { PostageCorrection, PostageStatement } from './postage-shapes.ts'

const tags = ['Postage'] as const
const whole = z.coerce.number<string | number>().int().positive()
const ofStatement = z.object({ statementId: whole })
const reason = FreeText.min(1, 'Write why.').max(500)

export const NewStatementLine = z.object({
  line: FreeText.min(1, 'Write what the line is called, such as A1 5-Digit.').max(60),
  pieces: z.int('Write whole pieces.').min(0).max(10_000_000),
  priceMills: z.int().min(-100_000).max(100_000).describe('Thousandths of a dollar; a discount is negative.'),
  amountMills: z.int().min(-100_000_000_000).max(100_000_000_000),
})

export const NewStatement = z.object({
  number: FreeText.min(1, 'Write the number of the statement.').max(40),
  mailJob: FreeText.min(1, 'Write the mail job it is of, such as M-12.').max(60),
  mailedOn: Day,
  pieces: z.int('Write whole pieces.').positive('Write how many pieces it is of.').max(10_000_000),
  amountCents: Cents.positive('Write the net postage due.').max(100_000_000_00),
  lines: z.array(NewStatementLine).max(100).default([]),
})

/** Postage statements as the post office gives them back, held against what was booked by mail job. */
export const postageStatements = {
  list: {
    method: 'get',
    path: '/postage/statements',
    summary: 'Postage statements, those with a difference first, then the newest',
    permission: 'postage.read',
    tags,
    request: { query: z.object({ view: z.enum(['waiting', 'all']).default('all') }) },
    responses: { 200: answer('Five hundred at most.', z.object({ rows: z.array(PostageStatement) })) },
  },
  add: {
    method: 'post',
    path: '/postage/accounts/{accountId}/statements',
    summary: 'Enter a postage statement (PS Form 3600-FCM) as PostalOne! gave it back',
    permission: 'postage.change',
    tags,
    request: { params: z.object({ accountId: whole }), body: json(NewStatement) },
    responses: {
      201: answer('The statement, held against what is booked.', PostageStatement),
      ...mayRefuse(
        'FIELD_REFUSED',
        'POSTAGE_ACCOUNT_CLOSED',
        'POSTAGE_ACCOUNT_NOT_FOUND',
        'POSTAGE_STATEMENT_TAKEN',
      ),
    },
  },
  load: {
    method: 'post',
    path: '/postage/accounts/{accountId}/statements/load',
    summary:
      'Load postage statements from CSV: number, job, mailed, line, pieces, price, amount; one row for each line',
    permission: 'postage.change',
    tags,
    request: {
      params: z.object({ accountId: whole }),
      body: json(z.object({ csv: z.string().min(1, 'The file is empty.').max(5_000_000) })),
    },
    responses: {
      200: answer(
        'What was taken, and which statements wait to be put right.',
        z.object({
          added: z.int(),
          known: z.int().describe('There already with the same figures.'),
          addedCents: Cents,
          faults: z.array(z.object({ line: z.int(), column: z.string(), reason: z.string() })),
        }),
      ),
      ...mayRefuse('POSTAGE_ACCOUNT_CLOSED', 'POSTAGE_ACCOUNT_NOT_FOUND', 'POSTAGE_FILE_REFUSED'),
    },
  },
  explain: {
    method: 'post',
    path: '/postage/statements/{statementId}/explain',
    summary:
      'Explain the difference of a statement by an adjustment of the post office; above the amount of the policy a second person approves it',
    permission: 'postage.change',
    tags,
    request: {
      params: ofStatement,
      body: json(z.object({ differenceCents: Cents.describe('The difference as it was shown.'), reason })),
    },
    responses: {
      200: answer('The correction: posted, or waiting for a second person.', PostageCorrection),
      ...mayRefuse(
        'FIELD_REFUSED',
        'POSTAGE_CORRECTION_WAITS',
        'POSTAGE_STATEMENT_EQUAL',
        'POSTAGE_STATEMENT_NOT_FOUND',
        'POSTAGE_STATEMENT_WITHOUT_USE',
      ),
    },
  },
  withdraw: {
    method: 'post',
    path: '/postage/statements/{statementId}/withdraw',
    summary: 'Withdraw a statement that was typed wrongly; it stays on record',
    permission: 'postage.change',
    tags,
    request: { params: ofStatement, body: json(z.object({ reason })) },
    responses: {
      200: answer('The statement.', PostageStatement),
      ...mayRefuse('POSTAGE_STATEMENT_EXPLAINED', 'POSTAGE_STATEMENT_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
