import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from './office.ts'

/** Starts service for an invented family at an address nobody else uses, and answers the number of the account. */
async function startFamily(page: Page, line: string): Promise<string> {
  await signIn(page, 'Coordinator', '/start')
  await page.getByLabel('Address', { exact: true }).fill(line)
  await page.getByLabel('Place').fill('Ontario')
  await page.getByLabel('ZIP code', { exact: true }).fill('91764')
  await page.getByLabel('Class').selectOption('residential')
  await page.getByLabel('Cycle').selectOption('2')
  await page.getByLabel('Name').fill('Journey Family')
  await page.getByLabel('Stream').selectOption('all')
  await page.getByLabel('Size').selectOption('64 gal')
  await expect(page.getByText(/is billed from Nov 23, 2026/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Start service' }).click()
  await expect(page.getByText('✓ It is done')).toBeVisible()
  return /100-\d{5}-\d/.exec(await page.getByRole('link', { name: /^Account 100-/ }).innerText())![0]
}

test('A bulky pickup is ordered for nothing, done, and its charge is recorded once', async ({ page }) => {
  const number = await startFamily(page, '8101 Journey Way')
  await page.goto(`/accounts/${number}`)
  await page.getByRole('button', { name: 'Order …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('0 of 2 free this year used; this one is free.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Order it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^SO-\d+ · Bulky pickup/ })).toBeVisible()
  await page.getByRole('button', { name: 'Schedule …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByText(/scheduled Nov 23, 2026/).first()).toBeVisible()
  await page.getByRole('button', { name: 'It is done …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'It is done' }).click()
  await expect(page.getByText('recorded; it is on the next bill')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/orders?view=done')
  await expect(page.getByRole('row', { name: new RegExp(number) })).toContainText('done')
  await expectAccessible(page)
})

test('A house is sold: escrow is told what is owed, service stops with the final bill shown before', async ({
  page,
}) => {
  const number = await startFamily(page, '8103 Journey Way')
  await page.goto(`/accounts/${number}`)
  await page.getByRole('button', { name: 'Start, stop, move' }).click()
  await page.getByRole('menuitem', { name: 'Closing letter to escrow …' }).click()
  await page.getByLabel('Good through').fill('2026-11-30')
  await expect(page.getByText(/pays the account in full through Nov 30, 2026/)).toBeVisible()
  const owed = /\$[\d.]+/.exec(await page.getByText(/pays the account in full/).innerText())![0]
  await page.getByLabel('Escrow number').fill('ESC-8103')
  await page.getByLabel('Name').fill('Sunrise Escrow')
  await page.getByLabel('Mail: line 1').fill('1 Main St')
  await page.getByLabel('Mail: place').fill('Ontario')
  await page.getByLabel('Mail: state').fill('CA')
  await page.getByLabel('Mail: ZIP code').fill('91764')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Write the letter' }).click()
  await expect(page.getByText('✓ The letter is written')).toBeVisible()
  await page.getByRole('link', { name: 'closing letters to send' }).click()
  await expect(page.getByRole('row', { name: new RegExp(number) })).toContainText(
    'to be sent by Nov 26, 2026',
  )
  await expectAccessible(page)
  await page.goto('/')
  await expect(page.getByRole('link', { name: `Closing letter for ${number}: send it` })).toBeVisible()
  await page.goto(`/accounts/${number}/stop`)
  await page.getByLabel('First day without service').fill('2026-12-01')
  await expect(page.getByText(/^Final bill of/)).toBeVisible()
  await expect(page.getByText(owed, { exact: true }).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Stop service' }).click()
  await expect(page.getByText('✓ It is done')).toBeVisible()
  await page.goto(`/accounts/${number}`)
  await page.getByRole('tab', { name: 'Start, stop, move' }).click()
  await expect(page.getByText(/Stopped, Dec 1, 2026/)).toBeVisible()
})

test('A family that moved in before its cycle was billed is shown what the days until then cost', async ({
  page,
}) => {
  await signIn(page, 'Coordinator', '/start')
  await page.getByRole('button', { name: 'Start service' }).click()
  await expect(page.getByText('Choose a class.')).toBeVisible()
  await expect(page.getByLabel('Address', { exact: true })).toBeFocused()
  await page.getByLabel('Address', { exact: true }).fill('8105 Journey Way')
  await page.getByLabel('Place').fill('Ontario')
  await page.getByLabel('ZIP code', { exact: true }).fill('91764')
  await page.getByLabel('Class').selectOption('residential')
  await page.getByLabel('Cycle').selectOption('2')
  await page.getByLabel('First day of service').fill('2026-10-25')
  await page.getByLabel('Name').fill('Earlier Family')
  await page.getByLabel('Stream').selectOption('all')
  await page.getByLabel('Size').selectOption('64 gal')
  await expect(page.getByText(/The cycle has billed Oct 25 to Oct 31, 2026 already/)).toBeVisible()
  await expect(page.getByText(/charges \$10\.37 for these days as well/)).toBeVisible()
  await expectAccessible(page)
})

test('A family that left before anybody said so gets back what its bill charged, shown bill by bill', async ({
  page,
}) => {
  await signIn(page, 'Coordinator', '/')
  const { rows } = (await (
    await page.request.get('/api/accounts?cycle=2&class=residential&limit=200')
  ).json()) as {
    rows: { accountNumber: string }[]
  }
  const number = rows.at(-3)!.accountNumber
  await page.goto(`/accounts/${number}`)
  await page.getByRole('button', { name: 'Start, stop, move' }).click()
  await page.getByRole('menuitem', { name: 'Should have been closed …' }).click()
  await page.getByLabel('First day without service').fill('2026-10-13')
  await page.getByRole('button', { name: 'Close it as of that day' }).click()
  await expect(page.getByText('Write what shows it.')).toBeVisible()
  await page.getByLabel('Deed, call or paper').fill('Keys handed back on October 12')
  const table = page.getByRole('table', { name: 'Bills put right' })
  await expect(table.getByRole('row', { name: /^Sep 1 to Oct 31, 2026/ })).toContainText('−$')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Close it as of that day' }).click()
  await expect(page.getByText('✓ It is done')).toBeVisible()
  await page.goto(`/accounts/${number}`)
  await page.getByRole('tab', { name: 'Start, stop, move' }).click()
  await expect(page.getByText(/Stopped, Oct 13, 2026/)).toBeVisible()
})
