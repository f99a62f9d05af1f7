import { randomUUID } from 'node:crypto'
import type { refunds } from '@cartwright/api/refunds'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, expect, it } from 'vitest'
import { describeFault } from '#database/constraint-refusals'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { answered, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { postPayments } from '../payments/post-payments.ts'
import { refundsDiffer } from './standing-checks.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Whole = SuccessOf<typeof refunds.show>
type Owed = { readonly batchId: number; readonly refundId: number }

let town: TownAccount[]
beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{ name: 'Gil Race' }, { name: 'Hal Race' }]))
})

/** A credit of an account that an approved batch of its own waits to pay by check. */
async function owed({ id, number }: TownAccount, amount: number): Promise<Owed> {
  const payment = { accountId: id, amount: cents(amount), tender: 'check', receipt: `R-${id}` } as const
  await office.work((work) => postPayments(work, [{ ...payment, receivedOn: PlainDate.from('2026-10-01') }]))
  const made = { key: randomUUID(), accountNumbers: [number] }
  const { batch, refunds: found } = await answered<Whole>(office.as('clerk').post('/refunds/batches', made))
  await answered(office.as('manager').post(`/refunds/batches/${batch.batchId}/approve`))
  return { batchId: batch.batchId, refundId: found[0]!.refundId }
}
const check = ({ batchId, refundId }: Owed, checkNumber: string) =>
  office
    .as('clerk')
    .post(`/refunds/batches/${batchId}/checks`, { checks: [{ refundId, checkNumber, on: '2026-11-23' }] })

it('of two batches that are given one check number at once, one is paid and the other is told who has it', async () => {
  const both = [await owed(town[0]!, 1100), await owed(town[1]!, 1200)]
  const answers = await Promise.all(both.map((one) => check(one, '0009100')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
  const at = answers.findIndex(({ status }) => status === 409)
  const told = { code: 'REFUND_CHECK_TAKEN', details: { checkNumbers: ['9100'] } }
  expect(await refused(Promise.resolve(answers[at]!))).toEqual(told)
  // Works here follow one another, so the check saw it. Between that check and the writing, it is the database that says it: in the same words.
  const error = await office
    .work(({ db }) =>
      db.updateTable('refund').set({ check_number: '9100' }).where('id', '=', both[at]!.refundId).execute(),
    )
    .catch((fault: unknown) => fault)
  expect(describeFault(error)?.problem).toMatchObject({ ...told, status: 409 })
  expect(await answered<Whole>(check(both[at]!, '9101'))).toMatchObject({ batch: { toPay: 0 } })
  expect(await office.work((work) => refundsDiffer.find(work))).toEqual([])
})
