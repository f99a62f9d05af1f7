import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'

test('A credit a customer asks for is put into a batch, approved by another person, and paid by check', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  const headers = { headers: { origin: new URL(page.url()).origin } }
  const opened = await page.request.post('/api/accounts', {
    data: {
      address: { line: '8401 Refund Way', place: 'Ontario', state: 'CA', zip: '91764' },
      class: 'residential',
      cycle: '2',
      openedOn: '2026-11-20',
      payer: { name: 'Refund Journey' },
    },
    ...headers,
  })
  const { accountNumber } = (await opened.json()) as { accountNumber: string }
  const payment = {
    accountNumber,
    amountCents: 4321,
    tender: 'check',
    receivedOn: '2026-11-20',
    receipt: 'J-REF-1',
  }
  expect((await page.request.post('/api/payments', { data: payment, ...headers })).ok()).toBe(true)

  await page.goto('/refunds')
  await expect(page.getByRole('heading', { level: 1, name: 'Refunds' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Put a batch together' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Accounts whose customers ask for their credit').fill(accountNumber)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Put it together' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Refund batch RB-/ })).toBeVisible()
  await expectAccessible(page)
  // A check is how it is paid; nothing was paid online, and autopay drew nothing.
  await page.getByRole('button', { name: 'How Refund Journey' }).click()
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'by check' })).toBeChecked()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  const batch = new URL(page.url()).pathname
  await signOut(page)

  await signIn(page, 'Manager')
  await page.goto(batch)
  await page.getByRole('button', { name: 'Approve …' }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click()
  const mine = page.getByRole('row').filter({ hasText: 'Refund Journey' })
  await expect(mine.getByText('Waits for its check')).toBeVisible()
  await page.getByRole('button', { name: 'Take check numbers back' }).click()
  await page.getByRole('dialog').getByLabel('Check for Refund Journey, $43.21').fill('70001')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'They are paid' }).click()
  await expect(mine.getByText('by check 70001')).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
