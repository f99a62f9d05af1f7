import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible, signIn, signOut } from './office.ts'

/** The journeys of this file work on one run, each where the one before left it. */
test.describe.configure({ mode: 'serial' })

const steps = (page: Page): Locator => page.getByRole('main')
const stands = (page: Page): Locator =>
  page.getByRole('list', { name: 'Where the run stands' }).locator('[aria-current=step]')
let address = ''

test.describe('The month’s bills', () => {
  test('the coordinator opens the next run and calculates it', async ({ page }) => {
    await signIn(page, 'Coordinator', '/runs')
    await expect(page.getByRole('link', { name: /^Open Cycle 1,/ })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: /^Open Cycle 1,/ }).click()
    await expect(page.getByRole('region', { name: 'What will be opened' })).toContainText(
      /[\d,]+ accounts of/,
    )
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Open the run' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Cycle 1')
    await expect(stands(page)).toContainText('Open')
    address = new URL(page.url()).pathname
    await steps(page).getByRole('button', { name: 'Calculate', exact: true }).click()
    await expect(stands(page)).toContainText('Calculated')
    await expect(page.getByText('general ledger balances')).toBeVisible()
    await expectAccessible(page)
  })

  test('the register narrows, opens one account beside it, and goes to Excel as it is narrowed', async ({
    page,
  }) => {
    await signIn(page, 'Coordinator', `${address}?tab=register`)
    const register = page.getByRole('table', { name: 'Register' })
    await expect(register.getByRole('row').nth(1)).toBeVisible()
    await page.getByLabel('Sorted by').selectOption('change')
    await page.getByRole('search').getByText('Part of period', { exact: true }).click()
    await expect(page.getByRole('checkbox', { name: 'Part of period' })).toBeChecked()
    await expect(page).toHaveURL(/isProrated=true/)
    await expect(register.getByRole('row').nth(1)).toContainText('part of period')
    await expectAccessible(page)
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Register, Excel' }).click()
    expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/)
    await register.getByRole('row').nth(1).focus()
    await page.keyboard.press('Enter')
    const beside = page.getByRole('dialog', { name: /^Account / })
    await expect(beside.getByRole('heading', { name: 'Charges', exact: true })).toBeVisible()
    await expect(beside.getByRole('heading', { name: 'Why this bill differs from the last' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(beside).toHaveCount(0)
  })

  test('every exception is decided: held what must be mended, accepted the rest with a note', async ({
    page,
  }) => {
    await signIn(page, 'Coordinator', address)
    await steps(page).getByRole('button', { name: 'Send to review' }).click()
    await expect(stands(page)).toContainText('In review')
    await expectAccessible(page)
    await decideAll(page)
    await expect(page.getByRole('tab', { name: 'Exceptions', exact: true })).toBeVisible()
    await expectAccessible(page)
  })

  test('the sample is signed bill by bill, by keyboard; a wrong one holds the run until another person overrules', async ({
    page,
  }) => {
    test.setTimeout(300_000)
    await signIn(page, 'Coordinator', `${address}?tab=sample`)
    const bills = page.getByRole('navigation', { name: 'Bills of the sample' }).getByRole('listitem')
    await expect(bills).toHaveCount(20)
    const gate = page.getByRole('list', { name: 'What makes the red gates green' })
    // Of what chance drew, some may have been held with the exceptions: they need no signature.
    await expect(gate).toContainText(/0 of \d+ bills of the sample are signed/)
    const asked = 20 - (await bills.filter({ hasText: /– (held|no bill)/ }).count())
    await expect(gate).toContainText(`0 of ${asked} bills of the sample are signed`)
    await expectAccessible(page)
    const shown = page
      .getByRole('region', { name: /^Bill of / })
      .getByRole('table')
      .first()
    for (let signed = 1; signed < asked; signed++) {
      await expect(shown).toBeVisible()
      await page.keyboard.press('r')
      await expect(page.getByText(`${signed} of ${asked} bills signed`)).toBeVisible()
    }
    await expect(shown).toBeVisible()
    await page.keyboard.press('w')
    const dialog = page.getByRole('dialog', { name: 'This bill is wrong' })
    await dialog.getByLabel('Why').fill('The cart is a 64.')
    await dialog.getByRole('button', { name: 'Sign as wrong' }).click()
    await expect(gate).toContainText('Found wrong')
    await expectAccessible(page)
    await signOut(page)
    await signIn(page, 'Manager', address)
    await gate.getByRole('link', { name: 'Go there: Sample signed' }).click()
    await page.getByRole('button', { name: 'Overrule …' }).click()
    const overruling = page.getByRole('dialog', { name: 'Overrule: this bill is right' })
    await overruling.getByLabel('Why').fill('I saw the cart: it is a 96.')
    await overruling.getByRole('button', { name: 'Overrule' }).click()
    await expect(page.getByText(`${asked} of ${asked} bills signed`)).toBeVisible()
    await expect(page.getByRole('region', { name: 'Gates' })).not.toContainText('✗')
  })

  test('every part of the change leads to the rows that sum to it, also from an earlier run', async ({
    page,
  }) => {
    await signIn(page, 'Coordinator', `${address}?tab=change`)
    await expectAccessible(page)
    const earlier = page.getByLabel('Compared with')
    await earlier.selectOption({ index: 1 })
    const causes = page.getByRole('table', { name: 'Change by cause' })
    const row = causes.getByRole('row').filter({ hasText: 'One off charges' })
    const amount = (await row.getByRole('cell').last().innerText()).trim()
    await row.getByRole('button').click()
    await expect(page.getByText(`One off charges ${amount}`)).toBeVisible()
    await expect(page.getByRole('button', { name: /^Compared with run \d+: take off$/ })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('tab', { name: 'Change' }).click()
    await page
      .getByRole('button', { name: /^Did not change: [\d,]+ bill/ })
      .first()
      .click()
    await expect(page.getByRole('button', { name: 'Did not change: take off' })).toBeVisible()
    await expect(page.getByRole('table', { name: 'Register' }).getByRole('row').nth(1)).toContainText('$0.00')
  })

  test('who prepared a run is told why somebody else must release it', async ({ page }) => {
    await signIn(page, 'Coordinator', address)
    await steps(page).getByRole('button', { name: 'Release', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Another person must release it')
    await expect(dialog.getByRole('button', { name: 'Release', exact: true })).toHaveCount(0)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    const answer = await page.request.post(`/api${address}/release`, {
      data: {},
      headers: { origin: new URL(page.url()).origin },
    })
    expect(answer.status()).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'OWN_RUN_NOT_RELEASED' })
  })

  test('the manager releases it, having read what that does, and posts it', async ({ page }) => {
    await signIn(page, 'Manager', address)
    await steps(page).getByRole('button', { name: 'Release', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Release this register' })
    await expect(dialog).toContainText('Prepared by Rosa Ortiz')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Release', exact: true }).click()
    await expect(stands(page)).toContainText('Released')
    await steps(page).getByRole('button', { name: 'Post', exact: true }).click()
    await page.getByRole('dialog', { name: 'Post this run' }).getByRole('button', { name: 'Post' }).click()
    await expect(stands(page)).toContainText('Posted')
    await page.getByRole('tab', { name: 'General ledger' }).click()
    await expect(page.getByText(/^As posted: debits .* ✓$/)).toBeVisible()
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download the journal' }).click()
    await downloading
    await page.getByRole('tab', { name: 'History' }).click()
    const record = page.getByRole('table', { name: 'Record of the run, newest first' })
    await expect(record.getByRole('row').filter({ hasText: 'Release run' }).first()).toBeVisible()
    await expectAccessible(page)
    await signOut(page)
  })

  test('the print files are made; the PDF of all bills opens; the run is mailed', async ({ page }) => {
    test.setTimeout(600_000)
    await signIn(page, 'Coordinator', `${address}?tab=documents`)
    await steps(page).getByRole('button', { name: 'Make print files' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make the print files' })
    await dialog.getByRole('button', { name: 'Make print files' }).click()
    await expect(stands(page)).toContainText('Printed', { timeout: 480_000 })
    const part = page
      .getByRole('table', { name: /^Parts of/ })
      .getByRole('link')
      .first()
    await expect(part).toBeVisible()
    await expectAccessible(page)
    const pdf = await page.request.get((await part.getAttribute('href')) ?? '')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    const manifest = page.getByRole('link', { name: 'Manifest' })
    expect((await page.request.get((await manifest.getAttribute('href')) ?? '')).ok()).toBe(true)
    await steps(page).getByRole('button', { name: 'Mark mailed' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Mark mailed' }).click()
    await expect(stands(page)).toContainText('Mailed')
  })

  test('a posted bill is read with its reasons, in Spanish too, and as the paper it is', async ({ page }) => {
    await signIn(page, 'Clerk', `${address}?tab=register`)
    const row = page.getByRole('table', { name: 'Register' }).getByRole('row').nth(1)
    const number = /100-\d{5}-\d/.exec(await row.innerText())?.[0]
    const answer = await page.request.get(`/api/accounts/${number}/bills?limit=1`)
    const { rows } = (await answer.json()) as { rows: { number: string }[] }
    await page.goto(`/bills/${rows[0]?.number}`)
    await expect(page.getByRole('heading', { name: /^Every charge, \$/ })).toBeVisible()
    await expectAccessible(page)
    await page.getByText('Español', { exact: true }).click()
    await expect(page.getByText(/^Por favor pague a más tardar/)).toBeVisible()
    const href = await page.getByRole('link', { name: 'Open the PDF' }).getAttribute('href')
    const pdf = await page.request.get(href ?? '')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

/** Goes through the reasons on the left until nothing is left to decide. */
async function decideAll(page: Page): Promise<void> {
  const reasons = page.getByRole('navigation', { name: 'Reasons' })
  const open = reasons.getByRole('button').filter({ hasText: /left to decide|must be mended or held/ })
  for (let left = await open.count(); left > 0; left = await open.count()) {
    const mend = (await open.first().innerText()).includes('must be mended')
    await open.first().click()
    if (mend) {
      await page.getByRole('checkbox', { name: 'Choose all shown' }).check()
      await page.getByRole('button', { name: 'Hold chosen' }).click()
    } else await page.getByRole('button', { name: /^Accept all [\d,]+ left$/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Why').fill('Checked against the work orders.')
    await dialog.getByRole('button', { name: mend ? 'Hold' : 'Accept', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(open).not.toHaveCount(left)
  }
}
