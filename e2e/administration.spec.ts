import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from './office.ts'

test('An administrator lets a program in, verifies the books, and ends a session', async ({
  page,
  request,
}) => {
  await signIn(page, 'Administrator', '/tokens')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await page.getByLabel('What it is for').fill('Night export')
  await page.getByLabel('runs.read').check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make it' }).click()
  const secret = await page.getByLabel('The token', { exact: true }).textContent()
  await expectAccessible(page)
  const authorization = `Bearer ${secret}`
  expect((await request.get('/api/runs', { headers: { authorization } })).status()).toBe(200)
  expect((await request.get('/api/audit', { headers: { authorization } })).status()).toBe(403)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Revoke the token Night export' }).click()
  await expect(page.getByText('■ revoked')).toBeVisible()
  expect((await request.get('/api/runs', { headers: { authorization } })).status()).toBe(401)

  await page.goto('/audit')
  await page.getByRole('button', { name: 'Verify now' }).click()
  await expect(page.getByText(/✓ All fits: verified .* for Ada Lindqvist/)).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)

  await page.goto('/staff')
  await page.getByRole('button', { name: 'Sessions of Ada Lindqvist' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^End all/ }).click()
  await page.goto('/')
  await expect(page).toHaveURL(/sign-in/)
})
