import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from './office.ts'

/** An account with a bill that no other journey works on. */
async function billedAccount(page: Page): Promise<string> {
  const answer = await page.request.get('/api/accounts?cycle=2&limit=300')
  const { rows } = (await answer.json()) as { rows: { accountNumber: string }[] }
  return rows[270]!.accountNumber
}

test('A doubled line is disputed, two clerks write at once, and the case is closed with its outcome', async ({
  page,
  browser,
}) => {
  await signIn(page, 'Clerk')
  const account = await billedAccount(page)
  await page.goto(`/accounts/${account}`)
  await page.getByRole('tab', { name: 'Cases' }).click()
  await page.getByRole('button', { name: /^Open a case/ }).click()
  const opening = page.getByRole('dialog', { name: `Open a case on ${account}` })
  await opening.getByLabel('Type').selectOption({ label: 'Disputed charge' })
  await opening.getByLabel('What it is about').fill('The cart set is billed twice')
  // What to say stands beside the form while the caller talks.
  await expect(opening.getByText(/no penalty and no notice goes out on that/)).toBeVisible()
  await opening.getByRole('checkbox').first().click()
  await expect(opening.getByText(/^In dispute:/)).toBeVisible()
  await expectAccessible(page)
  await opening.getByRole('button', { name: 'Open case' }).click()
  await expect(opening).toBeHidden()
  await expect(page.getByRole('list', { name: 'Alerts' })).toContainText(/in dispute since November 23, 2026/)
  await page.getByRole('row', { name: /The cart set is billed twice/ }).click()
  await expect(page.getByRole('heading', { name: /^Case \d+ · The cart set is billed twice$/ })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Name the lines and amounts in dispute' }).click()
  await expect(page.getByRole('heading', { name: 'Checklist, 1 of 6 done' })).toBeVisible()
  await expectAccessible(page)

  // The clerk opens the form; meanwhile the coordinator gives the case another title.
  await page.getByRole('button', { name: /^Change …/ }).click()
  const form = page.getByRole('dialog', { name: /^Change case/ })
  await form.getByLabel('More about it').fill('She has one cart, and a picture of it.')
  const other = await browser.newPage()
  await signIn(other, 'Coordinator', new URL(page.url()).pathname)
  await other.getByRole('button', { name: /^Change …/ }).click()
  const theirs = other.getByRole('dialog', { name: /^Change case/ })
  await theirs.getByLabel('What it is about').fill('Cart set twice on the November bill')
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(theirs).toBeHidden()
  await other.close()
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText(/changed this case while you wrote/)).toBeVisible()
  await expect(form.getByLabel('More about it')).toHaveValue('She has one cart, and a picture of it.')
  await expect(form.getByLabel('What it is about')).toHaveValue('Cart set twice on the November bill')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Save all the same' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByText('She has one cart, and a picture of it.')).toBeVisible()

  await page.getByRole('button', { name: /^Close …/ }).click()
  const closing = page.getByRole('dialog', { name: /^Close case/ })
  await closing.getByLabel('Outcome').selectOption({ label: 'Denied: the charge stands' })
  await closing
    .getByRole('textbox', { name: 'Why', exact: true })
    .fill('Two sets stand there: the record and her own picture show them.')
  await expect(closing.getByRole('checkbox', { name: 'Draft the answer in writing' })).toBeChecked()
  await expectAccessible(page)
  await closing.getByRole('button', { name: 'Close case' }).click()
  await expect(page.getByText(/closed Nov 23 by .*denied/)).toBeVisible()
  await expect(page.getByRole('link', { name: /^Letter \d+/ })).toBeVisible()
})

test('Two records of one customer are merged after a look at what moves, and are found in the queue of duplicates', async ({
  page,
}) => {
  await signIn(page, 'Coordinator', '/cases/duplicates')
  const pairs = page.getByRole('table', { name: 'Likely the same' })
  await expect(pairs).toBeVisible()
  await expectAccessible(page)
  await pairs.getByRole('row').nth(1).click()
  const merging = page.getByRole('dialog', { name: 'Merge two records into one' })
  await expect(merging.getByRole('heading', { name: /^What moves to/ })).toBeVisible()
  for (const group of await merging.getByRole('radiogroup').all())
    await group.getByRole('radio').first().check()
  await merging.getByLabel('Why they are the same').fill('The same voice, the same telephone.')
  await expectAccessible(page)
  await merging.getByRole('button', { name: /^Merge / }).click()
  await expect(merging).toBeHidden()
  await expect(page.getByRole('row', { name: /The same voice, the same telephone/ })).toBeVisible()
})

test('A place that is in the books twice is looked at before it is merged, and the desk’s figures are there', async ({
  page,
}) => {
  await signIn(page, 'Coordinator', '/cases/duplicate-premises')
  await page.getByRole('table', { name: 'Likely one place' }).getByRole('row').nth(1).click()
  const merging = page.getByRole('dialog', { name: 'Merge two premises into one' })
  await expect(merging.getByRole('heading', { name: /^Kept: / })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(merging).toBeHidden()
  await page.getByRole('link', { name: 'Statistics of the desk' }).click()
  await expect(page.getByRole('heading', { name: /^First-call resolution: \d/ })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Conversations by reason' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Conversations by charge' })).toBeVisible()
  await expectAccessible(page)
})
