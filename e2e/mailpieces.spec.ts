import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test('A leaflet is tried in the envelope, and a version that breaks a rule says which', async ({ page }) => {
  await signIn(page, 'Coordinator')
  await page.goto('/mailpieces')
  await expect(page.getByRole('heading', { level: 1, name: 'Mailpieces' })).toBeVisible()
  await expect(page.getByRole('figure', { name: /to scale/ })).toBeVisible()
  await expect(page.getByText('It keeps every rule, with one sheet in it.')).toBeVisible()
  await expectAccessible(page)

  await page.getByLabel('Weight (oz)').fill('3.2')
  await page.getByRole('button', { name: 'See what it does' }).click()
  await expect(page.getByRole('table', { name: 'With the leaflet and without' })).toBeVisible()
  await expect(page.getByText(/a letter weighs 3\.5 oz at most/)).toBeVisible()

  await page.getByRole('button', { name: 'Set up a version …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Window from below (in)').fill('0.5')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Set it up' }).click()
  await expect(dialog.getByText('Write what changes, and why.')).toBeVisible()
  const from = dialog.getByRole('textbox', { name: 'From', exact: true })
  const tomorrow = await from.inputValue()
  await from.fill(`${Number(tomorrow.slice(0, 4)) + 1}${tomorrow.slice(4)}`)
  await dialog.getByLabel('What changes, and why').fill('An envelope with a lower window')
  await dialog.getByRole('button', { name: 'Set it up' }).click()
  await expect(dialog).toBeHidden()
  await page.getByText('Bills, version 2').click()
  await expect(page.getByText(/the upper edge of the window/).first()).toBeVisible()
  await expect(page.getByText('QSG 201a').first()).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
