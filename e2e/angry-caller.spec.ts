import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible, type Role, signIn } from './office.ts'

/** The caller of the practice city: her carts were entered twice before her last bill. */
const caller = { name: 'Gloria Whitfield', phone: '%2B19515550188' }

/** Somebody of the office at their own desk, who does one thing and goes. */
async function by(browser: Browser, role: Role, path: string, deed: (page: Page) => Promise<void>) {
  const desk = await browser.newContext()
  const page = await desk.newPage()
  await signIn(page, role, path)
  await deed(page)
  await desk.close()
}

test('An angry caller with a doubled bill is answered, corrected, approved and written to', async ({
  page,
  browser,
}) => {
  await signIn(page, 'Clerk', `/call?from=${caller.phone}`)
  const head = page.getByRole('heading', { level: 1 })
  await expect(head).toContainText(caller.name)
  const account = /100-\d{5}-\d/.exec(await head.innerText())![0]

  // Who is calling?
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Who is calling? …' }).click()
  const asking = page.getByRole('dialog', { name: 'Who is calling?' })
  for (const question of [
    'What name is the account in?',
    'What address is served?',
    'What is the account number?',
  ])
    await asking.getByRole('checkbox', { name: `Right: ${question}` }).check()
  await asking.getByRole('button', { name: 'Record the check' }).click()
  await expect(asking).toBeHidden()
  await expect(page.getByRole('list', { name: 'Alerts' })).toContainText('has proved today')

  // The bill, and why it is twice what it was.
  const why = page.getByRole('region', { name: /Why is this bill higher/ })
  await expect(why).toContainText('cart set')
  await expectAccessible(page)
  await why.getByRole('button', { name: 'Read aloud' }).click()
  const reading = page.getByRole('dialog', { name: /to be read to the caller/ })
  await expect(reading).toContainText('What you owe · 1 /')
  await page.keyboard.press('Escape')
  await expect(reading).toBeHidden()

  // A case, with what to say while she shouts.
  await page.getByRole('tab', { name: 'Cases' }).click()
  await page.getByRole('button', { name: /^Open a case/ }).click()
  const opening = page.getByRole('dialog', { name: `Open a case on ${account}` })
  await opening.getByLabel('Type').selectOption({ label: 'Disputed charge' })
  await expect(opening.getByText(/no penalty and no notice goes out on that/)).toBeVisible()
  await opening.getByLabel('What it is about').fill('Two sets of carts on the bill, one at the house')
  await opening.getByRole('checkbox').first().click()
  await expectAccessible(page)
  await opening.getByRole('button', { name: 'Open case' }).click()
  await expect(opening).toBeHidden()
  await page.getByRole('row', { name: /Two sets of carts on the bill/ }).click()
  await expect(page.getByRole('heading', { name: /^Case \d+ · Two sets of carts/ })).toBeVisible()
  const theCase = page.url()

  // The past is put right: the second set never was.
  // It is started from the case, which goes along.
  await page.getByRole('link', { name: 'Correct the past' }).click()
  await expect(page.getByText(/^For case \d+, Two sets of carts/)).toBeVisible()
  await page.getByLabel('Since which day it was so').fill('2026-09-01')
  await page.getByLabel('What was otherwise').selectOption('service-absent')
  await page.getByLabel('Service as the books have it').selectOption({ index: 2 })
  await page.getByRole('button', { name: 'Show what it comes to' }).click()
  await expect(page.getByText(/is given back; the balance goes from/)).toBeVisible()
  await page.getByLabel('How it was found out').fill('One set stands there: entered twice on September 1.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask for the correction' }).click()
  await expect(page.getByText(/it waits for a second person\. Nothing has changed yet\./)).toBeVisible()
  await expect(
    page.getByRole('link', { name: /^Adjustment \d+, credit of \$103\.18: ○ waits for approval/ }),
  ).toBeVisible()

  // What was said is written down, and the call is over.
  await page.getByRole('button', { name: /On a call/ }).click()
  const log = page.getByRole('dialog', { name: /^Call/ })
  await log.getByLabel('What it was about').selectOption('bill-wrong')
  await log.getByLabel('Notes').fill('Billed for two sets, has one. Very angry; told that it is put right.')
  await log.getByRole('button', { name: 'Log and end the call' }).click()
  await expect(log).toBeHidden()

  // The supervisor looks at it and approves it.
  await by(browser, 'Coordinator', '/adjustments?state=waiting', async (theirs) => {
    const waiting = theirs.getByRole('row', { name: new RegExp(account) })
    await expect(waiting).toContainText(/For case \d+, Two sets of carts/)
    await waiting.getByRole('link').first().click()
    await theirs.getByRole('button', { name: 'Approve …' }).click()
    const approving = theirs.getByRole('dialog')
    await expect(approving.getByText(/A credit of \$103\.18 is posted to/)).toBeVisible()
    await approving.getByRole('button', { name: 'Approve and post' }).click()
    await expect(theirs.getByText(/✓ posted/)).toBeVisible()
  })

  // The case is closed in her favor, and its answer is written.
  await page.goto(theCase)
  await expect(page.getByRole('link', { name: /^Adjustment \d+: credit of \$103\.18/ })).toBeVisible()
  await page.getByRole('button', { name: /^Close …/ }).click()
  const closing = page.getByRole('dialog', { name: /^Close case/ })
  await expect(closing.getByText(/The answer also tells of correction \d+/)).toBeVisible()
  await closing.getByLabel('Outcome').selectOption('upheld')
  await closing
    .getByRole('textbox', { name: 'Why', exact: true })
    .fill('You have one set of carts. The second was entered by mistake on September 1.')
  await closing.getByRole('button', { name: 'Close case' }).click()
  // One letter tells both; the draft of the correction was given up.
  await page.getByRole('link', { name: /^Letter \d+: .*dispute/ }).click()
  await expect(page.getByTitle('Preview of the letter')).toBeVisible()
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(page.getByText(/waiting for approval/).first()).toBeVisible()
  await by(browser, 'Manager', new URL(page.url()).pathname, async (theirs) => {
    await theirs.getByRole('button', { name: 'Approve', exact: true }).click()
    await expect(theirs.getByText(/○ approved/).first()).toBeVisible()
  })
  await page.goto('/letters')
  await page.getByRole('button', { name: /^Print \d+ pieces?$/ }).click()
  await expect(page.getByRole('table', { name: 'Prints of letters, newest first' })).toBeVisible()

  // All of it is on the account.
  await page.goto(`/accounts/${account}`)
  const history = page.getByRole('table', { name: 'History, newest first' })
  for (const told of [
    'Very angry; told that it is put right.',
    'Two sets of carts on the bill, one at the house',
    '103.18',
  ])
    await expect(history).toContainText(told)
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Letters' }).click()
  await expect(page.getByRole('table', { name: /^Letters of this account/ })).toContainText('● printed')
})
