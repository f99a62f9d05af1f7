import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test('The cash of a day and the figures of a month end agree with the ledger, and are printed to be signed', async ({
  page,
}) => {
  await signIn(page, 'Auditor')
  await page.goto('/cash')
  await page.getByRole('link', { name: 'Cash reports' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cash reports' })).toBeVisible()
  const figures = page.getByRole('region', { name: 'Papers and ledger' })
  await expect(figures.getByText('Customer deposits', { exact: true })).toBeVisible()
  await expect(page.getByText(/✓ Every figure agrees/)).toBeVisible()
  await expect(page.getByText(/✓ as the ledger has it/)).toBeVisible()
  await expect(page.getByText(/✓ Bank and books agree/)).toBeVisible()
  await expectAccessible(page)
  const href = await page.getByRole('link', { name: 'The page to sign (PDF)' }).getAttribute('href')
  const paper = await page.request.get(href ?? '')
  expect(paper.headers()['content-type']).toBe('application/pdf')
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
