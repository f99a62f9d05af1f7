import { expect, it } from 'vitest'
import { outsideFile } from '#test/outside-data'
import { labelTable } from './labeling-lists.ts'
import { readLabelingList } from './read-labeling-list.ts'
import { readPrices } from './read-prices.ts'

it('the gathered prices of letters are read, and every line without a day or a price is told', async () => {
  const read = readPrices((await outsideFile('usps/fcm-letter-prices.csv')).toString('utf8'))
  if ('wrong' in read) throw new Error(read.wrong)
  expect(read.read).toBe(31)
  expect(read.prices.length + read.faults.length).toBe(31)
  expect(read.prices).toContainEqual(
    expect.objectContaining({ effectiveOn: '2026-07-12', item: '5-digit', mills: 621 }),
  )
  expect(read.faults.map(({ line }) => line)).toEqual([13, 14, 15, 16, 17, 18, 26, 27, 30, 31, 32])
})

it('L606 of August 2024 is read whole', async () => {
  const read = readLabelingList(
    'l606',
    (await outsideFile('usps/l606-5digit-scheme-202408.csv')).toString('utf8'),
  )
  if ('wrong' in read) throw new Error(read.wrong)
  expect(read).toMatchObject({ read: 4025, faults: [] })
  const labelOf = labelTable({ kind: 'l606', rows: read.rows })
  expect(read.rows[labelOf(728)]!.label).toBe('PONCE PR 00728')
})

it('L002 of August 2024 is read whole, without the prefixes that have no SCF', async () => {
  const read = readLabelingList('l002', (await outsideFile('usps/l002-202408-clean.csv')).toString('utf8'))
  if ('wrong' in read) throw new Error(read.wrong)
  expect(read.read).toBe(931)
  expect(read.faults).toEqual([])
  expect(new Set(read.rows.map(({ label }) => label)).size).toBeGreaterThan(150)
})
