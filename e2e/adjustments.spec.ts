import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'

/** An account of a home that no other journey uses: one of the last of the list. */
async function lastHome(page: Page): Promise<string> {
  const found = await page.request.get('/api/adjustments?state=waiting&reason=vacancy')
  const { rows } = (await found.json()) as { rows: { accountNumber: string }[] }
  return rows.at(-1)!.accountNumber
}

test('A clerk credits a line within the limits, asks for more than that, and a manager approves it', async ({
  page,
}) => {
  await signIn(page, 'Clerk', '/adjustments?state=waiting')
  await expect(page.getByRole('heading', { name: 'Adjustments', level: 1 })).toBeVisible()
  await expectAccessible(page)
  const number = await lastHome(page)
  await page.goto(`/accounts/${number}`)
  await page.getByRole('tab', { name: 'Adjustments' }).click()
  await page.getByRole('link', { name: 'Credit or charge …' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Credit or charge ${number}`)
  await page.getByLabel('Reason').selectOption('billing-error')
  await page
    .getByLabel(/^Amount for /)
    .first()
    .fill('3.00')
  await expect(page.getByText('It is posted at once')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Credit', exact: true }).click()
  await expect(page.getByText('Write why, for whoever looks at it later.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Note' }).fill('The lid was broken for a week.')
  await page.getByRole('button', { name: 'Credit', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Billing error: credit of $3.00')

  await page.goto(`/accounts/${number}/adjust`)
  await page.getByLabel('Reason').selectOption('billing-error')
  await page.getByLabel('Amount beside lines').fill('210')
  await expect(page.getByText(/It waits for approval by a coordinator or manager/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Note' }).fill('Billed twice since summer.')
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(
    page
      .getByText('You asked for it, so another person approves it.')
      .or(page.getByText('○ waits for approval'))
      .first(),
  ).toBeVisible()
  const waiting = page.url()
  await signOut(page)

  await signIn(page, 'Manager', '/')
  await expect(page.getByText(/adjustments? waits? for your approval/)).toBeVisible()
  await page.goto(waiting)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Approve …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/A credit of \$210\.00 is posted to/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Approve and post' }).click()
  await expect(page.getByText(/✓ posted/)).toBeVisible()
  const paper = await page
    .getByRole('link', { name: 'Print, with all that is behind it' })
    .getAttribute('href')
  expect((await page.request.get(paper ?? '')).headers()['content-type']).toBe('application/pdf')
  await page.setViewportSize({ width: 320, height: 700 })
  await expectFitsWidth(page)
  await page.setViewportSize({ width: 1366, height: 768 })

  await page.goto('/staff-links')
  await page.getByRole('button', { name: 'Declare a link …' }).click()
  await page.getByRole('button', { name: 'Declare the link' }).click()
  await expect(page.getByText('Choose who of the account they are.')).toBeVisible()
  await expectAccessible(page)
})

test('A standard case shows what the rule makes of it, and why it is refused', async ({ page }) => {
  await signIn(page, 'Clerk', '/')
  const number = await lastHome(page)
  await page.goto(`/accounts/${number}/adjust`)
  await page.getByRole('tab', { name: 'A standard case' }).click()
  await page.getByLabel('Case', { exact: true }).selectOption('courtesy')
  await page.getByRole('textbox', { name: 'Amount' }).fill('25')
  await expect(page.getByText(/A courtesy credit is \$20\.00 at most\./)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Amount' }).fill('12')
  await expect(page.getByText(/A courtesy of \$12\.00, the only one within 365 days\./)).toBeVisible()
  await page.getByRole('textbox', { name: 'Note' }).fill('Waited on the line for half an hour.')
  await page.getByRole('button', { name: 'Record the case' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Courtesy credit: credit of $12.00')
  await expect(page.getByText(/A courtesy of \$12\.00/)).toBeVisible()
})
