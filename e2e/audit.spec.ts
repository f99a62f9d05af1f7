import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from './office.ts'

test('An auditor reads what was done, narrows it, and changes nothing', async ({ page }) => {
  await signIn(page, 'Auditor', '/audit')
  const record = page.getByRole('table', { name: 'The record, newest first' })
  await expect(record.getByRole('row').nth(1)).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Deed').fill('post-run')
  await expect(page).toHaveURL(/command=post-run/)
  await expect(record.getByRole('row').nth(1)).toContainText('Post run')
  await page.goto('/runs')
  await expect(page.getByRole('heading', { level: 2, name: 'Next runs' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Open Cycle/ })).toHaveCount(0)
})
