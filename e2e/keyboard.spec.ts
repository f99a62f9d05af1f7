import { expect, type Locator, type Page, test } from '@playwright/test'
import { signIn } from './office.ts'

/** Presses Tab until the focus is on what is meant, and fails when it never comes. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab never reaches ${target.toString()}`)
}

test('A run is opened, calculated, looked through and given up without a mouse', async ({ page }) => {
  await signIn(page, 'Coordinator')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await expect(palette).toBeVisible()
  await page.keyboard.type('bill runs')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Bill runs' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Open Cycle 4,/ })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: /^Open Cycle 4,/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Open the run' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Open the run' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cycle 4')
  await tabTo(page, page.getByRole('button', { name: 'Calculate', exact: true }))
  await page.keyboard.press('Enter')
  const stands = page.getByRole('list', { name: 'Where the run stands' }).locator('[aria-current=step]')
  await expect(stands).toContainText('Calculated')
  const register = page.getByRole('tab', { name: 'Register' })
  // The figures come in at this moment, and the tabs are drawn again.
  await expect(async () => {
    await register.press('Enter')
    await expect(register).toHaveAttribute('aria-selected', 'true', { timeout: 2000 })
  }).toPass()
  const rows = page.getByRole('table', { name: 'Register' }).getByRole('row')
  await rows.nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^Account / })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'More' }).focus()
  await page.keyboard.press('Enter')
  const giveUp = page.getByRole('menuitem', { name: 'Void the run' })
  await expect(giveUp).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    await expect(giveUp).toBeFocused({ timeout: 250 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Void the run' })).toBeVisible()
  await expect(page.getByLabel('Why')).toBeFocused()
  await page.keyboard.type('Opened to practise.')
  await tabTo(page, page.getByRole('button', { name: 'Void the run' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Voided: this run was given up')).toBeVisible()
})
