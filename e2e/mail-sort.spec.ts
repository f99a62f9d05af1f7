import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test('A list is loaded line by line, and taken out of force', async ({ page }) => {
  await signIn(page, 'Coordinator', '/postal')
  await expect(page.getByRole('heading', { level: 1, name: 'Postal data' })).toBeVisible()
  await expect(page.getByText('Some of this is invented for practice')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Load a list …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('File').setInputFiles({
    name: 'prices.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'effective,item,price,source\n2027-01-17,5-digit,0.633,Notice\n2027-01-17,aadc,,Notice',
    ),
  })
  await dialog.getByLabel('Where it comes from').fill('A notice that was invented for a journey')
  await dialog.getByRole('button', { name: 'Check and load' }).click()
  await expect(dialog.getByText('Line 3, price: The price is missing')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Load the good lines').check()
  await dialog.getByRole('button', { name: 'Check and load' }).click()
  await expect(page.getByRole('cell', { name: '1 of 2' })).toBeVisible()

  const row = page.getByRole('row').filter({ hasText: 'prices.csv' }).first()
  await row.getByRole('button', { name: /out of force/ }).click()
  await dialog.getByLabel('Why').fill('It was only a journey')
  await dialog.getByRole('button', { name: 'Take it out of force' }).click()
  await expect(page.getByText('It was only a journey')).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})

test('A posted run shows its trays and postage, and is sorted', async ({ page }) => {
  await signIn(page, 'Coordinator', '/runs')
  await page
    .getByRole('row')
    .filter({ hasText: /Posted|Mailed|Closed|Produced/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Mail sort' }).click()
  const sort = page.getByRole('button', { name: 'Sort the mail' })
  const levels = page.getByRole('heading', { name: 'By price' })
  await expect(sort.or(levels)).toBeVisible()
  if (await sort.isVisible()) await sort.click()
  await expect(levels).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
