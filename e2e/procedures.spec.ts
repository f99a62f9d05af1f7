import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'

test.describe('A procedure', () => {
  test('is found from the screen it applies to, read and acknowledged', async ({ page }) => {
    await signIn(page, 'Clerk', '/runs')
    await page.getByRole('button', { name: /^Procedures/ }).click()
    await page.getByRole('menuitem', { name: /A bill that was not sent/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'A bill that was not sent' })).toBeVisible()
    await expect(page.getByText('Marlow Municipal Code § 6-3.340(a)')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'I have read this' }).click()
    await expect(page.getByRole('button', { name: 'I have read this' })).toBeHidden()
    await page.setViewportSize({ width: 320, height: 640 })
    await expectFitsWidth(page)
  })

  test('is written with a rule quoted, beside the page as it will look', async ({ page }) => {
    await signIn(page, 'Coordinator', '/procedures')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Write a procedure' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('When a caller asks about half a month')
    await page.getByRole('textbox', { name: 'Text' }).fill('1. Read the rule aloud.\n\n[[policy:proration]]')
    const preview = page.getByRole('region', { name: 'As it will look' })
    await expect(preview).toContainText('A part of a month is charged by its days')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Put it in use' }).click()
    await expect(
      page.getByRole('heading', { level: 1, name: 'When a caller asks about half a month' }),
    ).toBeVisible()
    await page.getByRole('link', { name: 'the rule' }).click()
    await expect(page.getByRole('heading', { name: 'Procedures that quote it' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'When a caller asks about half a month' })).toBeVisible()
    await page.goto('/procedures/readers')
    await expect(page.getByRole('table', { name: 'Readings by procedure' })).toBeVisible()
    await expectAccessible(page)
  })
})

test.describe('A version of a procedure', () => {
  test('holds from a day to come, and is read and acknowledged before it', async ({ page }) => {
    await signIn(page, 'Coordinator', '/procedures')
    await page.getByRole('link', { name: 'Send bills by e-mail' }).click()
    await page.getByRole('link', { name: 'Change', exact: true }).click()
    const text = page.getByRole('textbox', { name: 'Text' })
    await text.fill(`${await text.inputValue()}\n4. Tell the clerk of the day.`)
    await page.getByLabel('Holds from').fill('2027-01-04')
    await page.getByLabel('What changed').fill('A fourth step: the clerk of the day is told.')
    await expect(
      page.getByText(/It holds from Jan 4, 2027 on; until then the one before holds\./),
    ).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Put version 2 in use' }).click()
    await expect(page.getByText('◔ Version 2 holds from Jan 4, 2027 on')).toBeVisible()
    await expect(page.getByText('Tell the clerk of the day.')).toBeHidden()
    await signOut(page)

    await signIn(page, 'Manager', '/procedures')
    await page.getByRole('link', { name: 'Send bills by e-mail' }).click()
    await page.getByRole('button', { name: 'Read version 2' }).click()
    await expect(page.getByText('Tell the clerk of the day.')).toBeVisible()
    await expect(page.getByText('○ You have read version 1; this is version 2')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'I have read this' }).click()
    await expect(page.getByRole('button', { name: 'I have read this' })).toBeHidden()
    await page.getByRole('button', { name: 'Show what holds today' }).click()
    await expect(page.getByText('Tell the clerk of the day.')).toBeHidden()
    await page.setViewportSize({ width: 320, height: 640 })
    await expectFitsWidth(page)
  })

  test('is listed where a change of the set-up touches what it quotes', async ({ page }) => {
    await signIn(page, 'Administrator')
    const post = async (path: string, data: object) =>
      (await (await page.request.post(`/api/setup/changes${path}`, { data })).json()) as {
        id: number
        edition: number
      }
    const { id, edition } = await post('', { reason: 'A higher minimum' })
    const at = `/api/setup/changes/${id}/file`
    const { text } = (await (await page.request.get(`${at}?path=policies.yaml`)).json()) as { text: string }
    // What was billed by stays; another amount follows it.
    const rule = /- code: minimum-bill\n  from: 2022-07-01\n([\s\S]*?)cents: 500\n/
    const next = '- code: minimum-bill\n  from: 2027-01-01\n$1cents: 700\n'
    const ended = '- code: minimum-bill\n  from: 2022-07-01\n  until: 2027-01-01\n$1cents: 500\n'
    const data = { path: 'policies.yaml', text: text.replace(rule, `${ended}${next}`), edition }
    await page.request.put(at, { data })
    await page.goto(`/city/setup/changes/${id}`)
    await page.getByRole('tab', { name: /^What it changes/ }).click()
    await expect(page.getByRole('heading', { name: 'Procedures that quote what changes' })).toBeVisible()
    await expect(page.getByText(/owner .*: it quotes the rule “Minimum bill”/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'A bill that was not sent' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'A bill that was not sent' })).toBeVisible()
    await post(`/${id}/withdraw`, { note: 'Only looked at.' })
  })
})
