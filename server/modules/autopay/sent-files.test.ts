import type { autopay } from '@cartwright/api/autopay'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { returnAddenda } from '#test/ach-file'
import { autopayOffice } from '#test/autopay-office'
import { answered, refused } from '#test/bill-runs'
import { home, loadMarlow, opened } from '#test/marlow'
import { testOffice } from '#test/test-office'
import { changePreferences } from '../accounts/change-preferences.ts'
import { bankVault } from './bank-vault.ts'
import { carryMandate } from './carry-mandate.ts'
import { correctMandate } from './correct-mandate.ts'
import { lockMandate } from './mandate-rows.ts'
import { holdMandate } from './stop-mandate.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
const { setUp, mandateOf, prepare, release, take, night, show, bill, balance, tell, traceOf } =
  autopayOffice(office)

type Account = Awaited<ReturnType<typeof opened>>
type Run = SuccessOf<typeof autopay.prepare>

let [ana, boris, cleo, dora, ella]: Account[] = []
beforeAll(async () => {
  await loadMarlow(office)
  const open = (line: string, payer: string) => opened(office, home(line, payer, { openedOn: '2026-09-01' }))
  ana = await open('900 Elm St', 'Ana Lopez')
  boris = await open('901 Elm St', 'Boris Quill')
  cleo = await open('902 Elm St', 'Cleo Marsh')
  dora = await open('903 Elm St', 'Cleo Marsh')
  ella = await open('904 Elm St', 'Ana Lopez')
})

const shown = ({ accountNumber }: Account) =>
  answered<{ autopay: boolean }>(office.get(`/accounts/${accountNumber}`))
/** What a bank says is right from now on, used. */
const correct = async (account: Account, code: string, correction: Record<string, string>): Promise<void> => {
  const { mandateId } = await mandateOf(account)
  await office.work(async (work) =>
    correctMandate(work, bankVault({}, work.city), {
      mandate: await lockMandate(work, mandateId),
      code,
      correction,
      bankNumber: null,
    }),
  )
}
/** A customer moves: what they agreed to goes along. */
const carry = ({ accountId: from }: Account, { accountId: id, accountNumber: number }: Account) =>
  office.work((work) => carryMandate(work, { from, to: { id, number } }))

describe('a file of prenotes', () => {
  it('has those of accounts that were marked before: until they are live their bills ask for payment', async () => {
    office.move('2026-11-25')
    await office.work((work) => changePreferences(work, boris!.accountNumber, { autopay: true }))
    await setUp(boris!, 'Boris Quill')
    expect(await shown(boris!)).toMatchObject({ autopay: false })
  })

  it('lets nobody go live before it is taken; what the bank answers holds who moved, too', async () => {
    office.move('2026-11-25')
    await setUp(ana!, 'Ana Lopez')
    await setUp(cleo!, 'Cleo Marsh')
    const { runId } = await answered<Run>(prepare('prenote', '2026-11-27'))
    await answered(release(runId))
    await carry(cleo!, dora!)
    const addenda = [returnAddenda('R03', await traceOf(runId, cleo!))]
    await tell('PPD', [{ tranCode: '26', cents: 0, trace: '231380100000021', addenda }])
    expect([(await mandateOf(cleo!)).state, (await mandateOf(dora!)).state]).toEqual(['held', 'held'])
    office.move('2026-12-02')
    await night()
    expect(await mandateOf(ana!)).toMatchObject({ state: 'prenote-sent', liveFrom: '2026-12-02' })
    expect((await show(runId)).run.state).toBe('released')
    await take(runId)
    await office.finishJobs()
    // The bank works on it the day after, and three banking days later nobody has answered.
    expect(await mandateOf(ana!)).toMatchObject({ state: 'prenote-sent', liveFrom: '2026-12-08' })
    expect((await show(runId)).run.state).toBe('posted')
    office.move('2026-12-08')
    await night()
    expect(await mandateOf(ana!)).toMatchObject({ state: 'live' })
  })
})

let drawn: Run
describe('a file of draws', () => {
  it('is not released with bank details other than those it was prepared with', async () => {
    office.move('2026-12-02')
    await bill(ana!, '4101')
    await bill(boris!, '4103', { charges: 5000 })
    office.move('2026-12-14')
    const { runId } = await answered<Run>(prepare('autopay', '2026-12-15'))
    await correct(ana!, 'C05', { tranCode: '37' })
    expect(await refused(release(runId, { detailsChecked: true }))).toMatchObject({
      code: 'ACH_RUN_CHANGED',
      details: { accounts: [ana!.accountNumber] },
    })
    await answered(office.post(`/autopay/runs/${runId}/cancel`, { reason: 'The kind of account changed.' }))
    drawn = await answered<Run>(prepare('autopay', '2026-12-15'))
    expect(drawn).toMatchObject({ entries: 2, first: 1, changed: 1 })
    await answered(release(drawn.runId, { detailsChecked: true }))
  })

  it('posts nothing while nobody took it, then of the day on which somebody did, and nothing that a person posted', async () => {
    office.move('2026-12-15')
    await night()
    expect(await balance(ana!)).toBe(9000)
    office.move('2026-12-16')
    const receipt = await traceOf(drawn.runId, boris!)
    const byHand = { tender: 'ach', amountCents: 5000, receivedOn: '2026-12-15', receipt }
    await answered(office.post('/payments', { ...byHand, accountNumber: boris!.accountNumber }))
    await take(drawn.runId)
    await office.finishJobs()
    expect([await balance(ana!), await balance(boris!)]).toEqual([0, 0])
    expect((await show(drawn.runId)).run).toMatchObject({ state: 'posted', posted: 2 })
    const { rows } = await answered<{ rows: object[] }>(
      office.get(`/accounts/${ana!.accountNumber}/payments`),
    )
    expect(rows).toMatchObject([{ receivedOn: '2026-12-16', postedOn: '2026-12-16' }])
  })

  it('marks details that changed on the day on which the one before was prepared', async () => {
    office.move('2026-12-14')
    await correct(ana!, 'C05', { tranCode: '27' })
    office.move('2027-01-04')
    await bill(ana!, '4102', { from: '2026-12-01', until: '2027-01-01', due: '2027-01-15' })
    office.move('2027-01-14')
    const { runId, changed } = await answered<Run>(prepare('autopay', '2027-01-15'))
    expect(changed).toBe(1)
    await answered(office.post(`/autopay/runs/${runId}/cancel`, { reason: 'Only looked at.' }))
  })
})

describe('autopay that is held or stopped', () => {
  it('for a payment the customer stopped stays held, whatever bank details are corrected', async () => {
    office.move('2027-01-14')
    const { mandateId } = await mandateOf(ana!)
    const why = 'The bank returned a payment with R08: Payment stopped.'
    await office.work(async (work) => holdMandate(work, await lockMandate(work, mandateId), why))
    await correct(ana!, 'C02', { routing: '121042882' })
    expect(await mandateOf(ana!)).toMatchObject({ state: 'held', why })
  })

  it('and set up again is a change that whoever releases asks about', async () => {
    office.move('2027-01-14')
    const { mandateId } = await mandateOf(boris!)
    await answered(office.as('clerk').post(`/autopay/mandates/${mandateId}/stop`, { reason: 'They asked.' }))
    await setUp(boris!, 'Boris Quill', { bankNumber: '5550001111' })
    expect(await answered<Run>(prepare('prenote', '2027-01-15'))).toMatchObject({ entries: 1, changed: 1 })
  })

  it('by a word that was taken back stops where the customer moved to as well', async () => {
    office.move('2027-01-14')
    await carry(ana!, ella!)
    const addenda = [returnAddenda('R02', await traceOf(drawn.runId, ana!))]
    await tell('PPD', [{ tranCode: '36', cents: 9000, trace: '231380100000022', addenda }])
    const { entries } = await show(drawn.runId)
    const { paymentId } = entries.find(({ accountNumber }) => accountNumber === ana!.accountNumber)!
    const returned = { reason: 'account-closed', returnedOn: '2027-01-14' }
    await answered(office.as('clerk').post(`/payments/${paymentId}/returns`, returned))
    expect(await mandateOf(ella!)).toMatchObject({
      state: 'stopped',
      why: 'The bank returned a payment with R02: Account closed.',
    })
  })
})
