import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from './office.ts'

test.describe('A caller', () => {
  test('is found by / and a part of the address, and the account page answers', async ({ page }) => {
    await signIn(page, 'Clerk', '/accounts')
    const first = page.getByRole('table', { name: 'Accounts by number' }).getByRole('row').nth(1)
    const number = /100-\d{5}-\d/.exec(await first.innerText())?.[0] ?? ''
    expect(number).not.toBe('')
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('/')
    const find = page.getByRole('dialog', { name: 'Find anyone' })
    await find.getByRole('textbox').or(find.getByRole('combobox')).first().fill(number)
    await expect(find.getByRole('option').first()).toContainText(number)
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(number)
    for (const name of ['Bills', 'Ledger', 'Payments', 'People']) {
      await page.getByRole('tab', { name, exact: true }).click()
      await expect(page.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true')
      await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible()
    }
    await expectAccessible(page)
  })

  test('is told when nobody is found', async ({ page }) => {
    await signIn(page, 'Clerk')
    await page.keyboard.press('/')
    const find = page.getByRole('dialog', { name: 'Find anyone' })
    await find.getByRole('textbox').or(find.getByRole('combobox')).first().fill('zzzz qqqq xxxx')
    await expect(find.getByRole('status')).toContainText('Nobody is found')
  })
})
