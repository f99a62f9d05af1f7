import type { autopay } from '@cartwright/api/autopay'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { autopayOffice } from '#test/autopay-office'
import { answered } from '#test/bill-runs'
import { home, loadMarlow, opened } from '#test/marlow'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-03', keep: true })
const { setUp, prepare, release, take, night, bill, show } = autopayOffice(office)

type Account = Awaited<ReturnType<typeof opened>>
type Run = SuccessOf<typeof autopay.prepare>

let [stays, leaves]: Account[] = []
beforeAll(async () => {
  await loadMarlow(office)
  const open = (line: string, payer: string) => opened(office, home(line, payer, { openedOn: '2026-09-01' }))
  stays = await open('900 Elm St', 'Ana Lopez')
  leaves = await open('901 Elm St', 'Boris Quill')
  for (const [account, name] of [
    [stays, 'Ana Lopez'],
    [leaves, 'Boris Quill'],
  ] as const)
    await setUp(account, name, { givenOn: '2026-11-02' })
  const { runId } = await answered<Run>(prepare('prenote', '2026-11-05'))
  await answered(release(runId))
  await take(runId)
  office.move('2026-11-30')
  await night()
  await bill(stays, '5101')
  await bill(leaves, '5102', { charges: 4300, final: true })
})

beforeEach(() => office.move('2026-12-14'))

const finalBillsAre = (finalBill: 'draw' | 'do-not-draw') =>
  office.work(({ db }) =>
    sql`update policy set value = value || ${JSON.stringify({ finalBill })}::jsonb where code = 'autopay'`.execute(
      db,
    ),
  )
/** What a file of today draws and leaves out; it is cancelled again. */
const planned = async () => {
  const { runId } = await answered<Run>(prepare('autopay', '2026-12-15'))
  const { entries, leftOut } = await show(runId)
  await answered(office.post(`/autopay/runs/${runId}/cancel`, { reason: 'To look at it.' }))
  return {
    drawn: entries.map(({ accountNumber, amountCents }) => [accountNumber, amountCents]),
    leftOut: leftOut.map(({ accountNumber, why, openCents }) => [accountNumber, why, openCents]),
  }
}

it('a final bill is drawn like any other where the city says so', async () => {
  await finalBillsAre('draw')
  expect(await planned()).toEqual({
    drawn: [
      [stays!.accountNumber, 9000],
      [leaves!.accountNumber, 4300],
    ],
    leftOut: [],
  })
})

it('a final bill is left out of the draw, and the file says why, where the city does not draw it', async () => {
  await finalBillsAre('do-not-draw')
  expect(await planned()).toEqual({
    drawn: [[stays!.accountNumber, 9000]],
    leftOut: [[leaves!.accountNumber, 'final-bill', 4300]],
  })
})
