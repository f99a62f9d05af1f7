import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from './office.ts'

test('The quote calculator shows what a service costs, with its working in English and Spanish', async ({
  page,
}) => {
  await signIn(page, 'Clerk', '/rates/quote')
  await page.getByLabel('Class').selectOption({ label: 'Commercial' })
  await page.getByLabel('Stream').selectOption({ label: 'Refuse' })
  await page.getByLabel('Container').selectOption({ label: 'Bin' })
  await page.getByLabel('Size').selectOption('3 yd')
  await page.getByRole('button', { name: 'Work it out' }).click()
  const charges = page.getByRole('region', { name: /\$[\d,]+\.\d\d for \d+ month/ })
  await expect(charges.getByRole('listitem').first()).toContainText('$')
  await expectAccessible(page)
  const english = await charges.getByRole('list').innerText()
  await charges.getByText('Español').click()
  await expect(charges.getByRole('list')).not.toHaveText(english)
})
