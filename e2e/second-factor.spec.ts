import { type Browser, expect, type Page, test } from '@playwright/test'
import { codeOfApp } from './authenticator-app.ts'
import { expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'

const password = 'otter violin gravel'

/** The administrator of the practice city gives somebody a role; this person is not invented and has a password. */
async function employ(page: Page, person: { name: string; email: string; role: string }): Promise<void> {
  await signIn(page, 'Administrator')
  await page.request.post('/api/staff', { data: { ...person, password } })
  await signOut(page)
}

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** A key of this device, in software, that asks its owner and finds them willing. */
async function withKey(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Requires the factor of these roles in the screen, or of none. */
async function demand(browser: Browser, baseURL: string, roles: string[]): Promise<void> {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await signIn(page, 'Administrator', '/staff')
  await page.getByRole('button', { name: 'Second factor …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Roles that must have a second factor' })
  for (const role of ['Auditor', 'Clerk']) await dialog.getByLabel(role).setChecked(roles.includes(role))
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await context.close()
}

test('A clerk sets up codes, signs in with them and with a backup code, and an administrator resets them', async ({
  page,
}) => {
  const lee = { name: 'Lee Park', email: 'lee@marlow.example', role: 'clerk' }
  await employ(page, lee)
  await enterPassword(page, lee.email)
  await page.getByRole('banner').getByRole('button', { name: 'Lee Park (clerk)' }).click()
  await page.getByRole('menuitem', { name: 'My sign-in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My sign-in' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Set up codes' }).click()
  const secret = (await page.getByLabel('The secret').textContent())!
  await expect(page.getByAltText('QR code with the secret for your app')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('2. The code it shows').fill('000000')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('alert')).toContainText('The code is not right')
  await page.getByLabel('2. The code it shows').fill(codeOfApp(secret))
  await page.getByRole('button', { name: 'Confirm' }).click()
  const codes = page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const backup = (await codes.first().textContent())!
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText(/10 backup codes left/)).toBeVisible()
  await signOut(page)

  await enterPassword(page, lee.email)
  await expect(page.getByLabel('Code')).toBeFocused()
  await expectAccessible(page)
  await page.getByLabel('Code').fill(codeOfApp(secret, 1))
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('button', { name: 'Lee Park (clerk)' })).toBeVisible()
  await signOut(page)
  await enterPassword(page, lee.email)
  await page.getByLabel('Code').fill(backup)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('button', { name: 'Lee Park (clerk)' })).toBeVisible()
  await signOut(page)

  await signIn(page, 'Administrator', '/staff')
  await page.getByRole('button', { name: 'Reset the second factor of Lee Park' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take all away' }).click()
  await expect(page.getByRole('button', { name: 'Reset the second factor of Lee Park' })).toHaveCount(0)
  await signOut(page)
  await enterPassword(page, lee.email)
  await expect(page.getByRole('button', { name: 'Lee Park (clerk)' })).toBeVisible()
})

test('An auditor whose role must have a second factor adds a passkey first, and signs in with it', async ({
  page,
  browser,
  baseURL,
}) => {
  const kim = { name: 'Kim Rossi', email: 'kim@marlow.example', role: 'auditor' }
  await employ(page, kim)
  await demand(browser, baseURL!, ['Auditor'])
  await withKey(page)
  await enterPassword(page, kim.email)
  await expect(page.getByRole('heading', { level: 1, name: 'My sign-in' })).toBeVisible()
  await expect(page.getByText('Your role must have one.')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/runs')
  await expect(page).toHaveURL(/my-sign-in/)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Office laptop')
  await page.getByRole('button', { name: 'Ask my device' }).click()
  await expect(page.getByText('Office laptop')).toBeVisible()
  await expect(page.getByText('Your role must have one.')).toHaveCount(0)
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expectFitsWidth(page)
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto('/runs')
  await expect(page.getByRole('heading', { level: 1, name: 'Bill runs' })).toBeVisible()
  await page.goto('/tokens')
  await page.getByRole('button', { name: 'Make a token' }).click()
  const making = page.getByRole('dialog', { name: 'Make a token' })
  await making.getByLabel('What it is for').fill('Night export')
  await making.getByLabel('city.read').check()
  await making.getByRole('button', { name: 'Make it' }).click()
  const showing = page.getByRole('dialog', { name: 'Show your second factor again' })
  await expect(showing.getByText('A token works without a second factor')).toBeVisible()
  await expectAccessible(page)
  await showing.getByRole('button', { name: 'Ask my device' }).click()
  await expect(page.getByLabel('The token', { exact: true })).toContainText('cw_')
  await signOut(page)

  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('button', { name: 'Kim Rossi (auditor)' })).toBeVisible()
  await page.goto('/my-sign-in')
  await page.getByRole('button', { name: 'Rename Office laptop' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Old laptop')
  await page.getByRole('button', { name: 'Rename', exact: true }).last().click()
  await page.getByRole('button', { name: 'Take away Old laptop' }).click()
  await page.getByRole('button', { name: 'Take it away' }).click()
  await expect(page.getByText('Your role must have one.')).toBeVisible()
  await demand(browser, baseURL!, [])
})
