import { expect, type Page, test } from '@playwright/test'
import { askAs, expectAccessible, expectFitsWidth, signIn, signOut } from './office.ts'

type Answered = { id: number; state: string; undecided: number; rows: { accountNumber: string }[] }

const ask = askAs<Answered>

const reaches = (page: Page, id: number, state: string): Promise<void> =>
  expect.poll(async () => (await ask(page, `/runs/${id}`)).state, { timeout: 60_000 }).toBe(state)

/** A small run, from open to printed: the coordinator prepares it, the manager releases it. */
async function printedRun(page: Page): Promise<number> {
  await signIn(page, 'Coordinator')
  const { rows } = await ask(page, '/accounts?cycle=2&class=residential&state=open&limit=4')
  const accountNumbers = rows.map(({ accountNumber }) => accountNumber)
  const { id } = await ask(page, '/runs', { kind: 'list', cycle: '2', accountNumbers })
  await ask(page, `/runs/${id}/calculate`, {})
  await reaches(page, id, 'calculated')
  const { undecided } = await ask(page, `/runs/${id}/review`, {})
  if (undecided > 0) await ask(page, `/runs/${id}/exceptions/accept`, { filter: {}, note: 'Right as it is.' })
  await signOut(page)
  await signIn(page, 'Manager')
  await ask(page, `/runs/${id}/release`, {})
  await ask(page, `/runs/${id}/post`, {})
  await reaches(page, id, 'posted')
  await ask(page, `/runs/${id}/print`, {})
  await reaches(page, id, 'produced')
  await signOut(page)
  return id
}

test('A printed run goes to the mail house: package, proof, a count that differs, mailed, statement, reconciled', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const runId = await printedRun(page)
  await signIn(page, 'Coordinator')
  await page.goto('/mail-jobs')
  await expect(page.getByRole('heading', { level: 1, name: 'Mail jobs' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: `Put it together: the package of run ${runId}` }).click()
  await expect(page.getByText('● Ready')).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  const job = new URL(page.url()).pathname
  const { pieces } = ((await (await page.request.get(`/api${job}`)).json()) as { job: { pieces: number } })
    .job
  const printed = String(pieces)

  const downloaded = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Package (zip)' }).click()
  expect((await downloaded).suggestedFilename()).toMatch(/^mail-job-\d+\.zip$/)

  const dialog = page.getByRole('dialog')
  // The practice city's mail house is a folder of this machine: it is never away.
  await page.getByRole('button', { name: 'Send by SFTP …' }).click()
  await dialog.getByLabel('Reference').fill('VMW-2211')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Send it' }).click()
  await expect(page.getByText('✓ Size and SHA-256')).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'A proof came …' }).click()
  await dialog.getByLabel('Pieces').fill(printed)
  await dialog.getByRole('button', { name: 'Enter it' }).click()
  await expect(page.getByRole('heading', { name: 'Sample of the proof' })).toBeVisible()
  await signOut(page)

  await signIn(page, 'Manager')
  await page.goto(job)
  const right = page.getByRole('button', { name: /^Right: piece \d+$/ })
  await expect(right.first()).toBeVisible()
  const drawn = await right.count()
  for (let index = 0; index < drawn; index++) {
    await right.nth(index).click()
    await expect(page.getByText('✓ Right')).toHaveCount(index + 1)
  }
  await page.getByRole('button', { name: 'Approve the proof' }).click()
  await expect(page.getByText('✓ Proof approved')).toBeVisible()

  await page.getByRole('button', { name: 'It was mailed …' }).click()
  await dialog.getByLabel('Pieces').fill(String(pieces + 1))
  await dialog.getByRole('button', { name: 'Enter it' }).click()
  await expect(page.getByText('⚠ The job stands: a count differs')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'It was mailed …' }).click()
  await dialog.getByLabel('Pieces').fill(printed)
  await dialog.getByRole('button', { name: 'Enter it' }).click()
  await expect(page.getByText('✓ Mailed')).toBeVisible()

  await page.getByRole('button', { name: 'Postage statement …' }).click()
  await dialog.getByLabel('Pieces').fill(printed)
  await dialog.getByLabel('Postage of the statement').fill('12.40')
  await dialog.getByRole('button', { name: 'Enter it' }).click()
  await page.getByRole('button', { name: 'All counts agree: close it …' }).click()
  await dialog.getByLabel('Note').fill('Practice prices')
  await dialog.getByRole('button', { name: 'Close it' }).click()
  await expect(page.getByText('✓ Reconciled')).toBeVisible()
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
})
