import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import {
  BankBalance,
  BankMatch,
  BankOpening,
  ExpectedItem,
  MoneyLine,
  ProposedMatch,
} from './reconciliation-shapes.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Cash'] as const
const whyText = FreeText.min(1, 'Write why.').max(500)
const whole = z.coerce.number<string | number>().int().positive()
/** How something of ours is named: `bank-deposit 12`, `bank-file 4 2026-11-23`. */
const itemKey = z
  .string()
  .regex(/^[a-z-]{1,30} \d{1,18}( \d{4}-\d{2}-\d{2})?$/, 'Send the key of a thing of ours.')
/** Where a page ended. */
const place = z
  .string()
  .max(80)
  .regex(/^\d{4}-\d{2}-\d{2} /, 'Send what `next` of the page before says.')
const keys = z.array(itemKey).max(200)
const lineIds = z.array(z.int().positive()).max(200)

/** What bank statements say beside what we expect of them. */
export const reconciliation = {
  show: {
    method: 'get',
    path: '/reconciliation',
    summary: 'What is not matched: lines of bank statements, things of ours, and what may be the same money',
    permission: 'cash.read',
    tags,
    request: {
      query: z.object({
        limit: z.coerce.number<string | number>().int().min(1).max(2000).default(500),
        lineAfter: place.optional().describe('Of `next` of the page before.'),
        itemAfter: place.optional().describe('Of `next` of the page before.'),
      }),
    },
    responses: {
      200: answer(
        'A page of what is open on both sides, the oldest first.',
        z.object({
          rule: z
            .object({
              bankAccounts: z.array(z.string()),
              withinDays: z.int(),
              asksAfterDays: z.int(),
              citation: z.string(),
            })
            .nullable()
            .describe('Null: the city has set nothing down, and nothing is matched by itself.'),
          statements: z
            .array(
              z.object({
                account: z.string(),
                statementId: z.int(),
                asOf: Day.nullable(),
                closingCents: Cents.nullable(),
              }),
            )
            .describe('The newest statement of each account.'),
          lines: z.array(MoneyLine).describe('So many, and those that the proposals name besides.'),
          items: z.array(ExpectedItem).describe('So many, and those that the proposals name besides.'),
          proposals: z.array(ProposedMatch).describe('Of the lines of the page.'),
          next: z.object({ lineAfter: z.string(), itemAfter: z.string() }).nullable(),
          totals: z
            .object({
              lines: z.int(),
              lineCents: Cents,
              items: z.int(),
              itemCents: Cents,
              overdue: z.int(),
            })
            .describe('Of all that is open, whatever the page.'),
        }),
      ),
    },
  },
  balance: {
    method: 'get',
    path: '/reconciliation/balance',
    summary:
      'The bank balance statement: closing balance, deposits in transit, outstanding checks, and the cash of the books',
    permission: 'cash.read',
    tags,
    request: {
      query: z.object({ asOf: Day.optional().describe('The end of this day; without it, today.') }),
    },
    responses: { 200: answer('The statement.', BankBalance), ...mayRefuse('FIELD_REFUSED') },
  },
  opening: {
    method: 'post',
    path: '/reconciliation/opening',
    summary: 'State once what the books had in the bank on a day, with the paper that says so',
    permission: 'cash.reconcile',
    tags,
    request: {
      body: json(
        z.object({
          asOf: Day.describe('The end of this day; the balance of the books, deposits in transit included.'),
          cents: Cents,
          paper: FreeText.min(1, 'Write which paper says so.').max(300),
        }),
      ),
    },
    responses: {
      201: answer('The opening balance.', BankOpening),
      ...mayRefuse('BANK_OPENING_STATED', 'FIELD_REFUSED'),
    },
  },
  undoOpening: {
    method: 'post',
    path: '/reconciliation/opening/{openingId}/undo',
    summary: 'Take the opening balance back, so that another can be stated',
    permission: 'cash.reconcile',
    tags,
    request: { params: z.object({ openingId: whole }), body: json(z.object({ reason: whyText })) },
    responses: {
      200: answer('It is taken back.', z.object({ openingId: z.int() })),
      ...mayRefuse('BANK_OPENING_NOT_FOUND'),
    },
  },
  matches: {
    method: 'get',
    path: '/reconciliation/matches',
    summary: 'The matches that were made, newest first',
    permission: 'cash.read',
    tags,
    request: {
      query: z.object({
        limit: z.coerce.number<string | number>().int().min(1).max(500).default(100),
        before: whole.optional().describe('The `next` of the page before.'),
      }),
    },
    responses: {
      200: answer('The matches.', z.object({ rows: z.array(BankMatch), next: z.int().nullable() })),
    },
  },
  matchSure: {
    method: 'post',
    path: '/reconciliation/match',
    summary: 'Match all that matches without doubt, as it was shown',
    permission: 'cash.reconcile',
    tags,
    request: {
      body: json(
        z.object({
          shown: z.int().positive().describe('How many sure matches were shown, and are meant.'),
          matches: z
            .array(z.object({ lineIds: z.array(z.int().positive()), keys: z.array(itemKey) }))
            .max(2000)
            .optional()
            .describe('Of the sure ones those that were shown: nothing else is matched.'),
        }),
      ),
    },
    responses: {
      200: answer('How many were made.', z.object({ made: z.int() })),
      ...mayRefuse('BANK_MATCH_CHANGED', 'BANK_MATCH_NOT_OPEN', 'RECONCILIATION_RULE_MISSING'),
    },
  },
  match: {
    method: 'post',
    path: '/reconciliation/matches',
    summary: 'Match lines with things of ours by hand, or explain lines that nothing of ours belongs to',
    permission: 'cash.reconcile',
    tags,
    request: {
      body: json(
        z.object({
          lineIds: lineIds.min(1, 'Choose a line of the statement.'),
          keys: keys.describe('Things of ours; none: the lines are only explained.'),
          reason: whyText,
          acceptDifference: z
            .boolean()
            .default(false)
            .describe('Whether they need not come to the same: the reason says why.'),
        }),
      ),
    },
    responses: {
      201: answer('It is matched.', BankMatch),
      ...mayRefuse('BANK_MATCH_DIFFERS', 'BANK_MATCH_NOT_OPEN'),
    },
  },
  undo: {
    method: 'post',
    path: '/reconciliation/matches/{matchId}/undo',
    summary: 'Undo a match: its lines and things of ours are open again',
    permission: 'cash.reconcile',
    tags,
    request: { params: z.object({ matchId: whole }), body: json(z.object({ reason: whyText })) },
    responses: {
      200: answer('It is undone.', BankMatch),
      ...mayRefuse('BANK_MATCH_NOT_FOUND', 'BANK_MATCH_UNDONE'),
    },
  },
  own: {
    method: 'put',
    path: '/reconciliation/differences',
    summary: 'Say who sees to something that is not matched, and what is known of it',
    permission: 'cash.reconcile',
    tags,
    request: {
      body: json(
        z
          .object({
            lineId: z.int().positive().nullable(),
            key: itemKey.nullable(),
            userId: z.string().nullable().describe('A person of the staff; null: whoever asks.'),
            note: FreeText.min(1, 'Write what is known of it.').max(500),
          })
          .refine(({ lineId, key }) => (lineId === null) !== (key === null), {
            path: ['lineId'],
            message: 'Send the line of the statement, or the key of a thing of ours: one of the two.',
          }),
      ),
    },
    responses: {
      200: answer('Who sees to it.', z.object({ owner: z.string(), note: z.string() })),
      ...mayRefuse('BANK_MATCH_NOT_OPEN', 'OWNER_NOT_OF_STAFF'),
    },
  },
} as const satisfies Record<string, Route>
