import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn, signOut } from './office.ts'

const origin = (page: Page) => ({ headers: { origin: new URL(page.url()).origin } })

/** Opens accounts at addresses nobody else uses, and answers their numbers. */
async function openAccounts(page: Page, lines: readonly string[]): Promise<string[]> {
  const numbers: string[] = []
  for (const line of lines) {
    const data = {
      address: { line, place: 'Ontario', state: 'CA', zip: '91764' },
      class: 'residential',
      cycle: '2',
      openedOn: '2026-11-20',
      payer: { name: 'Cash Journey' },
    }
    const answer = await page.request.post('/api/accounts', { data, ...origin(page) })
    numbers.push(((await answer.json()) as { accountNumber: string }).accountNumber)
  }
  return numbers
}

const balance = async (request: APIRequestContext, number: string): Promise<number> =>
  ((await (await request.get(`/api/accounts/${number}/ledger`)).json()) as { balanceCents: number })
    .balanceCents

/** The digits of an account number that differ from account to account. */
const typed = (number: string): string => String(Number(number.replaceAll('-', '').slice(3)))

test('300 remittances are entered by keyboard alone; two digits that changed places are found; the ledger agrees', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  const numbers = await openAccounts(page, ['8201 Cash Way', '8203 Cash Way', '8205 Cash Way'])
  const items = Array.from({ length: 300 }, (_, at) => ({
    number: numbers[at % 3]!,
    cents: 10_207 + at * 31,
  }))
  const total = items.reduce((sum, { cents }) => sum + cents, 0)
  await page.goto('/cash')
  await page.getByRole('button', { name: 'Open a batch' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a batch' })
  await dialog.getByLabel('Control count').fill('300')
  await dialog.getByLabel('Control total').fill((total / 100).toFixed(2))
  await dialog.getByLabel('What is keyed of each').selectOption('amount')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Open it' }).click()

  const station = page.getByRole('dialog', { name: /^Ten-key station/ })
  await expect(station.getByText('0 of 300')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.type('100000018\n')
  await expect(station.getByRole('alert')).toContainText('The check digit does not fit')
  await page.keyboard.type('-')
  await expect(station.getByRole('alert')).toHaveCount(0)
  // Keys come far faster than the office answers, and none is lost. Line 150 has two digits changed.
  for (let at = 0; at < items.length; at += 50) {
    const lines = items.slice(at, at + 50).map(({ number, cents }, index) => {
      const amount = at + index === 149 ? transposed(cents) : cents
      return `${typed(number)}\n${amount}\n`
    })
    await pressAhead(page, lines.join(''))
    await expect(station.getByText(`${at + 50} of 300`)).toBeVisible({ timeout: 60_000 })
  }
  await page.keyboard.type('*')
  const wrong = station.getByRole('list', { name: 'What may be wrong' })
  await expect(wrong).toContainText('Line 150: digits changed places?')
  await expectAccessible(page)
  await page.keyboard.type(`150+\n${items[149]!.cents}\n`)
  await expect(station.getByText('✓ Meets the tape')).toBeVisible()
  await page.keyboard.type('*\n')
  await expect(station.getByText(/not keyed a second time yet/)).toBeVisible()
  await page.keyboard.type('/')
  await expect(page.getByRole('heading', { level: 1, name: /^Cash batch/ })).toBeVisible()
  const address = page.url()
  await signOut(page)
  await keyedTwice(page, address, items)
  await signOut(page)

  await signIn(page, 'Coordinator', new URL(address).pathname)
  await page.getByRole('link', { name: 'Station: total and close' }).press('Enter')
  await expect(station.getByText('✓ Meets the tape')).toBeVisible()
  await page.keyboard.type('*')
  await expect(station.getByText(/closes the batch and posts every line/)).toBeVisible()
  await page.keyboard.type('\n')
  await expect(page.getByText(/✓ Closed · 300 of 300 lines/)).toBeVisible()
  for (const number of numbers) {
    const paid = items.filter((item) => item.number === number).reduce((sum, { cents }) => sum + cents, 0)
    expect(await balance(page.request, number)).toBe(-paid)
  }
})

/** The manager keys the sample again from the paper. */
async function keyedTwice(page: Page, address: string, items: readonly { cents: number }[]): Promise<void> {
  await signIn(page, 'Manager', new URL(address).pathname)
  for (let line = 25; line <= 300; line += 25) {
    await page
      .getByLabel(`Amount on the paper of line ${line}`, { exact: true })
      .fill((items[line - 1]!.cents / 100).toFixed(2))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row', { name: new RegExp(`^${line} 100-.*agrees`) })).toBeVisible()
  }
  await expectAccessible(page)
}

/** Presses keys of the pad one after another without waiting for anything, faster than anybody could. */
const pressAhead = (page: Page, keys: string): Promise<void> =>
  page.evaluate((all) => {
    const station = document.querySelector('dialog[open]')
    for (const sign of all) {
      const key = sign === '\n' ? 'Enter' : sign
      station?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }
  }, keys)

const transposed = (cents: number): number => {
  const digits = String(cents).split('')
  const at = digits.findIndex((digit, index) => index > 0 && digit !== digits[index + 1])
  return Number([...digits.slice(0, at), digits[at + 1], digits[at], ...digits.slice(at + 2)].join(''))
}

test('A drawer is opened, money taken with change, counted blind, closed short, and taken to the bank', async ({
  page,
}) => {
  await signIn(page, 'Manager')
  const [number] = await openAccounts(page, ['8207 Cash Way'])
  await page.goto('/cash/counter')
  await page.getByLabel('Float').fill('100.00')
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByLabel('Account number').fill(number!)
  await expect(page.getByText(/Cash Journey · owes \$0\.00/)).toBeVisible()
  await page.getByLabel('Pays').fill('47.70')
  await page.getByLabel('Cash given').fill('60')
  await expect(page.getByText('Paid $47.70 · given $60.00 · change $12.30')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take it and post' }).click()
  await expect(page.getByText(/✓ Receipt R2026-\d{6}, \$47\.70 · give back \$12\.30/)).toBeVisible()
  expect(await balance(page.request, number!)).toBe(-4770)

  await page.getByLabel('$20', { exact: true }).fill('7')
  await page.getByLabel('$5', { exact: true }).fill('1')
  await page.getByLabel('$1', { exact: true }).fill('2')
  await page.getByLabel('25¢').fill('2')
  await expect(page.getByText('Cash counted: $147.50')).toBeVisible()
  await page.getByRole('button', { name: 'This is what I counted' }).click()
  const row = page.getByRole('row', { name: /^Cash with the float/ })
  await expect(row).toContainText('−$0.20')
  await expectAccessible(page)
  await page.getByLabel('Why it is over or short').fill('Two dimes too many given back')
  await page.getByRole('button', { name: 'Close the drawer' }).click()
  await expect(page.getByText('You have no open drawer.')).toBeVisible()

  await page.goto('/cash/bank')
  await expectAccessible(page)
  for (const box of await page.getByRole('checkbox', { name: /^Batch/ }).all()) await box.uncheck()
  await page.getByLabel('Coin in it').fill('0.50')
  await page.getByRole('button', { name: 'Prepare it' }).click()
  const deposit = page.getByRole('row', { name: /^D2026-/ }).first()
  await expect(deposit).toContainText('$47.50')
  await deposit.getByRole('button', { name: /went to the bank$/ }).click()
  await expect(deposit).toContainText('Sent')
})
