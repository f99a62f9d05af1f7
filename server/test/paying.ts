import type { pay } from '@cartwright/api/pay'
import type { SuccessOf } from '@cartwright/api/route'
import { answered } from './bill-runs.ts'
import { billed, home, opened } from './marlow.ts'
import type { TestOffice } from './test-office.ts'

export type Owing = Awaited<ReturnType<typeof opened>> & { readonly token: string }

type SomeBill = { due?: string; charges?: number; unsent?: boolean }

/** Accounts that owe a bill whose code is its number, and a payer who pays them online. */
export function payer(office: TestOffice) {
  let homes = 0
  let keys = 0
  const visitor = office.as(null)
  const ofCity = (path: string): string => `${path}?city=${office.city}`
  const bill = async (
    accountId: number,
    { due = '2026-12-15', charges = 6000, unsent = false }: SomeBill = {},
  ): Promise<string> => {
    const number = `7${String((homes += 1)).padStart(7, '0')}`
    await billed(office, { accountId, number, from: '2026-10-01', until: '2026-11-01', due, charges, unsent })
    return number
  }
  /** Begins a payment and answers its provider's session and the token of its return page. */
  const begin = async (token: string, some: object = {}) => {
    const body = {
      requestKey: `request-${(keys += 1)}`,
      pays: 'due',
      amountCents: 6000,
      language: 'en',
      ...some,
    }
    const answer = await answered<SuccessOf<typeof pay.begin>>(
      visitor.post(ofCity(`/pay/bills/${token}/payments`), body),
    )
    const sessionId = answer.url.split('/').at(-1)!
    const { doneUrl } = (await office.payments.desk.find(sessionId))!
    return { ...answer, sessionId, returnToken: new URL(doneUrl).pathname.split('/').at(-1)! }
  }
  return {
    visitor,
    ofCity,
    bill,
    begin,
    owing: async (name: string, some: SomeBill = {}): Promise<Owing> => {
      const account = await opened(office, home(`${homes + 1}00 Elm St`, name, { openedOn: '2026-09-01' }))
      return { ...account, token: await bill(account.accountId, some) }
    },
    shown: (token: string) =>
      answered<SuccessOf<typeof pay.show>>(visitor.get(ofCity(`/pay/bills/${token}`))),
    returned: (token: string) =>
      answered<SuccessOf<typeof pay.payment>>(visitor.get(ofCity(`/pay/payments/${token}`))),
    tryBegin: (token: string, some: object = {}) =>
      visitor.post(ofCity(`/pay/bills/${token}/payments`), {
        requestKey: `request-${(keys += 1)}`,
        pays: 'due',
        amountCents: 6000,
        language: 'en',
        ...some,
      }),
  }
}
