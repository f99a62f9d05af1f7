import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test('A list is loaded line by line, and taken out of force', async ({ page }) => {
  await signIn(page, 'Coordinator', '/postal')
  await expect(page.getByRole('heading', { level: 1, name: 'Postal data' })).toBeVisible()
  await expect(page.getByText('Some of this is invented for practice')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Load a list …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({
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
  await row.getByRole('button', { name: /^Out of force/ }).click()
  await dialog.getByLabel('Why').fill('It was only a journey')
  await dialog.getByRole('button', { name: 'Take it out of force' }).click()
  await expect(page.getByText('It was only a journey')).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})

test('The last run of the practice city shows its trays, its postage and what goes single piece', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  const { rows } = (await (await page.request.get('/api/runs?limit=50')).json()) as { rows: { id: number }[] }
  const answers = await Promise.all(rows.map(({ id }) => page.request.get(`/api/runs/${id}/mail-sort`)))
  const sorted = rows.find((_, at) => answers[at]!.ok())
  expect(sorted).toBeDefined()
  await page.goto(`/runs/${sorted!.id}?tab=mail-sort`)
  await expect(page.getByRole('heading', { name: 'By price' })).toBeVisible()
  await expect(page.getByText('Some of the prices or lists are invented for practice')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Qualification report, PDF' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Delivery' }).click()
  await expect(page.getByRole('heading', { name: 'Postage' })).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
