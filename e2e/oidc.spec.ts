import { expect, test } from '@playwright/test'
import { startOidcProvider } from '#test/oidc-provider'
import { expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'
import { oidcPort } from './offices.ts'

let provider: Awaited<ReturnType<typeof startOidcProvider>>

test.beforeAll(async ({ baseURL }) => {
  const redirectTo = `${baseURL}/api/sign-in/oidc/callback`
  provider = await startOidcProvider({ port: oidcPort, redirectTo })
})
test.afterAll(() => provider.close())

const nora = { sub: 'nora-1', email: 'nora@marlow.example', email_verified: true, name: 'Nora Lindt' }

test('A clerk signs in with the account of the city, comes to the screen asked for, and needs no password', async ({
  page,
}) => {
  await signIn(page, 'Administrator')
  await page.request.post('/api/staff', {
    data: { name: nora.name, email: nora.email, role: 'clerk', password: 'otter violin gravel' },
  })
  await signOut(page)
  await page.goto('/runs')
  const button = page.getByRole('link', { name: 'Sign in with your city account' })
  await expect(button).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
  await page.setViewportSize({ width: 1366, height: 768 })

  provider.isNow(nora)
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Bill runs' })).toBeVisible()
  await page.getByRole('banner').getByRole('button', { name: 'Nora Lindt (clerk)' }).click()
  await page.getByRole('menuitem', { name: 'My sign-in' }).click()
  await expect(page.getByText(/your city account/).first()).toBeVisible()
  await expectAccessible(page)
  await signOut(page)
})

test('Whom nobody added, or whose address is not verified, is told why, and that they are not signed in', async ({
  page,
}) => {
  await page.goto('/sign-in')
  provider.isNow({ ...nora, sub: 'stranger-1', email: 'stranger@marlow.example' })
  await page.getByRole('link', { name: 'Sign in with your city account' }).click()
  await expect(page.getByRole('alert')).toContainText('Ask an administrator to add you')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expectAccessible(page)
  provider.isNow({ ...nora, sub: 'nora-2', email_verified: false })
  await page.context().clearCookies()
  await page.getByRole('link', { name: 'Sign in with your city account' }).click()
  await expect(page.getByRole('alert')).toContainText('does not say that your e-mail address is yours')
  await page.goto('/runs')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})
