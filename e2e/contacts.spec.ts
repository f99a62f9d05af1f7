import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, signIn } from './office.ts'

/** An account no other journey uses: the last of the first page of the list. */
async function someAccount(page: Page): Promise<string> {
  const rows = await page.request.get('/api/accounts?limit=45&state=open')
  const { rows: accounts } = (await rows.json()) as { rows: { accountNumber: string }[] }
  return accounts[43]!.accountNumber
}

test.describe('A call', () => {
  test('comes in from a number, opens the account, is checked, and logged by one key', async ({ page }) => {
    await signIn(page, 'Clerk')
    const number = await someAccount(page)
    const shown = await page.request.get(`/api/accounts/${number}`)
    const { parties } = (await shown.json()) as { parties: { partyId: number }[] }
    const noted = await page.request.post(`/api/accounts/${number}/parties/${parties[0]!.partyId}/phones`, {
      data: { phone: '(951) 246-8135' },
      headers: { origin: new URL(page.url()).origin },
    })
    expect(noted.ok()).toBe(true)

    await page.goto('/call?from=%2B19512468135')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(number)
    const going = page.getByRole('button', { name: /On a call/ })
    await expect(going).toBeVisible()
    await page.reload()
    await expect(going).toBeVisible()

    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Who is calling? …' }).click()
    const asking = page.getByRole('dialog', { name: 'Who is calling?' })
    await expect(asking.getByRole('table', { name: 'Questions' })).toBeVisible()
    for (const question of [
      'What name is the account in?',
      'What address is served?',
      'What is the account number?',
    ])
      await asking.getByRole('checkbox', { name: `Right: ${question}` }).check()
    await expect(asking).toContainText('Passed: 3 right')
    await expectAccessible(page)
    await asking.getByRole('button', { name: 'Record the check' }).click()
    await expect(page.getByRole('list', { name: 'Alerts' })).toContainText('has proved today')

    const log = page.getByRole('dialog', { name: /^Call/ })
    // The key is for nobody while a window is still going away.
    await expect(asking).toBeHidden()
    await expect(async () => {
      await page.getByRole('heading', { level: 1 }).press('l')
      await expect(log).toBeVisible({ timeout: 2000 })
    }).toPass()
    await log.getByLabel('What it was about').selectOption('bill-wrong')
    // What to say stands beside the call, by its reason.
    await expect(log.getByText(/no penalty and no notice goes out on that/)).toBeVisible()
    await log.getByLabel('Notes').fill('Says the cart is billed twice.')
    await expectAccessible(page)
    await log.getByRole('button', { name: 'Open a case …' }).click()
    const opening = page.getByRole('dialog', { name: 'New case' })
    await expect(opening.getByLabel('What the caller says')).toHaveValue('Says the cart is billed twice.')
    await expect(opening.getByLabel('Account')).toHaveValue(number)
    // Escape closes the window that is on top, and no other.
    await page.keyboard.press('Escape')
    await expect(opening).toBeHidden()
    await log.getByRole('button', { name: 'Open a case …' }).click()
    await opening.getByRole('button', { name: 'Open case' }).click()
    await expect(opening).toBeHidden()
    await expect(log.getByLabel('Case it belongs to')).toHaveValue(/^\d+$/)
    await log.getByRole('button', { name: 'Log and end the call' }).click()
    await expect(going).toBeHidden()
    await expect(page.getByLabel('At the desk')).toContainText('Says the bill is wrong')
    await expect(page.getByRole('table', { name: 'History, newest first' })).toContainText(
      'Says the cart is billed twice.',
    )
    await page.getByLabel('At the desk').getByRole('button', { name: 'Read' }).click()
    const read = page.getByRole('dialog', { name: 'Call in' })
    await expectAccessible(page)
    await read.getByRole('link', { name: /^Case \d+: Says the bill is wrong/ }).click()
    await expect(page.getByRole('region', { name: 'What was said, written and put right' })).toContainText(
      'Says the cart is billed twice.',
    )
    await expectAccessible(page)
  })

  test('from nobody known offers to look for the caller', async ({ page }) => {
    await signIn(page, 'Clerk', '/call?from=%2B19095550000')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('(909) 555-0000')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Find the caller (/)' }).click()
    const finding = page.getByRole('dialog', { name: 'Find anyone' })
    await expect(finding).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(finding).toBeHidden()
    await page.getByRole('button', { name: /On a call/ }).click()
    await page.getByRole('button', { name: 'It was no call' }).click()
    await expect(page.getByRole('button', { name: /On a call/ })).toBeHidden()
  })

  test('is in the log, which is narrowed and taken along', async ({ page }) => {
    await signIn(page, 'Clerk', '/calls')
    const table = page.getByRole('table', { name: 'Conversations, newest first' })
    await expect(table.getByRole('row').nth(1)).toBeVisible()
    await page.getByLabel('Follow-up').selectOption('open')
    await expect(page).toHaveURL(/followUp=open/)
    await expect(page.getByRole('link', { name: 'Excel' })).toHaveAttribute('href', /followUp=open/)
    await expectAccessible(page)
  })
})

test('A promise to pay is recorded, and taken back', async ({ page }) => {
  await signIn(page, 'Clerk')
  const number = await someAccount(page)
  await page.goto(`/accounts/${number}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Promise to pay …' }).click()
  const form = page.getByRole('dialog', { name: 'Record a promise to pay' })
  await form.getByLabel('Amount').fill('21.50')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Record promise' }).click()
  const desk = page.getByLabel('At the desk')
  await expect(desk).toContainText('$21.50')
  await desk.getByRole('button', { name: 'Take back …' }).click()
  const back = page.getByRole('dialog', { name: 'Take the promise back' })
  await back.getByLabel('Why').fill('Another takes its place.')
  await back.getByRole('button', { name: 'Take it back' }).click()
  await expect(desk).toContainText('taken back')
})
