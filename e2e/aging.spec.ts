import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from './office.ts'

type Aging = { asOf: string; balanceCents: number; ledgerCents: number; accounts: number }

const dollars = (cents: number): string =>
  (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' })

test('what is owed at the end of a past day agrees with the ledger, and every account goes into a workbook', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  await page.goto('/aging')
  await expect(page.getByText('which is what the ledger says.')).toBeVisible()
  await page.getByLabel('At the end of').fill('2026-10-31')
  await expect(page).toHaveURL(/asOf=2026-10-31/)
  await expect(page.getByText('at the end of Oct 31, 2026')).toBeVisible()

  const answer = await page.request.get('/api/reports/aging?asOf=2026-10-31')
  const told = (await answer.json()) as Aging
  expect(told.balanceCents).toBe(told.ledgerCents)
  await expect(
    page.getByText(`${dollars(told.balanceCents)} owed by ${told.accounts.toLocaleString('en-US')} accounts`),
  ).toBeVisible()
  await expect(
    page.getByText(`are ${dollars(told.ledgerCents)}, which is what the ledger says.`),
  ).toBeVisible()
  await expectAccessible(page)

  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Every account as an Excel workbook' }).click()
  const workbook = await coming
  expect(workbook.suggestedFilename()).toMatch(/2026-10-31.*\.xlsx$/)
  const bytes = await readFile(await workbook.path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  expect(bytes.length).toBeGreaterThan(10_000)
})
