import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { expectAccessible, expectFitsWidth, signIn } from './office.ts'

test('An administrator changes the set-up: a fault is shown at its place, what changes is told, it is adopted and looked up', async ({
  page,
}) => {
  await signIn(page, 'Administrator', '/city')
  await page.getByRole('link', { name: 'City set-up' }).click()
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the folder' }).click(),
  ])
  expect(taken.suggestedFilename()).toMatch(/\.zip$/)
  const folder = await taken.path()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Begin a change' }).click()
  await page.getByLabel('Why').fill('The office has a new telephone')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(page.getByText('The folder is as it was.')).toBeVisible()

  const text = page.getByLabel('Text of city.yaml')
  const good = await text.inputValue()
  await text.fill(good.replace('state: CA', 'state: California'))
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/1 fault: nothing can be taken/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Adopt …' })).toBeDisabled()
  await page.getByRole('button', { name: 'gl.csv' }).click()
  await page.getByRole('button', { name: 'city.yaml, line 5, column 8' }).click()
  await expect(text).toBeFocused()
  await expectAccessible(page)

  await text.fill(good.replace(/^phone: .*$/m, 'phone: (909) 555-0199'))
  await page.getByRole('button', { name: 'Save and check' }).click()
  await page.getByRole('tab', { name: 'What it changes (1)' }).click()
  await expect(page.getByText('(909) 555-0142')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Line by line' }).click()
  await expect(page.getByRole('row', { name: /phone: \(909\) 555-0199/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Adopt …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Adopt' }).click()
  await expect(page.getByText('● Adopted · Adopted by Ada Lindqvist.')).toBeVisible()

  await page.goto('/city/setup')
  await page
    .getByLabel(/adopted each time/)
    .getByText('The office has a new telephone')
    .click()
  await expect(page.getByRole('heading', { name: 'What it changed' })).toBeVisible()
  await expect(page.getByRole('row', { name: /555-0142/ })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 800 })
  await expectFitsWidth(page)

  // The folder as it was before is brought back, whole.
  await page.goto('/city/setup')
  await page.getByRole('button', { name: 'Begin a change' }).click()
  await page.getByLabel('Why').fill('The old telephone after all')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByRole('button', { name: 'Upload a folder or files' }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'marlow.zip',
    mimeType: 'application/zip',
    buffer: await readFile(folder),
  })
  await page.getByRole('button', { name: 'Upload and check' }).click()
  await expect(page.getByText(/1 file changed, without a fault/)).toBeVisible()
  await expectFitsWidth(page)
  await page.getByRole('button', { name: 'Adopt …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Adopt' }).click()
  await expect(page.getByText('● Adopted · Adopted by Ada Lindqvist.')).toBeVisible()
})

test('Who changes the set-up while somebody else does sees what the other changed, and puts theirs on top of it', async ({
  page,
}) => {
  await signIn(page, 'Administrator')
  const ask = async (path: string, data: object) =>
    (await (await page.request.post(`/api/setup/changes${path}`, { data })).json()) as {
      id: number
      edition: number
    }
  const write = async ({ id, edition }: { id: number; edition: number }, from: RegExp, to: string) => {
    const at = `/api/setup/changes/${id}/file`
    const { text } = (await (await page.request.get(`${at}?path=city.yaml`)).json()) as { text: string }
    const data = { path: 'city.yaml', text: text.replace(from, to), edition }
    return (await (await page.request.put(at, { data })).json()) as { id: number; edition: number }
  }
  const phone = /^phone: .*$/m
  const [other, mine] = [
    await ask('', { reason: 'A new telephone' }),
    await ask('', { reason: 'Another one' }),
  ]
  const adopted = await write(other, phone, 'phone: (909) 555-0199')
  const kept = await write(mine, phone, 'phone: (909) 555-0142 # as it was')
  await ask(`/${adopted.id}/adopt`, { edition: adopted.edition })

  await page.goto(`/city/setup/changes/${kept.id}`)
  await expect(page.getByText('The set-up was changed since this change was begun')).toBeVisible()
  await expect(page.getByText(/Ada Lindqvist, .*: A new telephone/)).toBeVisible()
  const onTop = page.getByRole('button', { name: 'Put my change on top of it' })
  await expect(onTop).toBeDisabled()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 800 })
  await expectFitsWidth(page)
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('radio', { name: /what I wrote/ }).check()
  await onTop.click()
  await expect(onTop).toHaveCount(0)
  // Adopted, it leaves the telephone as the other journeys know it.
  await page.getByRole('button', { name: 'Adopt …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Adopt' }).click()
  await expect(page.getByText('● Adopted · Adopted by Ada Lindqvist.')).toBeVisible()
})
