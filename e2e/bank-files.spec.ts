import { checkFor, lockboxText } from '#test/bank-uploads'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from './office.ts'

/** Opens an account at an address nobody else uses, and answers its number. */
async function openAccount(page: Page): Promise<string> {
  const data = {
    address: { line: '8301 Lockbox Way', place: 'Ontario', state: 'CA', zip: '91764' },
    class: 'residential',
    cycle: '2',
    openedOn: '2026-11-20',
    payer: { name: 'Lorena Lockbox' },
  }
  const headers = { origin: new URL(page.url()).origin }
  const answer = await page.request.post('/api/accounts', { data, headers })
  return ((await answer.json()) as { accountNumber: string }).accountNumber
}

const balance = async (page: Page, number: string): Promise<number> =>
  (
    (await (await page.request.get(`/api/accounts/${number}/ledger`)).json()) as {
      balanceCents: number
    }
  ).balanceCents

/** The number with its last digit, the check digit, off by one. */
const slipped = (number: string): string => number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))

test('a lockbox file is looked at and posted; what fits no account is moved to the likely one', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  const number = await openAccount(page)
  const from = 'LORENA LOCKBOX'
  // Checks of their own, so that they are like none that the books have.
  const first = Number(number.replaceAll('-', '').slice(3))
  const name = `box-${first}.txt`
  const text = lockboxText([
    checkFor(number, { cents: 4170, checkNumber: first, from }),
    checkFor(slipped(number), { cents: 3090, checkNumber: first + 1, from }),
    checkFor(number, { cents: 0, checkNumber: first + 2, from }),
  ])
  await page.goto('/bank-files')
  await page.getByRole('button', { name: 'Load a file' }).click()
  const load = page.getByRole('dialog', { name: 'Load a file of the bank' })
  await load
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text, 'latin1') })
  await expectAccessible(page)
  await load.getByRole('button', { name: 'Read and check' }).click()

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(
    page.getByText('3 payments ($72.60) = 1 posted ($41.70) + 1 suspended ($30.90) + 1 rejected'),
  ).toBeVisible()
  await expectAccessible(page)
  expect(await balance(page, number)).toBe(0)

  // Until somebody posts it, Today says that it waits, and leads there.
  await page.goto('/')
  await page.getByRole('link', { name: /bank files? waits? to be posted/ }).click()
  await expect(page).toHaveURL(/\/bank-files\?view=waiting/)
  await page.getByRole('link', { name }).click()
  await page.getByRole('button', { name: 'Post …' }).click()
  const post = page.getByRole('dialog', { name: 'Post this file' })
  await expect(post).toContainText('Together $72.60, which is what the bank deposited.')
  await post.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page.getByText(/^Posted ·/)).toBeVisible()
  expect(await balance(page, number)).toBe(-4170)

  await page.goto('/suspense')
  await page
    .getByRole('row')
    .filter({ hasText: slipped(number).replaceAll('-', '') })
    .getByRole('link', { name: /^S-\d+$/ })
    .click()
  await expect(page.getByText(/Open · \$30\.90/)).toBeVisible()
  const likely = page.getByRole('row').filter({ hasText: number })
  await expect(likely).toContainText('One digit differs from the number that was written.')
  await expectAccessible(page)
  await likely.getByRole('button', { name: /Move/ }).click()
  const move = page.getByRole('dialog', { name: 'Move $30.90 to an account' })
  await expect(move.getByLabel('Account number')).toHaveValue(number)
  await move.getByLabel('Why').fill('The check digit was misread.')
  await move.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByText(/Moved · \$30\.90/)).toBeVisible()
  expect(await balance(page, number)).toBe(-7260)
})
