import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test('The statement of yesterday matches the deposits; a correction of the bank gets an owner, and the fee is explained', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  await page.goto('/cash')
  await page.getByRole('link', { name: 'Reconcile the bank' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Reconcile the bank' })).toBeVisible()
  const open = page.getByRole('region', { name: 'Lines of the bank that are not matched' })
  await expect(open.getByText('Account analysis fee')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: /^Match \d+ sure/ }).click()
  const sure = page.getByRole('dialog')
  // The bank deposit and the check that came back by their numbers, the lockbox file and the cards by their amounts.
  await expect(sure.getByText('the bank names its number, the amount is the same')).toHaveCount(2)
  await expect(sure.getByText('the amount is the same, nothing else could be meant')).toHaveCount(2)
  await expectAccessible(page)
  await sure.getByRole('button', { name: 'Match them' }).click()
  await expect(sure).toHaveCount(0)
  await expect(open.getByText('Deposit at the branch')).toHaveCount(0)

  const fee = open.getByRole('row').filter({ hasText: 'Account analysis fee' })
  await fee.getByRole('button', { name: /^Match line/ }).click()
  const explain = page.getByRole('dialog')
  await explain.getByLabel('Why').fill('The fee of the month')
  await expectAccessible(page)
  await explain.getByRole('button', { name: 'Explain it' }).click()
  await expect(open.getByText('Account analysis fee')).toHaveCount(0)

  const correction = open.getByRole('row').filter({ hasText: 'Deposit correction' })
  await correction.getByRole('button', { name: /^Owner of line/ }).click()
  const own = page.getByRole('dialog', { name: 'Who sees to it' })
  await own.getByLabel('What is known of it').fill('Asked the branch to count again')
  await expectAccessible(page)
  await own.getByRole('button', { name: 'Keep it' }).click()
  await expect(correction.getByText('Asked the branch to count again')).toBeVisible()

  await page.getByRole('link', { name: 'What was matched' }).click()
  const made = page.getByRole('region', { name: 'Matches, newest first' })
  await expect(made.getByText('The fee of the month')).toBeVisible()
  await made
    .getByRole('button', { name: /^Undo M-/ })
    .first()
    .click()
  const undo = page.getByRole('dialog')
  await undo.getByLabel('Why').fill('To look at it again')
  await expectAccessible(page)
  await undo.getByRole('button', { name: 'Undo it' }).click()
  await expect(made.getByText(/^Undone/).first()).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
