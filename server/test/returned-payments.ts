import { answered } from './bill-runs.ts'
import { billed, home, opened } from './marlow.ts'
import type { TestOffice } from './test-office.ts'

export type OwingAccount = Awaited<ReturnType<typeof opened>>
type Paid = { readonly paymentId: number; readonly receipt: string }

/** What tests of returned payments do in an office of the practice city: accounts that owe $90.00, checks of $30.00, and what comes back. */
export function returnedPayments(office: TestOffice) {
  let homes = 0
  let receipts = 0
  const post = (
    { accountNumber }: OwingAccount,
    some: object = {},
    as: 'clerk' | 'coordinator' = 'clerk',
  ): Promise<Response> => {
    const receipt = `A${(receipts += 1)}`
    const check = { accountNumber, amountCents: 3000, tender: 'check', receivedOn: '2026-11-20', receipt }
    return Promise.resolve(office.as(as).post('/payments', { ...check, ...some }))
  }
  return {
    post,
    pay: (...asked: Parameters<typeof post>) => answered<Paid>(post(...asked)),
    owing: async (payer: string): Promise<OwingAccount> => {
      const account = await opened(
        office,
        home(`${(homes += 1)}00 Elm St`, payer, { openedOn: '2026-09-01' }),
      )
      const bill = {
        number: `1${homes}`,
        from: '2026-09-01',
        until: '2026-10-01',
        due: '2026-10-20',
        charges: 9000,
      }
      await billed(office, { accountId: account.accountId, ...bill })
      return account
    },
    back: (paymentId: number, some: object = {}): Promise<Response> =>
      Promise.resolve(
        office
          .as('clerk')
          .post(`/payments/${paymentId}/returns`, { reason: 'nsf', returnedOn: '2026-11-23', ...some }),
      ),
  }
}
