import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test('The year is planned, a day of it is moved by hand, an item ticked off, and the feed followed', async ({
  page,
  request,
}) => {
  await signIn(page, 'Coordinator', '/calendar')
  await expect(page.getByText(/planned until/)).toBeVisible()
  const grid = page.getByRole('grid')
  await expect(grid.locator('[aria-current=date]')).toHaveCount(1)
  await expectAccessible(page)
  // By keyboard: a month on, to the last day of a week, and down to its steps.
  await grid.locator('[tabindex="0"]').focus()
  const month = await page.getByRole('heading', { level: 2 }).first().textContent()
  await page.keyboard.press('PageDown')
  await expect(page.getByRole('heading', { level: 2 }).first()).not.toHaveText(month!)
  await page.keyboard.press('ArrowRight')
  await expect(grid.locator('[aria-selected=true]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2 }).last()).toBeFocused()

  await page.getByRole('radiogroup', { name: 'View' }).getByText('Year').click()
  await page.getByLabel('Year').last().selectOption({ index: 3 })
  await page.getByRole('button', { name: /^Save the plan of/ }).click()
  await expect(page.getByText(/^✓ The plan of \d+ is saved/)).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('radiogroup', { name: 'View' }).getByText('List').click()
  const list = page.getByRole('table', { name: 'Planned steps, late ones first' })
  await expect(list.getByRole('row').nth(1)).toContainText('Late')
  await expectAccessible(page)
  await list.getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Cycle/ })).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /^Done: / })
    .first()
    .click()
  await page.getByRole('button', { name: 'Tick off' }).click()
  await expect(
    page
      .getByRole('table')
      .getByText(/✓\s*Done/)
      .first(),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Move: Close the run' }).click()
  await page.getByLabel('Day', { exact: true }).fill('2035-01-02')
  await page.getByLabel('Why').fill('The auditors come.')
  await page.getByRole('button', { name: 'Set the day' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'The auditors come.' })).toContainText('Jan 2, 2035')

  await page.goto('/calendar')
  await page.getByRole('button', { name: /^Follow in your calendar/ }).click()
  await page.getByRole('button', { name: /^Make an? (new )?address$/ }).click()
  const address = await page.getByLabel('Address of your calendar').textContent()
  await expectAccessible(page)
  const feed = await request.get(address!)
  expect(await feed.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART;VALUE=DATE:20350102/)
  await page.getByRole('button', { name: /^End it/ }).click()
  await expect(page.getByRole('button', { name: 'Make an address' })).toBeVisible()
  expect((await request.get(address!)).status()).toBe(404)

  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ['/calendar', '/calendar?view=list', '/calendar?view=year']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expectFitsWidth(page)
    await expectAccessible(page)
  }
})
