import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test('Addresses are exported, the answer is reviewed, and a move becomes the new address', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  await page.goto('/addresses')
  await expect(page.getByRole('heading', { level: 1, name: 'Addresses' })).toBeVisible()
  await expect(page.getByText(/^Confirmed: /)).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Export addresses …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Vendor').fill('Journey Coding House')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Make the export' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Address exchange / })).toBeVisible()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export (CSV)' }).click()
  const exported = await readFile(await (await coming).path(), 'utf8')
  const { text, moved } = answerTo(exported)
  await page.getByRole('button', { name: 'Bring the answer …' }).click()
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'answer.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await dialog.getByRole('button', { name: 'Take it' }).click()
  await expect(page.getByText(/as many as were sent/)).toBeVisible()
  await expectAccessible(page)

  await page.getByLabel('Search changes').fill('77 JOURNEY WAY')
  await page.getByRole('checkbox', { name: new RegExp(`Choose the change of ${moved}`) }).check()
  await page.getByRole('button', { name: 'Accept 1 change' }).click()
  await expect(page.getByText('1 accepted, 0 left')).toBeVisible()
  await page.getByRole('button', { name: 'Settle them …' }).click()
  await dialog.getByLabel('What was found out').fill('The vendor sends it again')
  await dialog.getByRole('button', { name: 'Settle them' }).click()
  await page.getByRole('button', { name: 'Close the exchange' }).click()
  await expect(page.getByText(/^Closed/).first()).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})

test('Returned mail is entered one piece after the other, and worked', async ({ page }) => {
  await signIn(page, 'Clerk')
  await page.goto('/returned-mail')
  await expect(page.getByRole('heading', { level: 1, name: 'Returned mail' })).toBeVisible()
  await expectAccessible(page)

  const bill = page.getByLabel('Returned mail', { exact: true }).getByRole('row').nth(1)
  const number = (await bill.getByRole('cell').nth(2).textContent())!
  await page.getByLabel('Scan or type').fill(number)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/was entered before/)).toBeVisible()
  await page.getByRole('button', { name: 'It came back once more' }).click()
  await expect(page.getByText(/^Entered: /)).toBeVisible()
  await expect(page.getByLabel('Scan or type')).toBeFocused()

  await page
    .getByRole('button', { name: /^Work it: the piece of/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('There is a new address').check()
  await dialog.getByLabel('Line 1').fill('9 Elm Ave')
  await dialog.getByLabel('Place').fill('Reno')
  await dialog.getByLabel('State').fill('NV')
  await dialog.getByLabel('ZIP code').fill('89501')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await expect(dialog).toBeHidden()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})

const added =
  'coded_on,dpv,footnotes,zip5,zip4,delivery_point,ncoa_on,ncoa_code,move_type,move_date,new_line1,new_city,new_state,new_zip5,new_zip4,new_delivery_point,new_dpv'

/** What an invented vendor answers: all confirmed, the twelfth moved, and the thirteenth with an answer that is none. */
function answerTo(exported: string): { readonly text: string; readonly moved: string } {
  const [head, ...rows] = exported.trimEnd().split('\r\n')
  const name = /^\d+,\d+,("(?:[^"]|"")*"|[^,]*)/
  const zip = /(\d{5})(?:-\d{4})?$/
  const lines = rows.map((row, at) => {
    const coded = `2026-11-20,${at === 12 ? 'Q' : 'Y'},AABB,${zip.exec(row)![1]},1234,01,2026-11-20`
    const move = at === 11 ? 'A,I,2026-09,77 JOURNEY WAY,RENO,NV,89501,1234,77,Y' : '00,,,,,,,,,'
    return `${row},${coded},${move}`
  })
  const moved = name.exec(rows[11]!)![1]!.replaceAll('"', '')
  return { text: [`${head},${added}`, ...lines, ''].join('\r\n'), moved }
}
