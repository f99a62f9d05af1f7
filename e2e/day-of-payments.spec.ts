import { checkFor, lockboxText } from '#test/bank-uploads'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type BankLine, billPayFile, statementOfTheDay } from './bank-of-the-day.ts'
import { load, looksRight, openAccounts, owingAccount, post } from './cash-office.ts'
import { expectAccessible, signIn, signOut } from './office.ts'

// One day, gone through in the order of the guide “A day of payments”: each part goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

const people = ['Dina Split', 'Walter Walkin', 'Maria Mail', 'Lou Lockbox', 'Bianca Billpay']
const accounts: string[] = []
const [splitter, walkIn, mailed, boxed, billPaid] = [0, 1, 2, 3, 4]
const numberOf = (at: number): string => accounts[at]!
/** The digits of an account number that differ from account to account. */
const typed = (number: string): string => String(Number(number.replaceAll('-', '').slice(3)))
const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`

/** What the clerk writes down along the day, for the statement of the bank. */
const noted = { deposit: '', returnedCheck: '', returnedCents: 0 }

const region = (page: Page, name: string): Locator => page.getByRole('region', { name })

test('Before the day begins, the balance of the bank is proven', async ({ page }) => {
  await signIn(page, 'Coordinator')
  await page.goto('/cash/reports')
  await expect(page.getByText(/✓ Bank and books agree: account 4711 as of/)).toBeVisible()
})

test('Cash, check and card at the counter and checks by mail go to the bank in one deposit', async ({
  page,
}) => {
  await signIn(page, 'Clerk')
  accounts.push(...(await openAccounts(page, people)))
  await page.goto('/cash')
  await page.getByRole('link', { name: 'Counter and drawers' }).click()
  await page.getByLabel('Float').fill('100.00')
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByLabel('Account number').fill(numberOf(splitter))
  await expect(page.getByText(/Dina Split · owes \$0\.00/)).toBeVisible()
  await page.getByLabel('Pays').fill('47.70')
  await page.getByLabel('Cash given').fill('20')
  await page.getByLabel('Check', { exact: true }).fill('15.70')
  await page.getByLabel('Check number').fill('771')
  await page.getByLabel('Card, by the terminal').fill('12.00')
  await page.getByLabel('Brand').fill('Visa')
  await page.getByLabel('Last four digits').fill('4242')
  await expect(page.getByText('Paid $47.70 · given $47.70')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: 'Take it and post' }).click()
  await expect(page.getByText(/✓ Receipt R2026-\d{6}, \$47\.70/)).toBeVisible()
  await page.getByLabel('Account number').fill(numberOf(walkIn))
  await page.getByLabel('Pays').fill('43.21')
  await page.getByLabel('Cash given').fill('60')
  await page.getByRole('button', { name: 'Take it and post' }).click()
  await expect(page.getByText(/\$43\.21 · give back \$16\.79/)).toBeVisible()

  await page.getByLabel('$20', { exact: true }).fill('8')
  await page.getByLabel('$1', { exact: true }).fill('3')
  await page.getByLabel('10¢', { exact: true }).fill('2')
  await page.getByLabel('1¢', { exact: true }).fill('1')
  await page.getByLabel('How many checks').fill('1')
  await page.getByLabel('Checks in all').fill('15.70')
  await page.getByLabel('Total of the card terminal').fill('12.00')
  await expect(page.getByText('Cash counted: $163.21')).toBeVisible()
  await page.getByRole('button', { name: 'This is what I counted' }).click()
  await expect(page.getByRole('row', { name: /^Together/ })).toContainText('$0.00')
  await looksRight(page)
  await page.getByRole('button', { name: 'Close the drawer' }).click()
  await expect(page.getByText('You have no open drawer.')).toBeVisible()

  await page.goto('/cash')
  await page.getByRole('button', { name: 'Open a batch' }).click()
  const opening = page.getByRole('dialog', { name: 'Open a batch' })
  await opening.getByLabel('Control count').fill('2')
  await opening.getByLabel('Control total').fill('81.90')
  await opening.getByRole('button', { name: 'Open it' }).click()
  const station = page.getByRole('dialog', { name: /^Ten-key station/ })
  await expect(station.getByText('0 of 2')).toBeVisible()
  await page.keyboard.type(`${typed(numberOf(mailed))}\n4000\n5001\n`)
  await expect(station.getByText('1 of 2')).toBeVisible()
  await page.keyboard.type(`${typed(numberOf(mailed))}\n4190\n5002\n`)
  await expect(station.getByText('✓ Meets the tape')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.type('*')
  await expect(station.getByText(/closes the batch and posts every line/)).toBeVisible()
  await page.keyboard.type('\n')
  await expect(page.getByText(/✓ Closed · 2 of 2 lines/)).toBeVisible()
  await looksRight(page)

  // From the closed batch the way goes on to the bank.
  await page.getByRole('link', { name: 'Take it to the bank' }).click()
  await expect(
    page.getByText('1 batch and 1 drawer ready for the bank: $63.21 in cash, $97.60 in checks'),
  ).toBeVisible()
  await expect(page.getByLabel('Coin in it')).toHaveValue('0.21')
  await looksRight(page)
  await page.getByRole('button', { name: 'Prepare it' }).click()
  const deposit = page.getByRole('row', { name: /^D2026-/ }).filter({ hasText: '$160.81' })
  await deposit.getByRole('button', { name: /went to the bank$/ }).click()
  await expect(deposit).toContainText('Sent')
  noted.deposit = /D2026-\d{6}/.exec(await deposit.innerText())![0]
})

test('A lockbox file and a bill-pay file are posted; what finds no account waits in suspense', async ({
  page,
}) => {
  await signIn(page, 'Clerk')
  const checks = [
    checkFor(numberOf(boxed), { cents: 4150, checkNumber: 6101, from: 'LOU LOCKBOX' }),
    checkFor('999-99999-9', { cents: 2222, checkNumber: 6102, from: 'NOBODY KNOWN' }),
  ]
  await load(page, 'box-of-the-day.txt', lockboxText(checks))
  await looksRight(page)
  await post(page, '$63.72')
  await page.getByRole('link', { name: 'work the suspense list' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'NOBODY KNOWN' })).toContainText('$22.22')
  await looksRight(page)
  await load(page, 'bill-pay.ach', billPayFile(numberOf(billPaid), 6100, 'BIANCA BILLPAY'))
  await expectAccessible(page)
  await post(page, '$61.00')
})

test('A customer pays online by card; the provider pays out, less its fee', async ({ page }) => {
  await signIn(page, 'Clerk')
  const { accountNumber, billNumber } = await owingAccount(page)
  await page.goto('/pay?lang=en')
  await page.getByLabel('Account number').fill(accountNumber)
  await page.getByLabel('Number of the bill').last().fill(billNumber)
  await page.getByRole('button', { name: 'Find my bill' }).click()
  await page.getByLabel('Another amount').check()
  await page.getByLabel('Amount', { exact: true }).fill('25.00')
  await page.getByRole('button', { name: 'Go on to pay $25.00' }).click()
  await expect(page.getByRole('heading', { name: 'Pay $25.00' })).toBeVisible()
  await page.getByRole('button', { name: 'Pay by card', exact: true }).click()
  await expect(page.getByText('Thank you. Your payment came in.')).toBeVisible()

  await page.goto('/online-payments')
  const payment = page.getByRole('row').filter({ hasText: accountNumber })
  await expect(payment).toContainText('$25.00')
  await looksRight(page)
  const pages = page.getByRole('link', { name: 'the pages of the practice provider' })
  await page.goto((await pages.getAttribute('href'))!)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Pay out what is paid' }).click()
  await page.goto('/cash/reconcile')
  const ours = region(page, 'Of ours, on no statement yet')
  await expect
    .poll(async () => {
      await page.reload()
      await expect(ours.getByRole('row').nth(1)).toBeVisible()
      return ours
        .getByRole('row')
        .filter({ hasText: /Payout/ })
        .allInnerTexts()
    })
    .toEqual([expect.stringContaining('$23.97')])
})

type BatchLines = { lines: { lineNo: number; checkNumber: string; amountCents: number }[] }

test('A check of the last week comes back: the payment is taken back, a fee is charged, a letter waits', async ({
  page,
}) => {
  await signIn(page, 'Clerk')
  // The paper the bank sent names the sixth check of the batch of four days ago.
  const { lines } = (await (await page.request.get('/api/cash/batches/1')).json()) as BatchLines
  const { checkNumber, amountCents } = lines.find(({ lineNo }) => lineNo === 6)!
  Object.assign(noted, { returnedCheck: checkNumber, returnedCents: amountCents })
  await page.goto('/returned-items')
  await expect(page.getByText('1 letter still to be looked at and sent')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: 'A check came back …' }).click()
  const find = page.getByRole('dialog', { name: 'A check came back' })
  await find.getByLabel('Check number').fill(checkNumber)
  await find.getByLabel('Amount').fill((amountCents / 100).toFixed(2))
  await find.getByRole('button', { name: 'Find it' }).click()
  await find.getByRole('button', { name: /Receipt B1-6/ }).click()
  const record = page.getByRole('dialog', { name: `The bank returned ${dollars(amountCents)}` })
  await expect(record.getByText(/A fee of \$25\.00 is charged/)).toBeVisible()
  await expectAccessible(page)
  await record.getByRole('button', { name: 'Record it' }).click()
  await expect(page.getByText('2 letters still to be looked at and sent')).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: checkNumber })
  await expect(row).toContainText('$25.00 charged')
  await row.getByRole('link', { name: 'draft' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
})

test('A credit goes back by check: asked for by the clerk, approved by the manager', async ({ page }) => {
  await signIn(page, 'Clerk')
  await page.goto('/refunds')
  await page.getByRole('button', { name: 'Put a batch together' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Accounts whose customers ask for their credit').fill(numberOf(walkIn))
  await dialog.getByRole('button', { name: 'Put it together' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Refund batch RB-/ })).toBeVisible()
  await looksRight(page)
  const batch = new URL(page.url()).pathname
  await signOut(page)
  await signIn(page, 'Manager', batch)
  await page.getByRole('button', { name: 'Approve …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click()
  const mine = page.getByRole('row').filter({ hasText: 'Walter Walkin' })
  await expect(mine.getByText('Waits for its check')).toBeVisible()
  await signOut(page)
  await signIn(page, 'Clerk', batch)
  await page.getByRole('button', { name: 'Take check numbers back' }).click()
  await page.getByRole('dialog').getByLabel('Check for Walter Walkin, $43.21').fill('70011')
  await page.getByRole('dialog').getByRole('button', { name: 'They are paid' }).click()
  await expect(mine.getByText('by check 70011')).toBeVisible()
})

test('The bills that are due are drawn by a file that a second person releases', async ({ page }) => {
  await signIn(page, 'Coordinator')
  await page.goto('/autopay')
  await page.getByRole('button', { name: 'Prepare a file …' }).click()
  const prepare = page.getByRole('dialog', { name: 'Prepare a file to the bank' })
  await expectAccessible(page)
  // Nothing is due on the usual day: the refusal says which day has something.
  await prepare.getByRole('button', { name: 'Prepare', exact: true }).click()
  await expect(prepare.getByText(/The next bills are drawn on: Nov(ember)? 25, 2026/)).toBeVisible()
  await prepare.getByLabel('Bank’s day').fill('2026-11-25')
  await prepare.getByRole('button', { name: 'Prepare', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Autopay \d+/ })).toBeVisible()
  await looksRight(page)
  const run = new URL(page.url()).pathname
  await signOut(page)
  await signIn(page, 'Manager', run)
  await page.getByRole('button', { name: 'Release …' }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
  await expect(page.getByText(/▲ released, to the bank/)).toBeVisible()
})

test('The statement of the day has all of it: what is sure is matched, and bank and books agree to the cent', async ({
  page,
}) => {
  await signIn(page, 'Clerk', '/cash/reconcile')
  const { statements } = (await (await page.request.get('/api/reconciliation')).json()) as {
    statements: { account: string; closingCents: number }[]
  }
  const opening = statements.find(({ account }) => account === '4711')!.closingCents
  const lines: BankLine[] = [
    ['175', 16_081, noted.deposit, 'Deposit at the branch'],
    ['147', 1200, '', 'Card terminal'],
    ['115', 6372, '', 'Lockbox 22222'],
    ['165', 6100, '', 'Bill pay'],
    ['142', 2397, '', 'Card payout'],
    ['555', noted.returnedCents, noted.returnedCheck, 'Deposited item returned: NSF'],
    ['475', 4321, '70011', 'Check paid'],
  ]
  await load(page, 'statement-of-the-day.bai', statementOfTheDay(opening, lines))
  await expect(page.getByText(/^Kept · 1 account/)).toBeVisible()
  await looksRight(page)
  await page.getByRole('link', { name: 'Reconcile the bank' }).click()
  await expect(page.getByText('Matching is for a coordinator or a manager')).toBeVisible()
  await looksRight(page)
  await signOut(page)

  await signIn(page, 'Coordinator', '/cash/reconcile')
  // Four of the statement that was there, seven of the one of the day.
  await page.getByRole('button', { name: 'Match 11 sure ones …' }).click()
  const sure = page.getByRole('dialog')
  await expectAccessible(page)
  await sure.getByRole('button', { name: 'Match them' }).click()
  const open = region(page, 'Lines of the bank that are not matched')
  await expect(open.getByText('Card payout')).toHaveCount(0)
  await open
    .getByRole('row')
    .filter({ hasText: 'Account analysis fee' })
    .getByRole('button', { name: /^Match line/ })
    .click()
  await page.getByRole('dialog').getByLabel('Why').fill('The fee of the month')
  await page.getByRole('dialog').getByRole('button', { name: 'Explain it' }).click()
  await expect(open.getByText('Account analysis fee')).toHaveCount(0)
  await expect(open.getByText('Deposit correction')).toBeVisible()
  await expect(open.getByRole('row')).toHaveCount(2)

  await page.getByRole('link', { name: 'Cash reports and the bank balance' }).click()
  await expect(page.getByText(/✓ as the ledger has it/)).toBeVisible()
  await expect(page.getByText(/✓ Every figure agrees/)).toBeVisible()
  await expect(page.getByText(/✓ Bank and books agree: account 4711 as of/)).toBeVisible()
  // What only the bank has: its fee of $42.15, explained, and its correction of $5.00, which somebody has still to see to.
  await expect(page.getByRole('row').filter({ hasText: 'Lines only the bank has' })).toContainText('$47.15')
  await looksRight(page)
})
