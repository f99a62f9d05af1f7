import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answered, calculatedRun, release } from '#test/bill-runs'
import { apply, bring, read } from '#test/imports'
import { outsideFile } from '#test/outside-data'
import { testOffice } from '#test/test-office'
import { checkCityFolder } from '../setup/check-city-folder.ts'
import { loadCityFolder } from '../setup/load-city-folder.ts'

// 7,284 addresses of the Enterprise Addressing System of the City and County of San Francisco, open data: placeholders without
// a street, the same address under many parcels, units, suffixes and parcels with letters.
const addresses = 'addresses/san_francisco_eas_addresses_with_units.csv'
const allRows = 7284

const office = testOffice({ on: '2026-11-23', keep: true })
const place = `
  streetNumber: { join: [number, number_suffix], with: "" }
  street: { join: [street, street_type] }
  unit: unit
  place: city
  state: state
  zip: zip
  apn: block_lot
  longitude: longitude
  latitude: latitude`
const asPremises = `fields:${place}`
const asAccounts = `fields:${place}
  class: { value: residential }
  cycle: { value: "1" }
  openedOn: { value: 2026-07-01 }
  payerName: { text: "Resident of {address} {unit}", as: title }
  stream: { value: all }
  container: { value: cart-set }
  size: { value: 96 gal }`

let file: Buffer
let cityFolder: string
beforeAll(async () => {
  file = await outsideFile(addresses)
  cityFolder = await freshCity()
  const { folder } = await checkCityFolder(cityFolder)
  await office.work((work) => loadCityFolder(work, folder!))
})
afterAll(async () => {
  if (cityFolder) await rm(cityFolder, { recursive: true, force: true })
})

/** A folder of a city that serves these ZIP codes, by the practice city's rates. */
async function freshCity(): Promise<string> {
  const made = join(await mkdtemp(join(tmpdir(), 'cartwright-')), 'bayside')
  await cp(join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow'), made, { recursive: true })
  const settings = join(made, 'city.yaml')
  const text = await readFile(settings, 'utf8')
  const zipCodes = 'zipCodes: ["94102", "94103", "94109"]'
  await writeFile(settings, text.replace(/^zipCodes: .*$/m, zipCodes).replace('demo: true', 'demo: false'))
  return made
}

type Row = {
  line: number
  verdict: string
  doubles: string | null
  faults: { column: string | null; reason: string; instead: string | null }[]
}
async function allOf(id: number, verdict: string): Promise<Row[]> {
  const rows: Row[] = []
  for (let after: string | null = '0'; after !== null; ) {
    const page: { rows: Row[]; next: string | null } = await read(
      office,
      `/imports/${id}/rows?verdict=${verdict}&limit=500&after=${after}`,
    )
    rows.push(...page.rows)
    after = page.next
  }
  return rows
}

describe('the real addresses', () => {
  it('come in as premises and accounts with a set of carts each: every row has its end', async () => {
    const brought = await bring(office, {
      kind: 'combined',
      file,
      mapping: asAccounts,
      name: 'addresses.csv',
    })
    const { rows, good, duplicate, rejected } = brought.totals
    expect([rows, good + duplicate + rejected]).toEqual([allRows, allRows])
    const { totals } = await apply(office, brought.id)
    expect(totals).toMatchObject({ rows, good: 0, duplicate, rejected, applied: good })
    expect(totals.added).toEqual({
      premises: good,
      accounts: good,
      parties: good,
      services: good,
      withoutMandate: 0,
    })

    const rejects = await allOf(brought.id, 'rejected')
    expect(rejects).toHaveLength(rejected)
    // Land that has no address yet: `0 UNKNOWN`, `140 UNKNOWN`.
    for (const { faults } of rejects) {
      expect(faults.at(-1)).toMatchObject({ column: 'street', reason: '“UNKNOWN” is no street.' })
      expect(faults.every(({ reason, instead }) => reason && instead)).toBe(true)
    }
    const lines = [
      ...rejects,
      ...(await allOf(brought.id, 'duplicate')),
      ...(await allOf(brought.id, 'applied')),
    ]
      .map(({ line }) => line)
      .toSorted((a, b) => a - b)
    expect(lines).toEqual(Array.from({ length: allRows }, (_, index) => index + 2))
  })

  it('are all duplicates or rejects when they come again, also as premises', async () => {
    const { id, totals } = await bring(office, { kind: 'premises', file, mapping: asPremises })
    expect(totals).toMatchObject({ rows: allRows, good: 0 })
    expect(totals.duplicate + totals.rejected).toBe(allRows)
    for (const { doubles } of await allOf(id, 'duplicate')) expect(doubles).toMatch(/^premise \d/)
    // A file that waits for a decision would hold the run below.
    await answered(office.post(`/imports/${id}/discard`))
  })

  it('have a reject list with line and reason for each', async () => {
    const { rows } = await read<{ rows: { id: number; totals: { duplicate: number; rejected: number } }[] }>(
      office,
      '/imports',
    )
    const { id, totals } = rows.at(-1)!
    const list = await (await office.get(`/imports/${id}/rejects`)).text()
    const lines = list.trimEnd().split('\r\n').slice(1)
    expect(lines).toHaveLength(totals.duplicate + totals.rejected)
    for (const line of lines)
      expect(line).toMatch(/^\d+,(duplicate,It doubles |rejected,"?(number|street): )/)
  })
})

describe('the city made from the real addresses', () => {
  it('is billed: opened, calculated, decided, released by a second person, posted; every sum is the same', async () => {
    office.move('2026-11-30')
    const [imported] = (
      await read<{ rows: { totals: { added: { accounts: number } } }[] }>(office, '/imports')
    ).rows.slice(-1)
    const accounts = imported!.totals.added.accounts
    const calculated = await calculatedRun(office)
    expect(calculated).toMatchObject({
      state: 'calculated',
      totals: { accounts, bills: accounts, lines: accounts },
    })
    await release(office, calculated.id)
    await answered(office.post(`/runs/${calculated.id}/post`))
    await office.finishJobs()
    const posted = await answered(office.get(`/runs/${calculated.id}`))
    expect(posted).toMatchObject({ state: 'posted', totals: { bills: accounts, lines: accounts } })
    // Each home has a set of 96 gal carts for the whole of November.
    const charges = accounts * 5159
    expect(posted.totals.chargesCents).toBe(charges)
    expect(posted.totals.totalDueCents).toBe(charges)
    const sums = await office.work(({ db }) =>
      sql<Record<string, number>>`select
        (select sum(amount_cents)::bigint from bill_line) as lines, (select sum(charges_cents)::bigint from bill) as bills,
        (select sum(amount_cents)::bigint from entry where run_id = ${calculated.id}) as entries,
        (select count(distinct account_id) from bill) as accounts`.execute(db),
    )
    expect(sums.rows).toEqual([{ lines: charges, bills: charges, entries: charges, accounts }])
  })
})
