import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

const list = [
  'Account,Address,Stream,Container,Size,Quantity,Pickups a week',
  '999-99999-9,1 Nowhere St,refuse,bin,3 yd,1,2',
  ',,refuse,bin,3 yd,1,2',
].join('\n')

test('A finding is opened, taken into work, and accepted with a reason; it is quiet then and keeps its history', async ({
  page,
}) => {
  await signIn(page, 'Coordinator', '/checks')
  await expect(page.getByText(/\d+ findings open, \$[\d,.]+ at stake/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('main').getByText('Credit on a closed account').first().click()
  await expect(page.getByRole('heading', { name: 'Credit on a closed account' })).toBeVisible()
  await page
    .getByRole('link', { name: /credit/i })
    .and(page.locator('td a'))
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'What is behind it' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take into work' }).click()
  await expect(page.getByRole('definition').filter({ hasText: 'in work' })).toBeVisible()
  await page.getByRole('button', { name: 'Accept …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(dialog.getByText('Write why it is right as it is.')).toBeVisible()
  await dialog.getByRole('textbox', { name: /^(Why|Reason)/ }).fill('The refund check is on its way.')
  await dialog.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(page.getByText(/The refund check is on its way\./).first()).toBeVisible()
})

test('A hauler’s list is held against our services; what cannot be read is told by line', async ({
  page,
}) => {
  await signIn(page, 'Coordinator', '/checks/hauler-lists')
  await page
    .getByRole('button', { name: /^Bring a .*list in/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Bring a hauler’s list in' })
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'nowhere.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await dialog.getByRole('button', { name: 'Read and compare' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('nowhere.csv')
  await expect(page.getByText(/2 rows = .*1 unknown \+ 1 rejected/)).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expectFitsWidth(page)
})
