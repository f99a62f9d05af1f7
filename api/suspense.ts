import { z } from 'zod'
import { accountParams, Cents } from './account-shapes.ts'
import { neededText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { TakeCheck } from './take-check.ts'
import { Alias, LikelyMatch, SuspenseItem } from './suspense-shapes.ts'

const itemParams = z.object({ itemId: z.coerce.number<string | number>().int().positive() })
const tags = ['Suspense'] as const
const why = neededText('Write why.').max(300)
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const changed = { 200: answer('The item.', SuspenseItem) }
const filter = z.object({
  view: z
    .enum(['open', 'return-asked', 'moved', 'returned', 'unpaid', 'unclaimed'])
    .default('open')
    .describe(
      '`open`: nobody has decided; `return-asked`: to be paid back; `moved`: posted to an account; `returned`: paid back by a refund; `unpaid`: the bank took the money back; `unclaimed`: nobody claimed it, and the city took it.',
    ),
})

/** Money that came in for an account nobody knows yet. */
export const suspense = {
  list: {
    method: 'get',
    path: '/suspense',
    summary: 'What is in suspense, the oldest first, with its total and the balance of its ledger account',
    permission: 'accounts.read',
    tags,
    request: {
      query: filter.extend({
        limit: z.coerce.number<string | number>().int().min(1).max(500).default(200),
        after: z.coerce.number<string | number>().int().optional().describe('The `next` of the page before.'),
      }),
    },
    responses: {
      200: answer(
        'The items. Moved ones come newest first.',
        z.object({
          rows: z.array(SuspenseItem),
          next: z.int().nullable(),
          counts: z.object({
            open: z.int(),
            returnAsked: z.int(),
            moved: z.int(),
            returned: z.int(),
            unpaid: z.int(),
            unclaimed: z.int(),
          }),
          held: z.object({
            cents: Cents.describe('What the items come to that are not moved.'),
            ledgerCents: Cents.describe('The balance of the ledger account.'),
            ledgerAccount: z.string().nullable().describe('Null: the city has no rule of suspense.'),
            citation: z.string().nullable(),
            overdue: z.int().describe('How many have been waiting longer than the rule says.'),
            waitsDays: z.int().nullable(),
          }),
        }),
      ),
    },
  },
  workbook: {
    method: 'get',
    path: '/suspense/workbook',
    summary: 'The same as a workbook',
    permission: 'accounts.read',
    tags,
    request: { query: filter },
    responses: { 200: file('The workbook.', spreadsheet) },
  },
  show: {
    method: 'get',
    path: '/suspense/{itemId}',
    summary: 'One item, and the accounts it may be meant for, each with why',
    permission: 'accounts.read',
    tags,
    request: { params: itemParams },
    responses: {
      200: answer(
        'The item. Of one that is decided no matches are told.',
        z.object({ item: SuspenseItem, matches: z.array(LikelyMatch) }),
      ),
      ...mayRefuse('SUSPENSE_ITEM_NOT_FOUND'),
    },
  },
  move: {
    method: 'post',
    path: '/suspense/{itemId}/move',
    summary: 'Move an item to an account, as a payment of the day it was received',
    permission: 'payments.post',
    tags,
    request: {
      params: itemParams,
      body: json(
        z.object({
          accountNumber: z.string('Write the account number.').min(1, 'Write the account number.'),
          reason: why,
          remember: z
            .boolean()
            .default(false)
            .describe('Whether the number as written means this account from now on.'),
          takeCheck: TakeCheck,
        }),
      ),
    },
    responses: {
      ...changed,
      ...mayRefuse(
        'SUSPENSE_ITEM_NOT_FOUND',
        'SUSPENSE_ITEM_DECIDED',
        'SUSPENSE_NUMBER_TAKEN',
        'SUSPENSE_NOTHING_WRITTEN',
        'ACCOUNT_NOT_FOUND',
        'CHECKS_NOT_TAKEN',
        'LEDGER_ACCOUNT_NOT_FOUND',
      ),
    },
  },
  askReturn: {
    method: 'post',
    path: '/suspense/{itemId}/return',
    summary: 'Ask for an item to be paid back to its payer; it stays in suspense until it is',
    permission: 'payments.post',
    tags,
    request: { params: itemParams, body: json(z.object({ reason: why })) },
    responses: { ...changed, ...mayRefuse('SUSPENSE_ITEM_NOT_FOUND', 'SUSPENSE_ITEM_DECIDED') },
  },
  keep: {
    method: 'post',
    path: '/suspense/{itemId}/keep',
    summary: 'Take back the asking for a return: the item is open again',
    permission: 'payments.post',
    tags,
    request: { params: itemParams, body: json(z.object({ reason: why })) },
    responses: { ...changed, ...mayRefuse('SUSPENSE_ITEM_NOT_FOUND', 'SUSPENSE_ITEM_DECIDED') },
  },
  aliases: {
    method: 'get',
    path: '/accounts/{accountNumber}/written-numbers',
    summary: 'The numbers that payers write for an account and that were remembered',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer('The numbers, newest first.', z.object({ rows: z.array(Alias) })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  forget: {
    method: 'post',
    path: '/written-numbers/{aliasId}/forget',
    summary: 'Forget a number that payers write: the next payment with it goes into suspense again',
    permission: 'payments.post',
    tags,
    request: {
      params: z.object({ aliasId: z.coerce.number<string | number>().int().positive() }),
      body: json(z.object({ reason: why })),
    },
    responses: {
      200: answer('The number that was forgotten.', Alias),
      ...mayRefuse('WRITTEN_NUMBER_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
