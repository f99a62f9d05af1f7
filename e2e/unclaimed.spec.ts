import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'

test('A claim is decided; what is small goes without notice, and another person takes it', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  await page.goto('/unclaimed')
  await expect(page.getByRole('heading', { level: 1, name: 'Unclaimed money' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'JUNE PARKS' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'UM-1', exact: true }).click()
  await expect(page.getByText('Marlow Valley Courier')).toBeVisible()
  await page.getByRole('button', { name: 'Decide the claim of Ruth Odell' }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page)
  await dialog.getByLabel('Why').fill('The death certificate and the check are hers')
  await dialog.getByRole('button', { name: 'Allow it' }).click()
  await expect(page.getByText('Goes back to whoever claimed it')).toBeVisible()

  await page.getByRole('link', { name: 'All unclaimed money' }).click()
  await page.getByRole('button', { name: 'Prepare a batch …' }).click()
  await dialog.getByLabel(/without notice/).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Prepare it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Unclaimed money UM-/ })).toBeVisible()
  const batch = new URL(page.url()).pathname
  expect(batch).not.toBe('/unclaimed/1')
  await signOut(page)

  await signIn(page, 'Manager')
  await page.goto(batch)
  await page.getByRole('button', { name: 'Take it …' }).click()
  await dialog.getByLabel('Resolution').fill('2026-118')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Take it' }).click()
  await expect(page.getByText('✓ Taken ·')).toBeVisible()
  await expect(page.getByText('Resolution 2026-118').first()).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
