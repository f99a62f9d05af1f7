import { expect, test } from '@playwright/test'
import { expectAccessible, type Role, signIn, signOut } from './office.ts'

const rooms: Record<Exclude<Role, 'Customer'>, { sees: string[]; not: string[] }> = {
  Coordinator: {
    sees: ['Today', 'Bill runs', 'Accounts', 'Imports', 'Rates', 'City'],
    not: ['Audit', 'People'],
  },
  Clerk: { sees: ['Today', 'Bill runs', 'Accounts', 'Rates', 'City'], not: ['Imports', 'Audit', 'People'] },
  Manager: { sees: ['Bill runs', 'Accounts', 'Imports', 'Audit'], not: ['People'] },
  Auditor: { sees: ['Bill runs', 'Accounts', 'Audit'], not: ['People'] },
  Administrator: { sees: ['Bill runs', 'Accounts', 'Audit', 'People'], not: [] },
}

test.describe('Signing in', () => {
  test('one click per role opens the rooms of that role, and only those', async ({ page }) => {
    for (const [role, { sees, not }] of Object.entries(rooms)) {
      await signIn(page, role as Role)
      const navigation = page.getByRole('navigation', { name: 'Rooms' })
      for (const name of sees) await expect(navigation.getByRole('link', { name, exact: true })).toBeVisible()
      for (const name of not) await expect(navigation.getByRole('link', { name, exact: true })).toHaveCount(0)
      await signOut(page)
    }
  })

  test('a customer comes in and sees nothing of the office', async ({ page }) => {
    await signIn(page, 'Customer')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Bill runs' })).toHaveCount(0)
    await expectAccessible(page)
  })

  test('a wrong password is refused in a sentence that tells nothing', async ({ page }) => {
    await page.goto('/sign-in')
    await expectAccessible(page)
    await page.getByLabel('E-mail address').fill('dana@marlow.example')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('do not fit')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })

  test('whoever is not signed in is sent to sign in, and comes back to the same screen', async ({ page }) => {
    await page.goto('/runs')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.getByRole('button', { name: /^coordinator/i }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Bill runs' })).toBeVisible()
  })
})
