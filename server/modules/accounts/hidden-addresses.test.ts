import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { accounts } from '@cartwright/api/accounts'
import { holds, type Role } from '@cartwright/api/roles'
import type { Route, SuccessOf } from '@cartwright/api/route'
import Excel from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, calculatedRun, postedRun } from '#test/bill-runs'
import { home, loadMarlow, opened } from '#test/marlow'
import { testOffice } from '#test/test-office'
import { hiddenAddress } from './curtain.ts'

type Account = SuccessOf<typeof accounts.show>

const office = testOffice({ on: '2026-11-23', keep: true })
const folder = join(import.meta.dirname, '..', '..', '..', 'api')
let account: Awaited<ReturnType<typeof opened>>
let runId: number
let billNumber: string

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'responses' in value

/** Every way to read something, whatever file of the contract it is in. */
const reads = (
  await Promise.all(
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map(async (file) =>
        (Object.values((await import(join(folder, file))) as object) as unknown[])
          .filter((value) => typeof value === 'object' && value !== null)
          .flatMap((group) => Object.values(group).filter(isRoute)),
      ),
  )
)
  .flat()
  .filter(({ method, permission }) => method === 'get' && !permission.startsWith('sign-in'))

beforeAll(async () => {
  await loadMarlow(office)
  const mail = { line1: '4410 Larkspur Way', place: 'Sacramento', state: 'CA', zip: '95812' }
  account = await opened(
    office,
    home('7391 Jacaranda Ct Apt 6', 'Rosa Vega', {
      address: {
        line: '7391 Jacaranda Ct Apt 6',
        place: 'Ontario',
        state: 'CA',
        zip: '91764',
        apn: '1048-773-91',
      },
      payer: { name: 'Rosa Vega', mail, confidentialAddress: true },
    }),
  )
  await opened(office, home('12 Elm St', 'Ben Ito'))
  const cart = { stream: 'all', container: 'cart-set', size: '96 gal', from: '2026-11-01' }
  await answered(office.post(`/accounts/${account.accountNumber}/services`, cart))
  await postedRun(office)
  const { bills } = await answered<Account>(office.get(`/accounts/${account.accountNumber}`))
  billNumber = bills[0]!.number
  await office.post('/tasks', { title: 'Look at 7391 Jacaranda Ct Apt 6', links: [] })
  await office.put(`/accounts/${account.accountNumber}/preferences`, {
    note: '7391 JACARANDA CT APT 6, dog.',
  })
  runId = (await calculatedRun(office)).id
})

const secret = /jacaranda|larkspur|1048-?773-?91/i

/** What an answer says, as text: of a workbook all its cells. */
async function told(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? ''
  if (/event-stream/.test(type)) return ''
  if (!type.includes('spreadsheetml')) return response.text()
  const book = new Excel.Workbook()
  await book.xlsx.load(await response.arrayBuffer())
  return JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()))
}

/** The address of a route about what the books have: the confidential account, its bill, the run. */
const pathOf = ({ path }: Route): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'accountNumber') return account.accountNumber
    if (name === 'number') return billNumber
    return name === 'runId' || path.startsWith('/runs') ? String(runId) : '1'
  })

const searches = ['/accounts/search?q=rosa', '/accounts/search?q=7391', '/contacts/caller?from=9095550142']

describe.each(['clerk', 'coordinator', 'manager'] as const)(
  'a confidential address, for a %s',
  (role: Role) => {
    it('is in no answer there is: no screen, list, workbook or text', async () => {
      const paths = reads.filter(({ permission }) => holds(role, permission)).map(pathOf)
      const formats = [
        `/runs/${runId}/register-file?format=xlsx`,
        `/runs/${runId}/exception-file?format=xlsx`,
      ]
      const leaks: string[] = []
      for (const path of [...paths, ...searches, ...formats]) {
        const response = await office.as(role).get(path)
        expect([path, response.status === 500]).toEqual([path, false])
        if (secret.test(await told(response))) leaks.push(path)
      }
      expect(leaks).toEqual([])
    })
  },
)

const page = async (role: Role) =>
  (await (await office.as(role).get(`/accounts/${account.accountNumber}`)).json()) as {
    address: string
    note: string
    parties: { partyId: number; mail: object | null; addressHidden: boolean }[]
  }
const answer = async (response: Promise<Response>) => {
  const { status } = await response
  return { status, ...((await (await response).json()) as Record<string, unknown>) } as Record<
    string,
    unknown
  >
}

describe('a confidential address', () => {
  it('is told by words in its place', async () => {
    expect(await page('clerk')).toMatchObject({ address: hiddenAddress, note: `${hiddenAddress}, dog.` })
  })

  it('is kept by whoever corrects the contact without seeing it, and not made public', async () => {
    const { partyId } = (await page('clerk')).parties[0]!
    const path = `/accounts/${account.accountNumber}/parties/${partyId}`
    const contact = { name: 'Rosa Vega', phone: '9095550142', confidentialAddress: true }
    expect(await answer(office.put(path, contact))).toMatchObject({ status: 200, mail: null })
    expect(await answer(office.put(path, { ...contact, confidentialAddress: false }))).toMatchObject({
      code: 'ADDRESS_IS_HIDDEN',
    })
    const stored = await office.work(({ db }) =>
      db.selectFrom('party').select('mail_line_1').where('id', '=', partyId).executeTakeFirstOrThrow(),
    )
    expect(stored.mail_line_1).toBe('4410 Larkspur Way')
  })

  it('is seen by a manager whom a second person granted it, and by nobody else', async () => {
    const { partyId } = (await page('manager')).parties[0]!
    const path = `/accounts/${account.accountNumber}/parties/${partyId}/address/unhide`
    const reason = 'Cart was delivered to the neighbor, crew asks where.'
    const asked = await answer(office.as('manager').post(path, { reason }))
    expect(asked).toMatchObject({ status: 201, decision: null, own: true })
    expect((await office.as('clerk').post(path, { reason })).status).toBe(403)
    const decide = `/confidential-addresses/unhide/${String(asked.id)}`
    const grant = (role: Role) => answer(office.as(role).post(decide, { decision: 'granted' }))
    expect(await grant('manager')).toMatchObject({ code: 'UNHIDING_IS_YOUR_OWN' })
    expect(await grant('administrator')).toMatchObject({
      decision: 'granted',
      decidedBy: 'Test administrator',
    })
    expect(await grant('administrator')).toMatchObject({ code: 'UNHIDING_DECIDED' })
    expect(await page('manager')).toMatchObject({
      address: '7391 JACARANDA CT APT 6',
      parties: [{ addressHidden: false, mail: { line1: '4410 Larkspur Way' } }, { addressHidden: false }],
    })
    expect(await page('administrator')).toMatchObject({ address: hiddenAddress })
    await office.work(({ db }) =>
      db
        .updateTable('address_unhiding')
        .set({ shown_until: Temporal.Instant.from('2026-01-01T00:00Z') })
        .execute(),
    )
    expect(await page('manager')).toMatchObject({ address: hiddenAddress })
  })
})
