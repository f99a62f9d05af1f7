import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

/** Opens the page of a home with several bills, of those that other journeys leave alone: the last of the list that owes. */
async function openHome(page: Page): Promise<string> {
  const { rows } = (await (await page.request.get('/api/accounts?class=residential&limit=60')).json()) as {
    rows: { accountNumber: string; state: string }[]
  }
  for (const { accountNumber } of rows.filter(({ state }) => state === 'open').toReversed()) {
    const answer = await page.request.get(`/api/accounts/${accountNumber}/bills?limit=3`)
    const { rows: bills } = (await answer.json()) as { rows: { number: string }[] }
    if (bills.length < 2) continue
    await page.goto(`/accounts/${accountNumber}`)
    return accountNumber
  }
  throw new Error('no home has two bills')
}

test.describe('A bill', () => {
  test('is explained on the account page, read aloud by keyboard, and compared with any other', async ({
    page,
  }) => {
    await signIn(page, 'Clerk')
    const account = await openHome(page)
    const why = page.getByRole('region', { name: /Why is this bill|The last bill is like/ })
    await expect(why.getByRole('button', { name: 'Read aloud' })).toBeVisible()
    await expectAccessible(page)

    await why.getByText('English', { exact: true }).click()
    await why.getByRole('button', { name: 'Read aloud' }).click()
    // The city’s rule asks who is calling before anything private is read out.
    const asking = page.getByRole('dialog', { name: 'Who is calling?' })
    await expectAccessible(page)
    await asking.getByRole('button', { name: 'I read it for myself' }).click()
    const reading = page.getByRole('dialog', { name: /to be read to the caller/ })
    await expect(reading).toContainText('What you owe · 1 /')
    await page.keyboard.press('ArrowRight')
    await expect(reading).toContainText('· 2 /')
    await page.keyboard.press('l')
    await expect(reading).toContainText('Lo que debe · 2 /')
    await expectAccessible(page)
    await page.keyboard.press('End')
    await expect(reading.getByRole('button', { name: 'Done' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(reading).toBeHidden()

    await why.getByRole('link', { name: 'compare any two' }).click()
    await expect(page.getByRole('heading', { name: 'Why did the bill change?' })).toBeVisible()
    await expect(page.getByRole('heading', { name: /^The new charges/ })).toBeVisible()
    await expect(page.getByRole('heading', { name: /^What is due in all/ })).toBeVisible()
    expect(page.url()).toMatch(new RegExp(`/accounts/${account}/compare\\?.*before=.*after=`))
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 640 })
    await expectFitsWidth(page)
  })

  test('opens line by line to its rate and resolution, and becomes a letter of the account', async ({
    page,
  }) => {
    await signIn(page, 'Clerk')
    await openHome(page)
    await page.getByRole('link', { name: /^bill \d+/ }).click()
    await expect(page.getByRole('heading', { name: 'What is due, and since when' })).toBeVisible()
    const charges = page.getByRole('region', { name: /^Every charge/ })
    await charges.locator('summary').first().click()
    await expect(charges).toContainText('The rate was set by:')
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 640 })
    await expectFitsWidth(page)
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.getByRole('button', { name: 'Write a letter …' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Draft the letter' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Letter L-\d+ to /)
  })
})
