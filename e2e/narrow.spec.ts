import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test.use({ viewport: { width: 320, height: 640 } })

test('Every room works in a window 320 pixels wide', async ({ page }) => {
  await signIn(page, 'Administrator')
  for (const path of ['/', '/runs', '/accounts', '/rates', '/city', '/audit', '/staff']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expectFitsWidth(page)
    await expectAccessible(page)
  }
  await page.goto('/runs')
  await page.getByRole('table', { name: 'Runs, newest first' }).getByRole('link').first().click()
  await expect(page.getByRole('tab', { name: 'Register' })).toBeVisible()
  await expectFitsWidth(page)
  await expectAccessible(page)
})
