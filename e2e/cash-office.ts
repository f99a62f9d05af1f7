import { expect, type Page } from '@playwright/test'
import { expectAccessible, expectFitsWidth } from './office.ts'

/** Opens accounts of their own for these people, on a street nobody else lives on, and answers their numbers. */
export async function openAccounts(page: Page, names: readonly string[]): Promise<string[]> {
  const accounts: string[] = []
  for (const [at, name] of names.entries()) {
    const data = {
      address: { line: `${8501 + at * 2} Payday Way`, place: 'Ontario', state: 'CA', zip: '91764' },
      class: 'residential',
      cycle: '2',
      openedOn: '2026-11-20',
      payer: { name },
    }
    const headers = { origin: new URL(page.url()).origin }
    const answer = await page.request.post('/api/accounts', { data, headers })
    accounts.push(((await answer.json()) as { accountNumber: string }).accountNumber)
  }
  return accounts
}

/** Holds a screen to WCAG 2.2 AA, and to a window as narrow as a telephone. */
export const looksRight = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectFitsWidth(page)
  await page.setViewportSize({ width: 1366, height: 768 })
}

/** Loads a file as a clerk does, and waits for its page. */
export async function load(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/bank-files')
  await page.getByRole('button', { name: 'Load a file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Load a file of the bank' })
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text, 'latin1') }
  await dialog.locator('input[type=file]').setInputFiles(file)
  await dialog.getByRole('button', { name: 'Read and check' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Posts the file whose page is shown, after reading what that does. */
export async function post(page: Page, together: string): Promise<void> {
  await page.getByRole('button', { name: 'Post …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Post this file' })
  await expect(dialog).toContainText(`Together ${together}, which is what the bank deposited.`)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page.getByText(/^Posted ·/)).toBeVisible()
}

type Listed = { rows: { accountNumber: string; number: string }[] }

/** An account that owes a bill nobody else pays in a journey: the second last of its cycle. The journey “online” takes the last. */
export async function owingAccount(page: Page): Promise<{ accountNumber: string; billNumber: string }> {
  const read = async <Answer>(path: string): Promise<Answer> =>
    (await (await page.request.get(`/api${path}`)).json()) as Answer
  const found = await read<Listed>('/accounts?cycle=2&state=open&limit=40')
  const owing: { accountNumber: string; billNumber: string }[] = []
  for (const { accountNumber } of found.rows.toReversed()) {
    const { rows } = await read<Listed>(`/accounts/${accountNumber}/bills`)
    const owed = await read<{ balanceCents: number }>(`/accounts/${accountNumber}/receivables`)
    if (rows.length > 0 && owed.balanceCents > 0) owing.push({ accountNumber, billNumber: rows[0]!.number })
    if (owing.length === 2) break
  }
  return owing[1]!
}
