import { beforeAll, expect, it } from 'vitest'
import { returnAddenda } from '#test/ach-file'
import { autopayOffice } from '#test/autopay-office'
import { answered, refused } from '#test/bill-runs'
import { home, loadMarlow, opened } from '#test/marlow'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23', keep: true })
const { setUp, mandateOf, prepare, release, take, night, show, bill, balance, tell, traceOf } =
  autopayOffice(office)

beforeAll(() => loadMarlow(office))

const order = (drawOn: string) => office.as('coordinator').post('/returned-items/bank-files', { drawOn })
const cancel = (runId: number) => office.post(`/autopay/runs/${runId}/cancel`, { reason: 'Another day.' })
type Run = { runId: number }

it('what the bank returned for want of money goes again by a file that says so, once, and its next return stops autopay', async () => {
  const account = await opened(office, home('720 Bank St', 'Hugo Short', { openedOn: '2026-09-01' }))
  await setUp(account, 'Hugo Short')
  const prenotes = await answered<Run>(prepare('prenote', '2026-11-24'))
  await answered(release(prenotes.runId, { detailsChecked: true }))
  await take(prenotes.runId)
  office.move('2026-12-02')
  await night()
  await bill(account, '5301')

  office.move('2026-12-14')
  // A released file that nobody took is cancelled, and its bill is drawn by the next; one that was taken is not.
  const early = await answered<Run>(prepare('autopay', '2026-12-15'))
  await answered(release(early.runId, { detailsChecked: true }))
  expect(await answered(cancel(early.runId))).toMatchObject({ state: 'cancelled' })
  expect(await refused(take(early.runId))).toMatchObject({ code: 'ACH_RUN_NOT_IN_STATE' })
  const draw = await answered<Run>(prepare('autopay', '2026-12-15'))
  await answered(release(draw.runId, { detailsChecked: true }))
  await take(draw.runId)
  expect(await refused(cancel(draw.runId))).toMatchObject({ code: 'ACH_FILE_TAKEN' })
  office.move('2026-12-15')
  await night()
  expect(await balance(account)).toBe(0)

  office.move('2026-12-17')
  const { paymentId } = (await show(draw.runId)).entries[0]!
  const back = { returnedOn: '2026-12-17', waiveFee: true, note: 'Presented again first.' }
  const clerk = office.as('clerk')
  const { returnedItemId } = await answered<{ returnedItemId: number }>(
    clerk.post(`/payments/${paymentId}/returns`, { ...back, reason: 'nsf' }),
  )
  expect(await balance(account)).toBe(9000)
  expect(await refused(order('2026-12-18'))).toMatchObject({ code: 'ACH_RUN_EMPTY' })
  const again = () => clerk.post(`/returned-items/${returnedItemId}/again`)
  expect(await answered(again())).toMatchObject({ paymentId: null, balanceCents: 9000 })
  expect(await refused(again())).toMatchObject({ code: 'RETURNED_ITEM_NOT_AGAIN' })
  const dropped = await answered<Run>(order('2026-12-18'))
  await answered(cancel(dropped.runId))
  const { runId } = await answered<Run>(order('2026-12-18'))
  expect(await refused(order('2026-12-18'))).toMatchObject({ code: 'ACH_RUN_EMPTY' })
  // What goes again is not drawn by another file meanwhile.
  expect(await refused(prepare('autopay', '2026-12-18'))).toMatchObject({ code: 'ACH_RUN_EMPTY' })
  expect(await refused(release(runId, {}, 'coordinator'))).toMatchObject({ code: 'ACH_RUN_OWN' })
  await answered(release(runId, { detailsChecked: true }))
  const text = await (await take(runId)).text()
  expect(text).toContain('RETRY PYMT')
  expect(text).toContain('0000009000')
  office.move('2026-12-18')
  await night()
  await night()
  expect(await balance(account)).toBe(0)

  const addenda = [returnAddenda('R02', await traceOf(runId, account))]
  await tell('PPD', [{ tranCode: '26', cents: 9000, trace: '231380100000077', addenda }])
  const second = (await show(runId)).entries[0]!.paymentId
  await answered(
    clerk.post(`/payments/${second}/returns`, {
      ...back,
      returnedOn: '2026-12-18',
      reason: 'account-closed',
    }),
  )
  expect(await balance(account)).toBe(9000)
  expect(await mandateOf(account)).toMatchObject({ state: 'stopped' })
})
