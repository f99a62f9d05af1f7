import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test.describe('A procedure', () => {
  test('is found from the screen it applies to, read and acknowledged', async ({ page }) => {
    await signIn(page, 'Clerk', '/runs')
    await page.getByRole('button', { name: /^Procedures/ }).click()
    await page.getByRole('menuitem', { name: /A bill that was not sent/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'A bill that was not sent' })).toBeVisible()
    await expect(page.getByText('Marlow Municipal Code § 6-3.340(a)')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'I have read this' }).click()
    await expect(page.getByRole('button', { name: 'I have read this' })).toBeHidden()
    await page.setViewportSize({ width: 320, height: 640 })
    await expectFitsWidth(page)
  })

  test('is written with a rule quoted, beside the page as it will look', async ({ page }) => {
    await signIn(page, 'Coordinator', '/procedures')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Write a procedure' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('When a caller asks about half a month')
    await page.getByRole('textbox', { name: 'Text' }).fill('1. Read the rule aloud.\n\n[[policy:proration]]')
    const preview = page.getByRole('region', { name: 'As it will look' })
    await expect(preview).toContainText('A part of a month is charged by its days')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Put it in use' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'When a caller asks about half a month' })).toBeVisible()
    await page.getByRole('link', { name: 'the rule' }).click()
    await expect(page.getByRole('heading', { name: 'Procedures that quote it' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'When a caller asks about half a month' })).toBeVisible()
    await page.goto('/procedures/readers')
    await expect(page.getByRole('table', { name: 'Readings by procedure' })).toBeVisible()
    await expectAccessible(page)
  })
})
