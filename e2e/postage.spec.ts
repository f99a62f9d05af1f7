import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'

test('Postage is deposited, a difference explained, and a large correction waits for another person', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  await page.goto('/postage')
  await expect(page.getByRole('heading', { level: 1, name: 'Postage' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'How long it lasts' })).toBeVisible()
  await expect(page.getByRole('figure', { name: /^The balance of Permit 118/ })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Permit 118, Ontario', exact: true }).click()
  await page.getByRole('button', { name: 'Deposit …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Book it' }).click()
  await expect(dialog.getByText('Write an amount such as 4812.40.')).toBeVisible()
  await dialog.getByLabel('Amount').fill('5,000.00')
  await dialog.getByLabel('Reference').fill('Warrant 21555')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Book it' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Warrant 21555' })).toContainText('$5,000.00')

  await page.goto('/postage/statements?view=waiting')
  await page.getByRole('button', { name: /^Explain the difference of/ }).click()
  await dialog.getByLabel('Why').fill('One tray did not qualify for the 5-digit price')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Book the adjustment' }).click()
  await expect(page.getByText('Every statement comes to what is booked')).toBeVisible()

  await page.goto('/postage')
  await page.getByRole('link', { name: 'Permit 118, Ontario', exact: true }).click()
  await page.getByRole('button', { name: 'Reverse Deposit Warrant 21555' }).click()
  await dialog.getByLabel('Why').fill('It went to the meter')
  await dialog.getByRole('button', { name: 'Reverse it' }).click()
  await expect(page.getByText('! Waits for a second person')).toBeVisible()
  await signOut(page)

  await signIn(page, 'Manager')
  await page.goto('/postage')
  await page.getByRole('button', { name: 'Approve: Reverse the deposit Warrant 21555 of $5,000.00' }).click()
  await expect(page.getByRole('heading', { name: 'Corrections' })).toBeHidden()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
