import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'

test('A leaflet is counted, proposed, approved by another person; a mailed notice has its proof', async ({
  page,
}) => {
  await signIn(page, 'Clerk')
  await page.goto('/inserts')
  await expect(page.getByRole('heading', { level: 1, name: 'Notices & inserts' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Propose one …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Tree collection')
  const from = await dialog.getByLabel('Bills from').inputValue()
  await dialog.getByLabel('Bills until').fill(`${Number(from.slice(0, 4)) + 1}${from.slice(4)}`)
  await dialog.getByRole('button', { name: 'Count first' }).click()
  await expect(dialog.getByText('Cost of the pieces')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Propose it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Tree collection/ })).toBeVisible()
  const leaflet = new URL(page.url()).pathname
  await signOut(page)

  await signIn(page, 'Coordinator')
  await page.goto(leaflet)
  await page.getByRole('button', { name: 'Approve it' }).click()
  await expect(page.getByText('● Approved')).toBeVisible()
  await page.getByRole('link', { name: 'All notices and inserts' }).click()
  await page
    .getByRole('row')
    .filter({ hasText: 'Hearing on the rates' })
    .getByRole('link', { name: /^N-/ })
    .click()
  await expect(page.getByRole('heading', { level: 2, name: 'Proof of mailing' })).toBeVisible()
  await expect(page.getByText('PS Form 3606 (invented).pdf')).toBeVisible()
  await expect(page.getByText(/Attempted, not known/).first()).toBeVisible()
  await page
    .getByRole('button', { name: /^Came back: piece \d+$/ })
    .first()
    .click()
  await dialog.getByLabel('Why').fill('Moved, left no address')
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await expect(page.getByText(/Moved, left no address/).first()).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
