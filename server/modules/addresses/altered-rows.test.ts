import { randomUUID } from 'node:crypto'
import type { Account } from '@cartwright/api/account-page'
import type { addresses } from '@cartwright/api/addresses'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { answered } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { type VendorRow, vendorAnswer } from '../demo/practice-vendor.ts'

type Exchange = SuccessOf<typeof addresses.make>
type Brought = SuccessOf<typeof addresses.bring>
type Report = SuccessOf<typeof addresses.changes>

const office = testOffice({ on: '2026-11-23', keep: true })
let town: TownAccount[]

beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{ name: 'Ana Lopez' }, { name: 'Boris Quill' }]))
  // As somebody typed it: two letters are the other way round.
  await office.work(({ db }) =>
    sql`update party set mail_line_1 = '102 Oka St', mail_place = 'Ontario', mail_state = 'CA', mail_zip = '91764'
      where name = 'Boris Quill'`.execute(db),
  )
})

async function brought(of: (row: VendorRow) => VendorRow) {
  const { exchangeId } = await answered<Exchange>(
    office.post('/addresses/exchanges', { key: randomUUID(), vendor: 'Coding House' }),
  )
  const path = `/addresses/exchanges/${exchangeId}`
  const exported = await (await office.get(`${path}/export.csv`)).text()
  const form = new FormData()
  const text = vendorAnswer(exported, {
    on: '2026-11-20',
    but: (row) => (row.name === 'Boris Quill' ? of(row) : {}),
  })
  form.set('file', new File([text], `${exchangeId}.csv`))
  const { answer } = await answered<Brought>(office.post(`${path}/answers`, form))
  const { rows: changes } = await answered<Report>(office.get(`${path}/changes?verdict=open`))
  const { rows: keys } = await office.work(({ db }) =>
    sql<{
      key: string
    }>`select address_key as key from address_coding where exchange_id = ${exchangeId} order by 1`.execute(
      db,
    ),
  )
  return { path, answer, changes, keys: keys.map(({ key }) => key).filter((key) => key.startsWith('102 ')) }
}

const mail = async () => {
  const page = await answered<z.output<typeof Account>>(office.get(`/accounts/${town[1]!.number}`))
  return page.parties[0]!.mail
}

it('A row that may be of another place waits, and so does one that nobody delivers to', async () => {
  const other = await brought(() => ({ line1: '104 Oak St' }))
  expect(other).toMatchObject({ answer: { taken: 1, faulty: 1 }, changes: [], keys: [] })
  const blocked = await brought(() => ({
    line1: '102 Oak St',
    dpv: 'N',
    footnotes: 'AAM3',
    zip4: '',
    delivery_point: '',
  }))
  expect(blocked).toMatchObject({ answer: { taken: 1, faulty: 1 }, changes: [], keys: [] })
})

it('A row that was only written otherwise is the same door: it is taken, and nothing is to be decided', async () => {
  const same = await brought(() => ({ line1: '102 OKA STREET' }))
  expect(same).toMatchObject({ answer: { taken: 2, faulty: 0 }, changes: [], keys: ['102 OKA ST,,91764'] })
})

it('A correction of the same place is taken as the vendor wrote it, codes that form alone, and waits for a person', async () => {
  const { path, answer, changes, keys } = await brought(() => ({ line1: '102 OAK ST' }))
  expect(answer).toMatchObject({ taken: 2, faulty: 0 })
  expect(keys).toEqual(['102 OAK ST,,91764'])
  expect(changes).toMatchObject([
    {
      kind: 'corrected',
      name: 'Boris Quill',
      before: '102 Oka St, Ontario CA 91764',
      after: expect.stringMatching(/^102 OAK ST, Ontario CA 91764-\d{4}$/),
      why: expect.stringContaining('only where it is the same place'),
    },
  ])
  expect(await mail()).toMatchObject({ line1: '102 Oka St' })
  const decision = { verdict: 'accepted', changeIds: [changes[0]!.changeId] }
  await answered(office.post(`${path}/decisions`, decision))
  expect(await mail()).toMatchObject({ line1: '102 OAK ST', place: 'Ontario' })
})
