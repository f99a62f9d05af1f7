import { expect, it } from 'vitest'
import { printSchema } from '#database/print-schema'
import { testOffice } from '#test/test-office'
import { printRefusals } from './print-refusals.ts'

const office = testOffice({ on: '2026-11-23' })

it('docs/refusals.md has every reason to say no', async () => {
  await expect(printRefusals()).toMatchFileSnapshot('../../docs/refusals.md')
})

it('docs/schema.md is what the database holds, and every table has an owner', async () => {
  const printed = await printSchema(office.database().db, office.city)
  const tables = await office.work(({ db }) => db.introspection.getTables())
  const names = tables.filter(({ schema }) => schema === office.city).map(({ name }) => name)
  expect(names.filter((name) => name !== 'migration' && !printed.includes(`**${name}**`))).toEqual([])
  await expect(printed).toMatchFileSnapshot('../../docs/schema.md')
})
