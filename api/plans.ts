import { z } from 'zod'
import { accountParams, Cents, Day } from './account-shapes.ts'
import { answer, mayRefuse, type Route } from './route.ts'

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
              installments: z.array(z.object({ dueOn: Day, amountCents: Cents, isDue: z.boolean() })),
            }),
          ),
        }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
