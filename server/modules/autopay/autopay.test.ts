import { hash } from 'node:crypto'
import type { autopay } from '@cartwright/api/autopay'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { changeAddenda, returnAddenda } from '#test/ach-file'
import { readWithLibrary } from '#test/ach-library'
import { autopayOffice } from '#test/autopay-office'
import { answered, refused } from '#test/bill-runs'
import { home, loadMarlow, opened, proved } from '#test/marlow'
import { testOffice } from '#test/test-office'
import { waitingFor } from '#test/waiting'

const office = testOffice({ on: '2026-11-23', keep: true })

type Account = Awaited<ReturnType<typeof opened>>
type Mandate = SuccessOf<typeof autopay.setUp>
type Run = SuccessOf<typeof autopay.prepare>

let [ana, boris, cleo, dora]: Account[] = []

const { bank, word, setUp, mandateOf, prepare, release, show, take, night, balance, bill, tell, traceOf } =
  autopayOffice(office)

beforeAll(async () => {
  await loadMarlow(office)
  const open = (line: string, payer: string) => opened(office, home(line, payer, { openedOn: '2026-09-01' }))
  ana = await open('100 Elm St', 'Ana Lopez')
  boris = await open('200 Elm St', 'Boris Quill')
  cleo = await open('300 Elm St', 'Cleo Marsh')
  dora = await open('400 Elm St', 'Dora Webb')
})

describe('setting autopay up', () => {
  it('keeps the words and shows the last four digits, once an account, after who they are is proved', async () => {
    const { accountNumber } = ana!
    const asked = { ...word, ...bank, holderName: 'Ana Lopez' }
    const ask = (some: object = {}) =>
      office.as('clerk').post(`/accounts/${accountNumber}/autopay`, { ...asked, ...some })
    expect(await refused(ask())).toMatchObject({ code: 'IDENTITY_CHECK_NEEDED' })
    await proved(office, accountNumber)
    expect(await refused(ask({ routing: '121042883' }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'routing' },
    })
    const mandate = await answered<Mandate>(ask())
    expect(mandate).toMatchObject({ state: 'prenote-to-send', last4: '6789', liveFrom: null })
    expect(mandate.wording).toContain(
      `sanitation account ${accountNumber} asks for from my bank account 121042882 …6789`,
    )
    expect(JSON.stringify(mandate)).not.toContain(bank.bankNumber)
    expect(await refused(ask())).toMatchObject({ code: 'AUTOPAY_MANDATE_STANDS', details: { last4: '6789' } })
    const stored = await office.work(({ db }) => db.selectFrom('autopay_mandate').selectAll().execute())
    const recorded = await office.work(({ db }) => db.selectFrom('command_record').selectAll().execute())
    expect(JSON.stringify([stored, recorded])).not.toContain(bank.bankNumber)
  })

  it('cannot be marked by hand', async () => {
    const mark = office.put(`/accounts/${ana!.accountNumber}/preferences`, { autopay: true })
    expect(await refused(mark)).toMatchObject({ code: 'AUTOPAY_FOLLOWS_MANDATE' })
  })
})

let prenotes: Run
describe('prenotes', () => {
  it('are released by a second person, and their file is read by a library of others', async () => {
    await setUp(boris!, 'Boris Quill', { givenBy: 'web' })
    await setUp(cleo!, 'Cleo Marsh', { givenBy: 'phone', accountKind: 'savings' })
    await setUp(dora!, 'Webb Nursery', { givenBy: 'business' })
    expect(await refused(prepare('prenote', '2026-11-26'))).toMatchObject({ details: { field: 'drawOn' } })
    prenotes = await answered<Run>(prepare('prenote', '2026-11-24'))
    expect(prenotes).toMatchObject({ entries: 4, amountCents: 0, first: 4, state: 'prepared' })
    expect(await refused(prepare('prenote', '2026-11-24'))).toMatchObject({ code: 'ACH_RUN_WAITS' })
    expect(await refused(release(prenotes.runId, {}, 'coordinator'))).toMatchObject({ code: 'ACH_RUN_OWN' })
    expect(await waitingFor(office, 'coordinator', 'ach-releases')).toEqual([])
    expect(await waitingFor(office, 'manager', 'ach-releases')).toMatchObject([
      { title: `Prenotes ${prenotes.runId} waits for your release: 4 entries, $0.00` },
    ])
    const released = await answered<Run>(release(prenotes.runId))
    expect(await waitingFor(office, 'manager', 'ach-releases')).toEqual([])
    expect(await waitingFor(office, 'coordinator', 'ach-files')).toMatchObject([
      { kind: 'today', at: `/autopay/${prenotes.runId}` },
    ])
    expect(await mandateOf(ana!)).toMatchObject({ state: 'prenote-sent', liveFrom: '2026-11-30' })
    const bytes = new Uint8Array(await (await take(prenotes.runId)).arrayBuffer())
    expect(hash('sha256', bytes)).toBe(released.sha256)
    const lines = new TextDecoder().decode(bytes).split('\r\n').filter(Boolean)
    const read = readWithLibrary(lines)
    expect(read.batches.map(({ entries }) => entries.length)).toEqual([1, 1, 1, 1])
    expect(
      lines
        .filter((line) => line.startsWith('6'))
        .map((line) => line.slice(1, 3))
        .toSorted(),
    ).toEqual(['28', '28', '28', '38'])
  })

  it('leave their file once; again only with a reason, and then the same bytes', async () => {
    expect(await refused(take(prenotes.runId))).toMatchObject({
      code: 'ACH_FILE_TAKEN',
      details: { by: 'Test manager' },
    })
    const again = await take(prenotes.runId, { reason: 'The bank lost it.' })
    expect(hash('sha256', new Uint8Array(await again.arrayBuffer()))).toBe(
      again.headers.get('x-content-sha256'),
    )
  })

  it('hold what the bank answers, and let the others go live after three banking days', async () => {
    const trace = await traceOf(prenotes.runId, cleo!)
    await tell('PPD', [
      { tranCode: '36', cents: 0, trace: '231380100000001', addenda: [returnAddenda('R03', trace)] },
    ])
    const corrected = await traceOf(prenotes.runId, boris!)
    await tell('COR', [
      {
        tranCode: '26',
        cents: 0,
        trace: '231380100000002',
        addenda: [changeAddenda('C01', '998877665', corrected, '231380100000002')],
      },
    ])
    expect(await mandateOf(cleo!)).toMatchObject({
      state: 'held',
      why: expect.stringContaining('R03') as string,
    })
    expect(await mandateOf(boris!)).toMatchObject({ state: 'held' })
    office.move('2026-11-27')
    await night()
    expect(await mandateOf(ana!)).toMatchObject({ state: 'prenote-sent' })
    office.move('2026-11-30')
    await night()
    expect(await mandateOf(ana!)).toMatchObject({ state: 'live' })
    expect(await answered(office.get(`/accounts/${ana!.accountNumber}`))).toMatchObject({ autopay: true })
    expect(await answered(office.get(`/accounts/${cleo!.accountNumber}`))).toMatchObject({ autopay: false })
  })

  it('a change is used as the bank wrote it, with the whole number from its file', async () => {
    office.move('2026-11-30')
    const { rows } = await answered<{ rows: { noticeId: number; kind: string; mandateId: number | null }[] }>(
      office.get('/bank-notices'),
    )
    const { noticeId, mandateId } = rows.find(({ kind }) => kind === 'change')!
    expect(mandateId).toBe((await mandateOf(boris!)).mandateId)
    const apply = (bankNumber: string | null) =>
      office.as('clerk').post(`/bank-notices/${noticeId}/apply`, { bankNumber })
    expect(await refused(apply(null))).toMatchObject({ details: { field: 'bankNumber' } })
    expect(await refused(apply('111'))).toMatchObject({ details: { field: 'bankNumber' } })
    await answered(apply('998877665'))
    expect(await mandateOf(boris!)).toMatchObject({ state: 'live', last4: '7665', why: null })
    expect(await refused(apply('998877665'))).toMatchObject({ code: 'BANK_NOTICE_SETTLED' })
  })
})

let run: Run
describe('an autopay run', () => {
  it('draws the least of the bill, what is open, and what is owed; what is left out says why', async () => {
    office.move('2026-12-01')
    await bill(ana!, '4001')
    await bill(boris!, '4002', { charges: 5000 })
    await bill(cleo!, '4003')
    await bill(dora!, '4004', { drawn: false })
    const paid = { amountCents: 2000, tender: 'check', receivedOn: '2026-12-01' }
    await answered(office.post('/payments', { ...paid, accountNumber: ana!.accountNumber, receipt: 'K1' }))
    office.move('2026-12-14')
    expect(await refused(prepare('autopay', '2026-12-14'))).toMatchObject({
      code: 'ACH_RUN_EMPTY',
      details: { nextOn: '2026-12-15' },
    })
    run = await answered<Run>(prepare('autopay', '2026-12-15'))
    expect(run).toMatchObject({ entries: 2, amountCents: 12_000, first: 1, changed: 1, leftOut: 2 })
    const { entries, leftOut } = await show(run.runId)
    expect(entries.map(({ accountNumber, amountCents, flag }) => [accountNumber, amountCents, flag])).toEqual(
      [
        [ana!.accountNumber, 7000, 'first'],
        [boris!.accountNumber, 5000, 'changed'],
      ],
    )
    expect(leftOut.map(({ accountNumber, why }) => [accountNumber, why])).toEqual([
      [cleo!.accountNumber, 'not-live'],
      [dora!.accountNumber, 'bill-asks'],
    ])
  })

  it('is refused at the release where details changed unasked, or a customer paid meanwhile', async () => {
    office.move('2026-12-14')
    expect(await refused(release(run.runId))).toMatchObject({
      code: 'AUTOPAY_DETAILS_UNCHECKED',
      details: { accounts: [boris!.accountNumber] },
    })
    const paid = { amountCents: 1000, tender: 'check', receivedOn: '2026-12-14' }
    await answered(office.post('/payments', { ...paid, accountNumber: boris!.accountNumber, receipt: 'K2' }))
    expect(await refused(release(run.runId, { detailsChecked: true }))).toMatchObject({
      code: 'ACH_RUN_CHANGED',
      details: { accounts: [boris!.accountNumber] },
    })
    await answered(office.post(`/autopay/runs/${run.runId}/cancel`, { reason: 'Boris paid.' }))
    run = await answered<Run>(prepare('autopay', '2026-12-15'))
    expect(run).toMatchObject({ entries: 2, amountCents: 11_000 })
    const { sha256 } = await answered<Run>(release(run.runId, { detailsChecked: true }))
    expect(sha256).toHaveLength(64)
    // Traces go on where the prenotes ended.
    expect((await show(run.runId)).entries.map(({ trace }) => trace)).toEqual([
      '121042880000005',
      '121042880000006',
    ])
    expect(await refused(prepare('autopay', '2026-12-15'))).toMatchObject({ code: 'ACH_RUN_EMPTY' })
  })

  it('is posted on its day, once, whoever is killed in between', async () => {
    office.move('2026-12-14')
    await take(run.runId)
    await night()
    expect(await balance(ana!)).toBe(7000)
    office.move('2026-12-15')
    let rounds = 0
    const killed: typeof office.work = (task) =>
      office.work(async (work) => {
        const done = await task(work)
        rounds += 1
        if (rounds === 2) throw new Error('killed')
        return done
      })
    await expect(night(killed)).rejects.toThrow('killed')
    expect((await show(run.runId)).run).toMatchObject({ state: 'released', posted: 0 })
    await night()
    await night()
    expect((await show(run.runId)).run).toMatchObject({ state: 'posted', posted: 2 })
    expect([await balance(ana!), await balance(boris!)]).toEqual([0, 0])
    const { rows } = await answered<{ rows: object[] }>(
      office.get(`/accounts/${ana!.accountNumber}/payments`),
    )
    expect(rows[0]).toMatchObject({
      receipt: '121042880000005',
      tender: 'ach',
      amountCents: 7000,
      receivedOn: '2026-12-15',
      postedOn: '2026-12-15',
    })
  })
})

describe('what the bank returns', () => {
  it('is matched by its trace: want of money keeps autopay, a closed account stops it', async () => {
    office.move('2026-12-17')
    const back = async (account: Account, code: string, cents: number, at: number) => {
      const addenda = [returnAddenda(code, await traceOf(run.runId, account))]
      await tell('PPD', [{ tranCode: '26', cents, trace: `23138010000001${at}`, addenda }])
      const { entries } = await show(run.runId)
      const { paymentId } = entries.find((one) => one.accountNumber === account.accountNumber)!
      const reason = code === 'R02' ? 'account-closed' : 'nsf'
      await answered(
        office.as('clerk').post(`/payments/${paymentId}/returns`, { reason, returnedOn: '2026-12-17' }),
      )
    }
    await back(ana!, 'R01', 7000, 1)
    expect(await mandateOf(ana!)).toMatchObject({ state: 'live' })
    await back(boris!, 'R02', 4000, 2)
    expect(await mandateOf(boris!)).toMatchObject({
      state: 'stopped',
      why: 'The bank returned a payment with R02: Account closed.',
    })
    expect(await answered(office.get(`/accounts/${boris!.accountNumber}`))).toMatchObject({ autopay: false })
  })
})

describe('a bank account that changes, and the end', () => {
  it('another bank account begins with a prenote of its own; the one before cannot be changed again', async () => {
    office.move('2026-12-17')
    const before = await mandateOf(dora!)
    await proved(office, dora!.accountNumber)
    const change = () =>
      office.as('clerk').post(`/autopay/mandates/${before.mandateId}/change`, {
        ...word,
        ...bank,
        givenBy: 'business',
        holderName: 'Webb Nursery',
        bankNumber: '5550001111',
      })
    const after = await answered<Mandate>(change())
    expect(after).toMatchObject({ state: 'prenote-to-send', replaces: before.mandateId, last4: '1111' })
    expect(await refused(change())).toMatchObject({ code: 'MANDATE_NOT_IN_STATE' })
    const stop = () =>
      office.as('clerk').post(`/autopay/mandates/${after.mandateId}/stop`, { reason: 'They asked.' })
    expect(await answered<Mandate>(stop())).toMatchObject({ state: 'stopped', why: 'They asked.' })
    expect(await refused(stop())).toMatchObject({ code: 'MANDATE_NOT_IN_STATE' })
  })

  it('a final bill is drawn, and then stops autopay', async () => {
    office.move('2026-12-17')
    await bill(ana!, '4005', { from: '2026-12-01', until: '2026-12-16', due: '2027-01-05', final: true })
    office.move('2027-01-04')
    const last = await answered<Run>(prepare('autopay', '2027-01-05'))
    await answered(release(last.runId))
    await take(last.runId)
    office.move('2027-01-05')
    await night()
    expect(await mandateOf(ana!)).toMatchObject({ state: 'stopped', why: 'The final bill is done.' })
    expect(await balance(ana!)).toBeGreaterThanOrEqual(0)
  })
})
