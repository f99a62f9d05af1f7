import { beforeAll, expect, it } from 'vitest'
import { autopayOffice } from '#test/autopay-office'
import { answered, refused } from '#test/bill-runs'
import { home, loadMarlow, opened } from '#test/marlow'
import { payer } from '#test/paying'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23', keep: true })
const { setUp, prepare, release, take, night, bill } = autopayOffice(office)
const { begin } = payer(office)
const { desk } = office.payments

beforeAll(() => loadMarlow(office))

it('what is on its way from a bank account is not drawn too; what the bank did not pay after all is', async () => {
  const account = await opened(office, home('710 Bank St', 'Gia Twice', { openedOn: '2026-09-01' }))
  await setUp(account, 'Gia Twice')
  const prenotes = await answered<{ runId: number }>(prepare('prenote', '2026-11-24'))
  await answered(release(prenotes.runId, { detailsChecked: true }))
  await take(prenotes.runId)
  office.move('2026-12-02')
  await night()
  await bill(account, '70005201')
  office.move('2026-12-14')
  const { sessionId } = await begin('70005201', { amountCents: 9000 })
  await desk.pay(sessionId, 'us_bank_account')
  await office.finishJobs()
  expect(await refused(prepare('autopay', '2026-12-15'))).toMatchObject({
    code: 'ACH_RUN_EMPTY',
    details: { leftOut: 1 },
  })
  await desk.clear(sessionId, false)
  await office.finishJobs()
  expect(await answered(prepare('autopay', '2026-12-15'))).toMatchObject({ entries: 1, amountCents: 9000 })
})
