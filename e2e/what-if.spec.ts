import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test('Rates are proposed, tried on a past month, and looked into down to one account; nothing is billed', async ({
  page,
}) => {
  await signIn(page, 'Coordinator', '/what-if')
  await page.getByRole('button', { name: 'Propose rates' }).click()
  const dialog = page.getByRole('dialog', { name: 'Propose rates' })
  await dialog.getByLabel('Name').fill('Ten percent for homes')
  await dialog.getByLabel('Resolution').fill('Resolution 2028-001 (draft)')
  await dialog.getByLabel('In force from').fill('2028-07-01')
  await dialog.getByRole('textbox', { name: 'Percent' }).fill('ten')
  await dialog.getByLabel('Why').fill('To see what it would mean.')
  await dialog.getByRole('button', { name: 'Propose', exact: true }).click()
  await expect(dialog.getByText('Write a percentage such as 6 or −2.5.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Percent' }).fill('10')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Propose', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ten percent for homes')
  await expect(page.getByText('All rates +10 %, each rounded to the nearest cent.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Proposed rates' }).getByText('+10.0 %').first()).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Calculate …' }).click()
  const asked = page.getByRole('dialog', { name: 'Calculate what it would mean' })
  await asked.getByRole('button', { name: 'Calculate', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Impact of Ten percent for homes')
  await expect(page.getByText(/would pay more, .* the same\./)).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)

  await page
    .getByRole('table', { name: 'Typical customers' })
    .getByRole('row')
    .nth(1)
    .getByRole('button')
    .first()
    .click()
  await expect(page.getByRole('tab', { name: 'Accounts' })).toHaveAttribute('aria-selected', 'true')
  await page
    .getByRole('table', { name: 'Accounts before and after' })
    .getByRole('row')
    .nth(1)
    .getByRole('button')
    .first()
    .click()
  await expect(page.getByRole('table', { name: 'Charges before and after' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Revenue' }).click()
  await expect(page.getByRole('table', { name: 'By fund' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'PDF for the council' })).toBeVisible()
  await page.getByRole('button', { name: 'CSV …' }).click()
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Every account' }).click(),
  ])
  expect(csv.suggestedFilename()).toMatch(/^impact-\d+-accounts\.csv$/)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)

  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('button', { name: 'Take it away …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it away', exact: true }).click()
  await expect(page.getByText('Nothing is calculated by it yet.')).toBeVisible()
})
