import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { openPackage } from '#test/mail-package'
import { askAs, expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'

/** The tests of this file are one month of the mail: each begins where the one before left it. */
test.describe.configure({ mode: 'serial' })

type Answered = {
  readonly id: number
  readonly state: string
  readonly undecided: number
  readonly next: string | null
  readonly rows: readonly { readonly accountNumber: string }[]
  readonly postageCents: number
  readonly job: { readonly jobId: number; readonly toMail: number }
  readonly expectedPostageCents: number
  readonly levels: readonly { readonly title: string; readonly pieces: number; readonly mills: number }[]
}

const month = { run: 0, job: 0, pieces: 0, balanceCents: 0, bill: '' }

const ask = askAs<Answered>

const reaches = (page: Page, state: string): Promise<void> =>
  expect.poll(async () => (await ask(page, `/runs/${month.run}`)).state, { timeout: 120_000 }).toBe(state)

/** Homes beyond those that other journeys work on: enough of them on paper for automation prices. */
async function homes(page: Page): Promise<string[]> {
  const first = await ask(page, '/accounts?cycle=2&class=residential&state=open&limit=500')
  const second = await ask(
    page,
    `/accounts?cycle=2&class=residential&state=open&limit=500&after=${first.next}`,
  )
  return [...first.rows.slice(300), ...second.rows].map(({ accountNumber }) => accountNumber)
}

const dialogOf = (page: Page) => page.getByRole('dialog')
const dollars = (cents: number): string =>
  `$${Math.floor(cents / 100).toLocaleString('en-US')}.${String(cents % 100).padStart(2, '0')}`
const centsIn = (text: string): number => Number(/\$([\d,]+\.\d\d)/.exec(text)![1]!.replaceAll(/[,.]/g, ''))

async function tell(
  page: Page,
  told: { readonly press: string; readonly pieces: number; readonly postageCents?: number },
): Promise<void> {
  const dialog = dialogOf(page)
  await page.getByRole('button', { name: told.press }).click()
  await dialog.getByLabel('Pieces').fill(String(told.pieces))
  if (told.postageCents !== undefined)
    await dialog.getByLabel('Postage of the statement').fill((told.postageCents / 100).toFixed(2))
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Enter it' }).click()
  await expect(dialog).toBeHidden()
}

test('The bills of a month are posted, and their mail is sorted into trays at a known postage', async ({
  page,
}) => {
  await signIn(page, 'Coordinator')
  const { id } = await ask(page, '/runs', {
    kind: 'list',
    cycle: '2',
    accountNumbers: await homes(page),
  })
  month.run = id
  await ask(page, `/runs/${id}/calculate`, {})
  await reaches(page, 'calculated')
  const { undecided } = await ask(page, `/runs/${id}/review`, {})
  if (undecided > 0) await ask(page, `/runs/${id}/exceptions/accept`, { filter: {}, note: 'Right as it is.' })
  await signOut(page)
  await signIn(page, 'Manager')
  await ask(page, `/runs/${id}/release`, {})
  await ask(page, `/runs/${id}/post`, {})
  await reaches(page, 'posted')
  await signOut(page)

  await signIn(page, 'Coordinator', `/runs/${id}?tab=mail-sort`)
  await page.getByRole('button', { name: 'Sort the mail' }).click()
  await expect(page.getByRole('heading', { name: 'By price' })).toBeVisible()
  await expectAccessible(page)
  const sort = await ask(page, `/runs/${id}/mail-sort`)
  const prices = page.getByRole('table', { name: 'Pieces and postage by price' })
  await expect(prices.getByRole('row').last()).toContainText(dollars(sort.postageCents))
  await expect(page.getByRole('table', { name: 'Trays in the order of the mail' })).toContainText('5-digit')
})

test('They are printed, and put into a package whose manifest holds', async ({ page }) => {
  test.setTimeout(400_000)
  await signIn(page, 'Coordinator', `/runs/${month.run}`)
  await page.getByRole('main').getByRole('button', { name: 'Make print files' }).click()
  const printing = page.getByRole('dialog', { name: 'Make the print files' })
  await printing.getByRole('button', { name: 'Make print files' }).click()
  await reaches(page, 'produced')
  await page.goto('/mail-jobs')
  await page.getByRole('button', { name: `Put it together: the package of run ${month.run}` }).click()
  await expect(page.getByText('● Ready')).toBeVisible({ timeout: 60_000 })
  month.job = Number(/\d+$/.exec(new URL(page.url()).pathname)![0])
  await expectAccessible(page)

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Package (zip)' }).click()
  const { files, manifest, pieces } = openPackage(await readFile(await (await downloading).path()))
  for (const { file, sha256 } of manifest.files)
    expect(createHash('sha256').update(files[file]!).digest('hex'), file).toBe(sha256)
  const { job, expectedPostageCents } = await ask(page, `/mail-jobs/${month.job}`)
  month.pieces = job.toMail
  expect(manifest.counts.toMail).toBe(job.toMail)
  expect(manifest.counts.trays).toBeGreaterThan(0)
  expect(manifest.mailDat!.pieces).toBeGreaterThanOrEqual(500)
  // Worksheet, sort and job come to the same cent.
  expect(manifest.mailDat!.withSinglePiecesCents).toBe(expectedPostageCents)
  await expect(page.getByText(dollars(expectedPostageCents), { exact: true })).toBeVisible()
  // A leaflet lies beside every bill; those in large print have four sheets, and weigh more than an ounce.
  const weights = new Set(pieces.map(({ weight_oz }) => weight_oz))
  expect([...weights].map(Number).some((ounces) => ounces > 1)).toBe(true)
  expect([...weights].map(Number).some((ounces) => ounces < 1)).toBe(true)
  // The first bill of the first tray that has no copy for an owner.
  const bills = pieces.map(({ bill }) => bill!)
  month.bill = bills.find((bill) => bills.indexOf(bill) === bills.lastIndexOf(bill))!

  await page.getByRole('button', { name: 'It was sent …' }).click()
  await dialogOf(page).getByLabel('Reference').fill('VMW-2311')
  await dialogOf(page).getByRole('button', { name: 'It was sent' }).click()
  await expect(page.getByText('→ Sent')).toBeVisible()
  await tell(page, { press: 'A proof came …', pieces: month.pieces })
  await expect(page.getByRole('heading', { name: 'Sample of the proof' })).toBeVisible()
  await expectAccessible(page)
  const own = await page.request.post(`/api/mail-jobs/${month.job}/approve`, {
    data: {},
    headers: { origin: new URL(page.url()).origin },
  })
  expect(await own.json()).toMatchObject({ code: 'MAIL_PROOF_OWN' })
})

test('Another person signs the sample; a count that differs stops the job until the bill is found', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await signIn(page, 'Manager', `/mail-jobs/${month.job}`)
  const right = page.getByRole('button', { name: /^Right: piece \d+$/ })
  await expect(right).toHaveCount(20)
  for (let index = 0; index < 20; index++) {
    await right.nth(index).click()
    await expect(page.getByText('✓ Right')).toHaveCount(index + 1)
  }
  await page.getByRole('button', { name: 'Approve the proof' }).click()
  await expect(page.getByText('✓ Proof approved')).toBeVisible()
  await signOut(page)

  await signIn(page, 'Coordinator', '/postage')
  await page.getByRole('link', { name: 'Permit 118, Ontario', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Permit 118, Ontario' })).toBeVisible()
  const entries = page.getByRole('table', { name: 'Entries, the newest first' })
  await expect(entries.getByRole('row').nth(1)).toBeVisible()
  month.balanceCents = centsIn(await page.getByText(/^\$[\d,.]+ · Permit/).innerText())

  // The mail house mailed one piece less: the bill that its inserter spoiled.
  await page.goto(`/mail-jobs/${month.job}`)
  await tell(page, { press: 'It was mailed …', pieces: month.pieces - 1 })
  await expect(page.getByText('⚠ The job stands: a count differs')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take a bill out …' }).click()
  const dialog = dialogOf(page)
  await dialog.getByLabel('Bill number').fill(month.bill)
  await dialog.getByRole('radio', { name: 'Recalled from the mail house' }).check()
  await dialog.getByLabel('Why').fill('The inserter spoiled it: it is printed again with the next run')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Take it out' }).click()
  await expect(dialog).toBeHidden()
  month.pieces = (await ask(page, `/mail-jobs/${month.job}`)).job.toMail
  await tell(page, { press: 'It was mailed …', pieces: month.pieces })
  await expect(page.getByText('✓ Mailed')).toBeVisible()
  await expect(page.getByText('⚠ The job stands: a count differs')).toBeHidden()
  await expectAccessible(page)
})

test('The postage statement, the postage account and the stock come to what was mailed, and the job is closed', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await signIn(page, 'Coordinator', `/mail-jobs/${month.job}`)
  const { expectedPostageCents: cents } = await ask(page, `/mail-jobs/${month.job}`)
  await tell(page, { press: 'Postage statement …', pieces: month.pieces, postageCents: cents })
  await expect(page.getByText('● Statement received')).toBeVisible()

  await page.goto('/postage')
  await page.getByRole('link', { name: 'Permit 118, Ontario', exact: true }).click()
  const used = page.getByRole('row').filter({ hasText: `mail job ${month.job}` })
  await expect(used).toContainText(`−${dollars(cents)}`)
  await expect(used).toContainText(dollars(month.balanceCents - cents))
  await expect(used).toContainText(month.pieces.toLocaleString('en-US'))
  await expect(page.getByText(`${dollars(month.balanceCents - cents)} · Permit`)).toBeVisible()
  await expectAccessible(page)
  await enterStatement(page, cents)

  await page.goto(`/stock/runs/${month.run}`)
  await expect(page.getByText('✓ What it used is booked')).toBeVisible()
  const printed = (month.pieces + 1).toLocaleString('en-US')
  // Each envelope as it was printed, also that of the bill that was taken out; of sheets at least as many.
  const usedOf = (item: string) => page.getByRole('row').filter({ hasText: item }).getByRole('cell').nth(5)
  await expect(usedOf('ENV-10W')).toHaveText(printed)
  await expect(usedOf('ENV-9R')).toHaveText(printed)
  expect(Number((await usedOf('BILL-24').innerText()).replaceAll(',', ''))).toBeGreaterThanOrEqual(
    month.pieces + 1,
  )
  await expectAccessible(page)

  await page.goto(`/mail-jobs/${month.job}`)
  await page.getByRole('button', { name: 'All counts agree: close it …' }).click()
  await dialogOf(page).getByRole('button', { name: 'Close it' }).click()
  await expect(page.getByText('✓ Reconciled')).toBeVisible()
  await expectAccessible(page)

  await page.goto('/mail-room')
  await expect(page.getByRole('heading', { level: 1, name: 'Mail at a glance' })).toBeVisible()
  const jobs = page.getByRole('region', { name: 'Mail jobs' })
  const line = jobs.getByRole('link', { name: new RegExp(`^Run ${month.run}, cycle 2:`) })
  await expect(line).toContainText(`${month.pieces.toLocaleString('en-US')} pieces`)
  await expect(jobs).toContainText('✓ Reconciled')
  await expect(page.getByRole('region', { name: 'Postage' })).toContainText(
    `${dollars(month.balanceCents - cents)} left`,
  )
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})

/** What PostalOne! gave back, under the name that the job has on its screen: it comes to what was booked. */
async function enterStatement(page: Page, cents: number): Promise<void> {
  const { levels } = await ask(page, `/runs/${month.run}/mail-sort`)
  const taken = levels.filter(({ pieces }) => pieces > 0)
  // The bill that was taken out was the first of the first tray.
  const lines = taken.map(({ title, pieces, mills }, at) => ({
    title,
    mills,
    pieces: at === 0 ? pieces - 1 : pieces,
  }))
  await page.goto('/postage/statements')
  await page.getByRole('button', { name: 'Enter a statement …' }).click()
  const dialog = dialogOf(page)
  await dialog.getByLabel('Number').fill(`PS-2026-M${month.job}`)
  await dialog.getByLabel('Mail job').fill(`M-${month.job}`)
  const all = lines.reduce((sum, one) => sum + one.pieces * one.mills, 0)
  const automated = lines.reduce(
    (sum, { title, pieces }) => sum + (title.startsWith('Single piece') ? 0 : pieces),
    0,
  )
  const discount = { title: 'Full-Service discount', pieces: automated, mills: -3 }
  const isDiscounted = Math.floor((all + 5) / 10) !== cents
  for (const [at, one] of [...lines, ...(isDiscounted ? [discount] : [])].entries()) {
    if (at >= 4) await dialog.getByRole('button', { name: 'One line more' }).click()
    await dialog.getByLabel(`Line ${at + 1}, name`).fill(one.title)
    await dialog.getByLabel(`Line ${at + 1}, pieces`).fill(String(one.pieces))
    await dialog.getByLabel(`Line ${at + 1}, price`).fill((one.mills / 1000).toFixed(3))
  }
  await dialog.getByLabel('Net postage due').fill((cents / 100).toFixed(2))
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Enter it' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row').filter({ hasText: `PS-2026-M${month.job}` })).toContainText(
    '✓ Reconciled',
  )
}
