import { expect, it } from 'vitest'
import { testOffice } from '#test/test-office'
import { printTypes } from './print-types.ts'

const office = testOffice({ on: '2026-11-23' })

it('types.ts is what the database holds', async () => {
  const printed = await printTypes(office.database().db, ['directory', office.city])
  await expect(printed).toMatchFileSnapshot('./types.ts')
})
