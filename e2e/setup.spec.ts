import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test('An administrator changes the set-up: a fault is shown at its place, what changes is told, it is adopted and looked up', async ({
  page,
}) => {
  await signIn(page, 'Administrator', '/city')
  await page.getByRole('link', { name: 'City set-up' }).click()
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the folder' }).click(),
  ])
  expect(taken.suggestedFilename()).toMatch(/\.zip$/)
  const folder = await taken.path()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Begin a change' }).click()
  await page.getByLabel('Why').fill('The office has a new telephone')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(page.getByText('The folder is as it was.')).toBeVisible()

  const text = page.getByLabel('Text of city.yaml')
  const good = await text.inputValue()
  await text.fill(good.replace('state: CA', 'state: California'))
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/1 fault: nothing can be taken/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Adopt …' })).toBeDisabled()
  await page.getByRole('button', { name: 'gl.csv' }).click()
  await page.getByRole('button', { name: 'city.yaml, line 5, column 8' }).click()
  await expect(text).toBeFocused()
  await expectAccessible(page)

  await text.fill(good.replace(/^phone: .*$/m, 'phone: (909) 555-0199'))
  await page.getByRole('button', { name: 'Save and check' }).click()
  await page.getByRole('tab', { name: 'What it changes (1)' }).click()
  await expect(page.getByText('(909) 555-0142')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Line by line' }).click()
  await expect(page.getByRole('row', { name: /phone: \(909\) 555-0199/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Adopt …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Adopt' }).click()
  await expect(page.getByText('● Adopted · Adopted by Ada Lindqvist.')).toBeVisible()

  await page.goto('/city/setup')
  await page
    .getByLabel(/adopted each time/)
    .getByText('The office has a new telephone')
    .click()
  await expect(page.getByRole('heading', { name: 'What it changed' })).toBeVisible()
  await expect(page.getByRole('row', { name: /555-0142/ })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 800 })
  await expectFitsWidth(page)

  // The folder as it was before is brought back, whole.
  await page.goto('/city/setup')
  await page.getByRole('button', { name: 'Begin a change' }).click()
  await page.getByLabel('Why').fill('The old telephone after all')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByRole('button', { name: 'Upload a folder or files' }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'marlow.zip',
    mimeType: 'application/zip',
    buffer: await readFile(folder),
  })
  await page.getByRole('button', { name: 'Upload and check' }).click()
  await expect(page.getByText(/1 file changed, without a fault/)).toBeVisible()
  await expectFitsWidth(page)
  await page.getByRole('button', { name: 'Adopt …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Adopt' }).click()
  await expect(page.getByText('● Adopted · Adopted by Ada Lindqvist.')).toBeVisible()
})
