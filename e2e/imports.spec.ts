import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from './office.ts'

const rows = [
  'number,street,city,zip,apn',
  '9212,Juniper Ave,Ontario,91764,0997-251-12',
  '9214,Juniper Ave,Ontario,91764,0997-251-13',
  '0,Nowhere,Ontario,1,',
].join('\n')

test('A file with bad rows says what is wrong line by line, and loads nothing until it is applied', async ({
  page,
}) => {
  await signIn(page, 'Coordinator', '/imports')
  await page.getByRole('button', { name: 'Bring a file in' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bring a file in' })
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'juniper.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
  await dialog.getByLabel('What it holds').selectOption('premises')
  await dialog.getByRole('button', { name: 'Read and check' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('juniper.csv')
  const listed = page.getByRole('table', { name: 'Rows by line' })
  await expect(listed.getByRole('row').filter({ hasText: 'rejected' })).toHaveCount(1)
  await expect(page.getByRole('link', { name: 'Reject list' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Apply 2 rows/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(page.getByText(/Added to the books/)).toBeVisible()
})
