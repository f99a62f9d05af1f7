import type { bills } from '@cartwright/api/bills'
import type { deliveries } from '@cartwright/api/deliveries'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { pdfText } from '#test/pdf-text'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { billMailHeld } from './bill-mail-held.ts'

const office = testOffice({ on: '2026-12-05' })

let homes: TownAccount[]
beforeEach(async () => {
  homes = await office.work((work) => smallTown(work, [{ name: 'Ada Oak' }, { name: 'Cruz Ash' }]))
})

const delivery = (runId: number): Promise<SuccessOf<typeof deliveries.ofRun>> =>
  answered(office.get(`/runs/${runId}/delivery`))

const print = async (runId: number, holds: 'run' | 'held') => {
  const job = await answered<SuccessOf<typeof bills.print>>(
    office.post(`/runs/${runId}/print?holds=${holds}`),
  )
  await office.finishJobs()
  return job
}

const hide = (home: TownAccount) =>
  answered(
    office.put(`/accounts/${home.number}/parties/${home.partyId}`, {
      name: 'Ada Oak',
      confidentialAddress: true,
    }),
  )

const mailToBox = ({ partyId }: TownAccount) =>
  office.work(({ db }) =>
    sql`update party set mail_line_1 = 'PO Box 846', mail_place = 'Sacramento', mail_state = 'CA', mail_zip = '95812'
      where id = ${partyId}`.execute(db),
  )

describe('a bill whose only address is confidential', () => {
  it('is left out of the print files, the rest as ever; it stands in the books, and waits as work for somebody', async () => {
    const [ada] = homes as [TownAccount]
    const { id } = await postedRun(office)
    await hide(ada)
    expect(await print(id, 'run')).toMatchObject({ pieces: 1 })
    expect(await delivery(id)).toMatchObject({ bills: 2, printed: 2, held: { waiting: 1, ready: 0 } })
    expect(await refused(office.post(`/runs/${id}/print?holds=held`))).toMatchObject({
      code: 'NO_HELD_BILL_READY',
    })
    const found = await office.work((work) => billMailHeld.find(work))
    expect(found).toMatchObject([{ accountId: ada.id, amountCents: 5159 }])
  })

  it('goes to the mailing address once there is one, once', async () => {
    const [ada] = homes as [TownAccount]
    const { id } = await postedRun(office)
    await hide(ada)
    await print(id, 'run')
    await mailToBox(ada)
    expect((await delivery(id)).held).toEqual({ waiting: 0, ready: 1 })
    const [{ served }] = (
      await office.work(({ db }) =>
        sql<{
          served: string
        }>`select document->'serviceAddress'->>'line' as served from bill where account_id = ${ada.id}`.execute(
          db,
        ),
      )
    ).rows as [{ served: string }]
    const job = await print(id, 'held')
    expect(job.pieces).toBe(1)
    const part = await office.get(`/print-jobs/${job.id}/parts/part-from-0000001.pdf`)
    const text = pdfText(new Uint8Array(await part.arrayBuffer()))
    expect(text).toContain('PO Box 846')
    expect(text).not.toContain(served)
    expect((await delivery(id)).held).toEqual({ waiting: 0, ready: 0 })
    expect(await office.work((work) => billMailHeld.find(work))).toEqual([])
  })

  it('is not its owner’s copy: the payer has the bill, and gets it once', async () => {
    const [ada] = homes as [TownAccount]
    await hide(ada)
    await mailToBox(ada)
    const party = { name: 'Olga Owner', kind: 'person', mail: null }
    await answered(
      office.post(`/accounts/${ada.number}/parties`, { role: 'owner', from: '2026-12-01', party }),
    )
    await answered(office.put(`/accounts/${ada.number}/preferences`, { ownerCopy: true }))
    const { id } = await postedRun(office)
    expect(await print(id, 'run')).toMatchObject({ pieces: 2 })
    expect(await delivery(id)).toMatchObject({ ownerCopies: 1, held: { waiting: 0, ready: 0 } })
    expect(await refused(office.post(`/runs/${id}/print?holds=held`))).toMatchObject({
      code: 'NO_HELD_BILL_READY',
    })
    expect(await office.work((work) => billMailHeld.find(work))).toEqual([])
  })
})
