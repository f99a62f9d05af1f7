import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

/** An account of cycle 2 that no other journey works on. */
async function someAccount(page: Page): Promise<string> {
  const answer = await page.request.get('/api/accounts?cycle=2&limit=300')
  const { rows } = (await answer.json()) as { rows: { accountNumber: string }[] }
  return rows[240]!.accountNumber
}

/** Somebody else approves the letter at an address, in a browser of their own. */
async function approve(browser: Browser, url: string): Promise<void> {
  const theirs = await browser.newContext()
  const page = await theirs.newPage()
  await signIn(page, 'Manager', new URL(url).pathname)
  await expect(page.getByText(/waiting for approval/).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByText(/○ approved/).first()).toBeVisible()
  await theirs.close()
}

test('A reply is begun from a template with the account’s facts in it, approved where a rule asks, printed once and found on the account', async ({
  page,
  browser,
}) => {
  await signIn(page, 'Clerk')
  const account = await someAccount(page)
  await page.goto(`/accounts/${account}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Write a letter …' }).click()
  const beginning = page.getByRole('dialog', { name: `Write a letter about ${account}` })
  await beginning.getByLabel('Begin from').selectOption('general-reply')
  await expectAccessible(page)
  await beginning.getByRole('button', { name: 'Begin the letter' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Letter L-\d+ to /)
  await expect(page.getByTitle('Preview of the letter')).toBeVisible()

  await page.getByLabel('The answer, in a few sentences').fill('The second cart set is taken off your bill.')
  await expect(page.getByText('It is printed with the next print of letters.')).toBeVisible()
  await page.getByLabel('Amount it is about').fill('612.50')
  await expect(page.getByText('All is saved.')).toBeVisible()
  await expect(
    page.getByText(/Finance Directive 7, section 6.* Somebody else looks at it first/),
  ).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(page.getByText(/waiting for approval/).first()).toBeVisible()
  const letter = page.url()
  const pdf = await page.request.get(`/api${new URL(letter).pathname}/pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  await approve(browser, letter)

  await page.goto('/letters')
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Print \d+ pieces?$/ }).click()
  await expect(page.getByRole('table', { name: 'Prints of letters, newest first' })).toBeVisible()
  await page.goto('/letters')
  await expect(page.getByRole('button', { name: 'Print 0 pieces' })).toBeDisabled()
  await page.goto(`/accounts/${account}`)
  await page.getByRole('tab', { name: 'Letters' }).click()
  const letters = page.getByRole('table', { name: 'Letters of this account, newest first' })
  await expect(letters).toContainText(/● printed/)
  await letters.getByRole('link').first().click()
  await expect(page).toHaveURL(letter)
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expectFitsWidth(page)
})

test('A template is changed, given up, and published in both languages from a day to come', async ({
  page,
}) => {
  await signIn(page, 'Coordinator', '/letters/templates')
  await page.getByRole('link', { name: 'General reply' }).click()
  const about = page.getByLabel('About, in English')
  await about.fill('What you asked about account {accountNumber}')
  await page.getByRole('button', { name: 'Keep this change' }).click()
  await expect(page.getByText(/⚠ the Spanish text is older than its pair/)).toBeVisible()
  await page.getByRole('button', { name: 'Give up this change …' }).click()
  const giving = page.getByRole('dialog', { name: 'Give up the change of “General reply”' })
  await expect(giving).toContainText('What was published stays as it is')
  await expectAccessible(page)
  await giving.getByRole('button', { name: 'Give it up' }).click()
  await expect(giving).toBeHidden()
  await expect(about).toHaveValue('Your question about account {accountNumber}')

  await about.fill('What you asked us about account {accountNumber}')
  await page.getByRole('button', { name: 'Keep this change' }).click()
  await page.getByRole('button', { name: 'The Spanish text still says the same' }).click()
  await expect(page.getByText(/a change is prepared/)).toBeVisible()
  await page.getByRole('button', { name: 'Publish …' }).click()
  const publishing = page.getByRole('dialog', { name: 'Publish both languages' })
  await publishing.getByLabel('First day').fill('2027-01-01')
  await expect(publishing).toContainText(
    'It becomes version 2, and letters begin from it from Jan 1, 2027 on.',
  )
  await expectAccessible(page)
  await publishing.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(publishing).toBeHidden()
  await expect(page.getByText(/version 2 from Jan 1, 2027 on, nothing prepared/)).toBeVisible()
  await expect(page.getByText(/Version 1 ● in force since Jul 1, 2022, to Dec 31, 2026/)).toBeVisible()
  await page.getByRole('button', { name: 'Take the texts of version 1' }).click()
  await expect(about).toHaveValue('Your question about account {accountNumber}')
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expectFitsWidth(page)
})
