import { z } from 'zod'
import { accountParams, Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const planParams = z.object({ id: z.coerce.number<string | number>().int().positive() })
const how = z.enum(['paid-off', 'broken', 'cancelled'])
const Ended = z.object({
  planId: z.int(),
  how,
  restCents: Cents.describe('What was not due yet.'),
  dueOn: Day.describe('When all of the rest is due.'),
  citation: z.string().nullable().describe('The rule, of a broken plan.'),
  balanceCents: Cents,
  newBalanceCents: Cents.describe('What the account owes on that day.'),
  letterId: z.int().nullable().describe('Of a broken plan that was ended: the letter that was drafted.'),
})
const ending = [
  'INSTALLMENT_PLAN_NOT_FOUND',
  'PLAN_ENDED',
  'PLAN_ALL_DUE',
  'PLAN_NOT_BROKEN',
  'PLAN_BREAK_RULE_MISSING',
] as const

/** Debits of corrections that are paid in installments. */
export const plans = {
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/installment-plans',
    summary: 'The installment plans of an account, the newest first',
    permission: 'corrections.read',
    tags: ['Corrections'],
    request: { params: accountParams },
    responses: {
      200: answer(
        'The plans.',
        z.object({
          rows: z.array(
            z.object({
              planId: z.int(),
              correctionId: z.int(),
              amountCents: Cents,
              notDueCents: Cents.describe('What is not due yet, and so not in what the account owes.'),
              citation: z.string(),
              madeOn: Day,
              ended: z
                .object({ how, on: Day, by: z.string(), reason: z.string(), restDueOn: Day })
                .nullable()
                .describe('That it ended before its time, and when the rest is due.'),
              installments: z.array(
                z.object({
                  dueOn: Day,
                  calledOn: Day.nullable().describe(
                    'When it is due in place of that, because the plan ended.',
                  ),
                  amountCents: Cents,
                  isDue: z.boolean(),
                }),
              ),
            }),
          ),
        }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  missed: {
    method: 'get',
    path: '/installment-plans/missed',
    summary:
      'Plans of which an installment is unpaid longer than the rule lets it be: they may be ended as broken',
    permission: 'corrections.read',
    tags: ['Corrections'],
    request: {},
    responses: {
      200: answer(
        'The plans, the longest unpaid first.',
        z.object({
          rows: z.array(
            z.object({
              planId: z.int(),
              accountNumber: z.string(),
              payerName: z.string().nullable(),
              dueOn: Day.describe('The first installment that stayed unpaid.'),
              amountCents: Cents,
              restCents: Cents.describe('What is not due yet.'),
              citation: z.string(),
            }),
          ),
        }),
      ),
    },
  },
  lookAtEnd: {
    method: 'get',
    path: '/installment-plans/{id}/end',
    summary: 'What ending a plan before its time would come to, and when it is due; nothing is changed',
    permission: 'corrections.read',
    tags: ['Corrections'],
    request: { params: planParams, query: z.object({ how }) },
    responses: { 200: answer('What it comes to.', Ended), ...mayRefuse(...ending) },
  },
  end: {
    method: 'post',
    path: '/installment-plans/{id}/end',
    summary: 'End a plan before its time: what was not due yet is due',
    permission: 'corrections.ask',
    tags: ['Corrections'],
    request: {
      params: planParams,
      body: json(z.object({ how, reason: FreeText.min(1, 'Write why.').max(500) })),
    },
    responses: { 200: answer('What it came to.', Ended), ...mayRefuse(...ending) },
  },
} as const satisfies Record<string, Route>
