import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

type Known = { services: { serviceId: number; size: string; container: string; until: string | null }[] }

/** A home with one set of large carts that was billed, from far down the list: no other journey opens it. */
async function billedHome(page: Page): Promise<string> {
  const { rows } = (await (await page.request.get('/api/accounts?limit=200')).json()) as {
    rows: { accountNumber: string; class: string; cycle: string; state: string }[]
  }
  const homes = rows.filter((one) => one.class === 'residential' && one.cycle === '1' && one.state === 'open')
  for (const { accountNumber } of homes.slice(30)) {
    const bills = (await (await page.request.get(`/api/accounts/${accountNumber}/bills?limit=5`)).json()) as {
      rows: object[]
    }
    const { services } = (await (
      await page.request.get(`/api/accounts/${accountNumber}/services`)
    ).json()) as Known
    const [only, ...more] = services
    if (bills.rows.length > 0 && more.length === 0 && only?.size === '96 gal' && only.until === null)
      return accountNumber
  }
  throw new Error('no home of the practice city has one set of large carts')
}

test('The past of an account is stated, seen bill by bill, asked for, and stands in the books', async ({
  page,
}) => {
  await signIn(page, 'Clerk')
  const number = await billedHome(page)
  await page.goto(`/accounts/${number}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Correct the past …' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Correct the past of ${number}`)

  await page.getByLabel('Since which day it was so').fill('2026-09-01')
  await page.getByLabel('Service as the books have it').selectOption({ index: 1 })
  await page.getByLabel('Size').selectOption('32 gal')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Show what it comes to' }).click()
  const bills = page.getByRole('table', { name: 'Bills of these days' })
  await expect(bills).toBeVisible()
  await expect(page.getByText(/is given back; the balance goes from/)).toBeVisible()
  await expect(bills.getByText('✓ counts').first()).toBeVisible()
  await expect(page.getByText('As it should have been:').first()).toBeVisible()
  await expectAccessible(page)

  await page.getByLabel('How it was found out').fill('The driver saw the small carts since August.')
  await page.getByRole('button', { name: 'Ask for the correction' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`of ${number}`)
  await expect(page.getByText(/^Posted by .*The books say so since\.$/)).toBeVisible()
  await expect(page.getByRole('table', { name: 'What the books say since' })).toContainText('32 gal')
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)

  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto('/corrections')
  await expect(page.getByRole('table', { name: 'Corrections, newest first' })).toContainText(number)
  await expectAccessible(page)
})

test('A bill is cancelled and billed anew, says so, and the new one can be read', async ({ page }) => {
  await signIn(page, 'Clerk')
  const number = await billedHome(page)
  const { rows } = (await (await page.request.get(`/api/accounts/${number}/bills?limit=5`)).json()) as {
    rows: { number: string }[]
  }
  const bill = rows[0]!.number
  await page.goto(`/bills/${bill}`)
  await page.getByRole('link', { name: 'Cancel and rebill …' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Cancel and rebill ${bill}`)
  await expect(page.getByText(/is credited and .* is billed anew: no money is posted/)).toBeVisible()
  await expect(page.getByText('as this one.')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
  await page.setViewportSize({ width: 1366, height: 768 })

  await page.getByLabel('What is wrong with the bill').fill('The customer asks for a bill with the new name.')
  await page.getByRole('button', { name: 'Cancel and rebill' }).click()
  const made = page.getByRole('list', { name: 'Bills made anew' })
  await expect(made).toContainText(`took the place of bill ${bill}`)
  await made.getByRole('link', { name: `Bill ${bill}-R1` }).click()
  await expect(page.getByText(`This bill takes the place of bill ${bill}`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: `bill ${bill}`, exact: true }).click()
  await expect(page.getByText('⚠ This bill is cancelled')).toBeVisible()
  await expectAccessible(page)

  await page.goto('/rebill-lists')
  await page.getByRole('button', { name: 'Bring a list …' }).click()
  const csv = Buffer.from(`bill\n${rows[1]!.number}\nno such bill\n`)
  await page.getByLabel('What is wrong with the bills').fill('The same for the month before.')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'bills.csv', mimeType: 'text/csv', buffer: csv })
  await page.getByRole('button', { name: 'Read the list' }).click()
  await page.getByRole('button', { name: 'Work out what they come to' }).click()
  await page.getByRole('button', { name: 'Ask for 1 row' }).click()
  await expect(page.getByText('1 bill cancelled and billed anew.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Rows of the list' })).toContainText(
    'No posted bill has this number.',
  )
  await expectAccessible(page)
})
