import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCityFolder } from '../setup/check-city-folder.ts'
import { checkProposed } from '../setup/check-proposed.ts'
import type { RateVersion } from '../rates/rate-row.ts'
import { adoptionFiles, ratesCsv } from './adoption-files.ts'
import { changedByPercent } from './change-by-percent.ts'
import { copiedTables } from './copied-tables.ts'
import { asIfFrom, ifAdopted } from './proposed.ts'

const cities = join(import.meta.dirname, '..', '..', '..', 'cities')

async function folderOf(city: string) {
  const { folder } = await checkCityFolder(join(cities, city))
  if (!folder) throw new Error(`${city} has faults`)
  const known = {
    glCodes: folder.ledgerAccounts.map(({ code }) => code),
    textKeys: Object.keys(folder.texts.en.lines),
  }
  return { adopted: { versions: folder.rateVersions, policies: folder.policies }, known }
}

const sixPercent = {
  percentThousandths: 6000,
  schedules: [],
  classes: [],
  roundTo: '1',
  rounding: 'half-up',
} as const

const byLabel = (list: readonly RateVersion[]) => list.toSorted((a, b) => a.label.localeCompare(b.label))

describe('the files that adopt a proposal', () => {
  it.each(['marlow', 'folsom', 'fresno-county'])('read back to the very same rates: %s', async (city) => {
    const { adopted, known } = await folderOf(city)
    const last = adopted.versions
      .map(({ effectiveFrom }) => effectiveFrom)
      .toSorted()
      .at(-1)!
    const from = Number(last.slice(0, 4)) + 1
    const succession = { resolution: 'Resolution 1, “the, next”', effectiveFrom: `${from}-07-01` }
    const versions = changedByPercent(copiedTables(adopted.versions, succession, []), sixPercent)
    const [rates, versionsFile] = adoptionFiles(7, adopted, { versions, policies: [] })
    const files = new Map([
      [rates!.name, rates!.text],
      [versionsFile!.name, versionsFile!.text],
    ])
    const { proposed, faults } = checkProposed({ files, said: {}, adopted, known })
    expect(faults.filter(({ severity }) => severity === 'fault')).toEqual([])
    expect(byLabel(proposed!.versions).map(({ rows }) => rows)).toEqual(
      byLabel(versions).map(({ rows }) => rows),
    )
  })

  it('write money and percentages as a person does', async () => {
    const { adopted } = await folderOf('marlow')
    const text = ratesCsv(adopted.versions.filter(({ label }) => label === '2026'))
    expect(text.split('\n')[1]).toContain('51.59')
    expect(text).not.toMatch(/,\*,/)
  })
})

describe('proposed files', () => {
  const header = 'version,class,stream,container,size,pickups,charge,per,amount,gl,text'
  const said = { resolution: 'Resolution 2027-1', effectiveFrom: '2027-07-01' }
  const checked = async (rows: readonly string[], name = 'new.csv') => {
    const { adopted, known } = await folderOf('marlow')
    const files = new Map([[name, [header, ...rows].join('\n')]])
    return checkProposed({ files, said, adopted, known })
  }

  it('without versions.csv are the next table of the largest schedule', async () => {
    const { proposed } = await checked([
      'next,residential,all,cart-set,96 gal,1,each,month,60.00,4410,cart-set',
    ])
    expect(proposed!.versions).toMatchObject([
      {
        schedule: 'collection',
        label: '2027-07-01 collection',
        status: 'proposed',
        effectiveFrom: '2027-07-01',
      },
    ])
  })

  it('are told with file, line, column and what to write instead', async () => {
    const { proposed, faults } = await checked([
      'next,residential,all,cart-set,96 gal,1,each,month,"60,0",4410,cart-set',
      'next,residential,all,cart-set,96,1,each,month,60.00,4499,cart-set',
    ])
    expect(proposed).toBeNull()
    expect(faults).toMatchObject([
      { file: 'new.csv', line: 2, column: 51, instead: 'Write dollars and cents, such as 39.78.' },
      { file: 'new.csv', line: 3, column: 31, instead: 'Write 96 gal.' },
    ])
  })

  it('may not charge for what another table that stays charges for', async () => {
    const { adopted, known } = await folderOf('marlow')
    const rows = 'next,commercial,refuse,bin,1.5 yd,1,additional,month,40.94,4420,bin'
    const files = new Map([['new.csv', [header, rows].join('\n')]])
    const { faults } = checkProposed({ files, said: { ...said, schedule: 'collection' }, adopted, known })
    expect(faults[0]).toMatchObject({ severity: 'fault', file: 'new.csv', line: 2 })
    expect(faults[0]!.message).toContain('charge for the same thing on the same days')
  })

  it('of another kind propose nothing', async () => {
    const { faults } = await checked([], 'rates.txt')
    expect(faults.map(({ message }) => message)).toContain('A file of this name proposes nothing.')
  })
})

const version = (schedule: string, from: string, until: string | null): RateVersion => ({
  id: null,
  schedule,
  label: `${schedule} ${from}`,
  resolution: 'R',
  status: 'adopted',
  adoptedOn: null,
  effectiveFrom: from,
  effectiveUntil: until,
  scheduleEndsOn: null,
  source: 's',
  note: null,
  rows: [],
})
const days = (versions: readonly RateVersion[]) =>
  versions.map(({ label, effectiveFrom, effectiveUntil }) => [label, effectiveFrom, effectiveUntil])

describe('a proposal', () => {
  const adopted = {
    versions: [
      version('a', '2025-07-01', '2026-07-01'),
      version('a', '2026-07-01', null),
      version('b', '2025-01-01', null),
    ],
    policies: [],
  }
  it('ends what it succeeds from its first day, and nothing else', () => {
    const proposed = { versions: [version('a', '2027-07-01', null)], policies: [] }
    expect(days(ifAdopted(adopted, proposed).versions)).toEqual([
      ['a 2025-07-01', '2025-07-01', '2026-07-01'],
      ['a 2026-07-01', '2026-07-01', '2027-07-01'],
      ['b 2025-01-01', '2025-01-01', null],
      ['a 2027-07-01', '2027-07-01', null],
    ])
  })

  it('can be taken as if it had been in force on an earlier day; of several steps the first one', () => {
    const proposed = {
      versions: [version('a', '2027-07-01', '2028-07-01'), version('a', '2028-07-01', null)],
      policies: [],
    }
    const past = asIfFrom(proposed, Temporal.PlainDate.from('2026-03-01'))
    expect(days(past.versions)).toEqual([
      ['a 2027-07-01', '2026-03-01', '2028-07-01'],
      ['a 2028-07-01', '2028-07-01', null],
    ])
    expect(days(ifAdopted(adopted, past).versions).slice(0, 2)).toEqual([
      ['a 2025-07-01', '2025-07-01', '2026-03-01'],
      ['b 2025-01-01', '2025-01-01', null],
    ])
  })
})
