import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth } from './office.ts'

test.use({ viewport: { width: 360, height: 740 } })

type Listed = { rows: { accountNumber: string; number: string }[] }

/** Somebody of the office looks for an account that owes a bill nobody else pays in a journey, and tells its newest bill. */
async function owingAccount(request: APIRequestContext, base: string) {
  const as = { headers: { origin: base } }
  await request.post('/api/demo/sign-in', { data: { role: 'coordinator' }, ...as })
  const found = (await (await request.get('/api/accounts?cycle=2&state=open&limit=40')).json()) as Listed
  for (const { accountNumber } of found.rows.toReversed()) {
    const { rows } = (await (await request.get(`/api/accounts/${accountNumber}/bills`)).json()) as Listed
    const owed = (await (await request.get(`/api/accounts/${accountNumber}/receivables`)).json()) as {
      balanceCents: number
    }
    if (rows.length > 0 && owed.balanceCents > 0) {
      await request.post('/api/sign-out', as)
      return { accountNumber, billNumber: rows[0]!.number }
    }
  }
  throw new Error('no account owes a bill')
}

const looksRight = async (page: Page): Promise<void> => {
  await expectFitsWidth(page)
  await expectAccessible(page)
}

test('A customer pays on a phone, in Spanish, without an account: from the number on the bill to the receipt', async ({
  page,
  baseURL,
}) => {
  const { accountNumber, billNumber } = await owingAccount(page.request, baseURL!)
  await page.goto('/pay?lang=en')
  await expect(page.getByRole('heading', { name: 'Pay by account number' })).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: 'Español' }).click()
  await page.getByLabel('Número de cuenta').fill(accountNumber)
  await page.getByLabel('Número de la factura').last().fill('1')
  await page.getByRole('button', { name: 'Buscar mi factura' }).click()
  await expect(page.getByRole('alert')).toContainText('No encontramos una factura')
  await page.getByLabel('Número de la factura').last().fill(billNumber)
  await page.getByRole('button', { name: 'Buscar mi factura' }).click()

  await expect(page.getByRole('heading', { name: 'Pague su factura' })).toBeVisible()
  await expect(page.getByText(/Lo que debe: \$/)).toBeVisible()
  await looksRight(page)
  const pdf = await page.getByRole('link', { name: 'Ver la factura (PDF)' }).getAttribute('href')
  expect((await page.request.get(pdf!)).headers()['content-type']).toBe('application/pdf')
  await page.getByLabel('Otro importe').check()
  await page.getByLabel('Importe', { exact: true }).fill('12.34')
  await page.getByLabel('Correo electrónico para el recibo').fill('cliente@example.com')
  await page.getByRole('button', { name: 'Continuar para pagar $12.34' }).click()

  await expect(page.getByRole('heading', { name: 'Pagar $12.34' })).toBeVisible()
  await page.getByRole('button', { name: 'Pagar con tarjeta' }).click()
  await expect(page.getByText('Gracias. Recibimos su pago.')).toBeVisible()
  await looksRight(page)
  await expect(page.getByText('c•••@example.com')).toBeVisible()
})
