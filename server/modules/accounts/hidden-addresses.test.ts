import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { accounts } from '@cartwright/api/accounts'
import { holds, type Role } from '@cartwright/api/roles'
import type { Route, SuccessOf } from '@cartwright/api/route'
import Excel from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, calculatedRun, postedRun } from '#test/bill-runs'
import { home, loadMarlow, opened } from '#test/marlow'
import { pdfText } from '#test/pdf-text'
import { testOffice } from '#test/test-office'
import { hiddenAddress } from './curtain.ts'

type Account = SuccessOf<typeof accounts.show>

const office = testOffice({ on: '2026-11-23', keep: true })
const folder = join(import.meta.dirname, '..', '..', '..', 'api')
let account: Awaited<ReturnType<typeof opened>>
let runId: number
let billNumber: string
let printedRun: number

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
  const other = await opened(office, home('12 Elm St', 'Ben Ito'))
  const cart = { stream: 'all', container: 'cart-set', size: '96 gal', from: '2026-11-01' }
  for (const { accountNumber } of [account, other])
    await answered(office.post(`/accounts/${accountNumber}/services`, cart))
  printedRun = (await postedRun(office)).id
  const { bills } = await answered<Account>(office.get(`/accounts/${account.accountNumber}`))
  billNumber = bills[0]!.number
  await office.post('/tasks', { title: 'Look at 7391 Jacaranda Ct Apt 6', links: [] })
  await office.put(`/accounts/${account.accountNumber}/preferences`, {
    note: '7391 JACARANDA CT APT 6, dog.',
  })
  await workOfTheDesk()
  runId = (await calculatedRun(office)).id
})

/** An adjustment, an order, a case and a letter of the account, each with the address in what somebody wrote; and what is printed of them. */
async function workOfTheDesk(): Promise<void> {
  const { accountNumber } = account
  const written = 'Seen at 7391 Jacaranda Ct Apt 6, by the gate.'
  const adjusted = { reason: 'billing-error', note: written, parts: [{ amountCents: -100 }] }
  await answered(office.post(`/accounts/${accountNumber}/adjustments`, adjusted))
  const ordered = { kind: 'bulky', driverNote: written, requestId: 'the-order-of-a-form' }
  const { orderId, version } = await answered<{ orderId: number; version: number }>(
    office.post(`/accounts/${accountNumber}/orders`, ordered),
  )
  await answered(office.post(`/orders/${orderId}/schedule`, { version, scheduledOn: '2026-11-24' }))
  await answered(
    office.post('/cases', { type: 'billing-question', title: written, body: written, accountNumber }),
  )
  const { letterId } = await answered<{ letterId: number }>(
    office.post(`/bills/${billNumber}/explanation/letters`, { requestKey: 'the-letter-of-a-form' }),
  )
  const { edition } = await answered<{ edition: number }>(office.get(`/letters/${letterId}`))
  await answered(office.post(`/letters/${letterId}/send`, { edition }))
  await answered(office.post('/letter-prints', {}))
  await answered(office.post(`/runs/${printedRun}/print`))
  await office.finishJobs()
}

const secret = /jacaranda|larkspur|1048-?773-?91/i
const served = /jacaranda|1048-?773-?91/i

/** What an answer says, as text: of a workbook all its cells, of a paper all its words. */
async function told(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? ''
  if (/event-stream/.test(type)) return ''
  if (type === 'application/pdf') return pdfText(new Uint8Array(await response.arrayBuffer()))
  if (type.includes('wordprocessingml'))
    return Object.values(unzipSync(new Uint8Array(await response.arrayBuffer())))
      .map((part) => strFromU8(part))
      .join(' ')
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
        ...['workbook', 'csv'].map((file) => `/orders/crew-list/${file}?on=2026-11-24`),
      ]
      const leaks: string[] = []
      for (const path of [...paths, ...searches, ...formats]) {
        const response = await office.as(role).get(path)
        expect([path, response.status === 500]).toEqual([path, false])
        const says = await told(response)
        if ((goesToThem.has(path.replaceAll(/\/[\d-]+(?=\/|$)/g, '/…')) ? served : secret).test(says))
          leaks.push(path)
      }
      expect(leaks).toEqual([])
    })
  },
)

/** Papers that go to the customer: the mailing address they named stands in the window of the envelope. The service address does not. */
const goesToThem: ReadonlySet<string> = new Set([
  '/bills/…/pdf',
  '/bills/…/explanation.pdf',
  '/letters/…/pdf',
  '/letters/…/docx',
  '/letter-prints/…/pdf',
  '/runs/…/register/…/preview.pdf',
])

it('a bill from before the address was confidential shows it no more, not in the window either', async () => {
  const { account_id, number } = await office.work(({ db }) =>
    db
      .selectFrom('bill')
      .select(['account_id', 'number'])
      .where('number', '<>', billNumber)
      .executeTakeFirstOrThrow(),
  )
  const paper = async () => told(await office.get(`/bills/${number}/pdf`))
  expect(await paper()).toMatch(/12 ELM ST/)
  const conceal = (confidential_address: boolean) =>
    office.work(({ db }) =>
      db
        .updateTable('party')
        .set({ confidential_address })
        .where(
          'id',
          'in',
          db.selectFrom('account_party').select('party_id').where('account_id', '=', account_id),
        )
        .execute(),
    )
  await conceal(true)
  for (const path of ['pdf', 'explanation.pdf', 'html'])
    expect(await told(await office.get(`/bills/${number}/${path}`))).not.toMatch(/elm st/i)
  await conceal(false)
})

describe('papers for the work itself', () => {
  it('the crew’s printed list has the service address, marked, without a name; and that it was printed is on record', async () => {
    const list = await told(await office.get('/orders/crew-list/pdf?on=2026-11-24'))
    expect(list).toMatch(/7391 JACARANDA CT APT 6/)
    expect(list).toMatch(/■ confidential/)
    expect(list).toMatch(/Show this list to nobody, and shred it/)
    expect(list).not.toMatch(/Vega|Larkspur|1048/i)
    const records = await office.work(({ db }) =>
      db
        .selectFrom('command_record')
        .selectAll()
        .where('command', '=', 'print-confidential-addresses')
        .execute(),
    )
    expect(records).toMatchObject([{ subject: 'crew list 2026-11-24', actor_name: 'Test coordinator' }])
  })

  it('the print files of a run have the mailing address in the window, and the service address nowhere', async () => {
    const { rows } = await answered<{ rows: { id: number; parts: { file: string }[] }[] }>(
      office.get(`/runs/${printedRun}/print-jobs`),
    )
    const [{ id, parts }] = rows as [{ id: number; parts: { file: string }[] }]
    const part = await told(await office.get(`/print-jobs/${id}/parts/${parts[0]!.file}`))
    expect(part).toMatch(/Larkspur/i)
    expect(part).not.toMatch(served)
  })

  it('a bill or a letter that is only looked at beforehand has the service address nowhere', async () => {
    const wanted = {
      [`/accounts/${account.accountNumber}/bill-now/preview/pdf`]: {
        kind: 'partial',
        lastOn: '2026-12-15',
        reason: 'Asked for.',
      },
      '/letters/1/preview': await answered<object>(office.get('/letters/1')),
    }
    for (const [path, body] of Object.entries(wanted)) {
      const paper = await office.post(path, body)
      expect([path, paper.headers.get('content-type')]).toEqual([path, 'application/pdf'])
      expect(await told(paper)).not.toMatch(served)
    }
  })

  it('the paper of an adjustment has words in its place', async () => {
    const paper = await told(await office.get('/adjustments/1/pdf'))
    expect(paper).toContain(`Seen at ${hiddenAddress}, by the gate.`)
  })
})

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
