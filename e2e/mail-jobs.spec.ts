import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'

test('A printed run goes to the mail house: package, proof, a count that differs, mailed, statement, reconciled', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  await page.goto('/mail-jobs')
  await expect(page.getByRole('heading', { level: 1, name: 'Mail jobs' })).toBeVisible()
  await expectAccessible(page)
  const waiting = page.getByRole('button', { name: /^Put together the package of run/ }).first()
  await waiting.click()
  await expect(page.getByText('● Ready')).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  const job = new URL(page.url()).pathname
  const printed = await page.getByRole('definition').nth(2).innerText()

  const downloaded = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Package (zip)' }).click()
  expect((await downloaded).suggestedFilename()).toMatch(/^mail-job-\d+\.zip$/)

  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'It was sent …' }).click()
  await dialog.getByLabel('Reference').fill('VMW-2211')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'It was sent' }).click()
  await page.getByRole('button', { name: 'A proof came …' }).click()
  await dialog.getByLabel('Pieces').fill(printed)
  await dialog.getByRole('button', { name: 'Enter it' }).click()
  await expect(page.getByRole('heading', { name: 'Sample of the proof' })).toBeVisible()
  await signOut(page)

  await signIn(page, 'Manager')
  await page.goto(job)
  const right = page.getByRole('button', { name: /^Piece \d+ is right$/ })
  await expect(right.first()).toBeVisible()
  const drawn = await right.count()
  for (let index = 0; index < drawn; index++) {
    await right.nth(index).click()
    await expect(page.getByText('✓ Right')).toHaveCount(index + 1)
  }
  await page.getByRole('button', { name: 'Approve the proof' }).click()
  await expect(page.getByText('✓ Proof approved')).toBeVisible()

  await page.getByRole('button', { name: 'It was mailed …' }).click()
  await dialog.getByLabel('Pieces').fill('1')
  await dialog.getByRole('button', { name: 'Enter it' }).click()
  await expect(page.getByText('⚠ The job stands: a count differs')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'It was mailed …' }).click()
  await dialog.getByLabel('Pieces').fill(printed)
  await dialog.getByRole('button', { name: 'Enter it' }).click()
  await expect(page.getByText('✓ Mailed')).toBeVisible()

  await page.getByRole('button', { name: 'Postage statement …' }).click()
  await dialog.getByLabel('Pieces').fill(printed)
  await dialog.getByLabel('Postage of the statement').fill('12.40')
  await dialog.getByRole('button', { name: 'Enter it' }).click()
  await page.getByRole('button', { name: 'All counts agree: close it' }).click()
  await expect(page.getByText('✓ Reconciled')).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
