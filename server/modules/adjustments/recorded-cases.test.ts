import type { standardCases } from '@cartwright/api/standard-cases'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { adjusting, amount, asking, letter } from '#test/adjusting'
import { answered, postedRun, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'

type Verdict = SuccessOf<typeof standardCases.preview>
type Recorded = SuccessOf<typeof standardCases.record>
type Cases = SuccessOf<typeof standardCases.ofAccount>

const office = testOffice({ on: '2026-11-30', keep: true })
const desk = adjusting(office)
let town: TownAccount[]

beforeAll(async () => {
  await addTestPeople(office)
  town = await office.work((work) =>
    smallTown(work, [{}, {}, {}, { class: 'commercial', services: [{ what: 'refuse:cart:96 gal' }] }]),
  )
  await postedRun(office)
})

const number = (at: number): string => town[at]!.number
const charge = (evidence: number[]) => asking([amount(1500)], { reason: 'contamination', evidence })
const preview = (at: number, facts: object) =>
  answered<Verdict>(office.as('clerk').post(`/accounts/${number(at)}/standard-case-preview`, { facts }))
const record = (at: number, facts: object, some: object = {}) =>
  office.as('clerk').post(`/accounts/${number(at)}/standard-cases`, { facts, note: 'Called in.', ...some })
const cases = async (at: number) =>
  (await answered<Cases>(office.get(`/accounts/${number(at)}/standard-cases`))).rows

const missed = () => ({
  standardCase: 'missed-pickup',
  serviceId: town[0]!.serviceIds[0]!,
  missedOn: '2026-11-24',
  reportedAt: '2026-11-25T10:00',
  wanted: 'credit',
})

describe('what the city’s rules do not allow', () => {
  it.each([
    {
      case: 'a reason the city has not',
      asked: asking([amount(-1)], { reason: 'spite' }),
      code: 'ADJUSTMENT_REASON_UNKNOWN',
    },
    {
      case: 'a charge as a courtesy',
      asked: asking([amount(1)], { reason: 'courtesy' }),
      code: 'ADJUSTMENT_DIRECTION_WRONG',
    },
    {
      case: 'an amount of cash',
      asked: asking([{ ledgerCode: '1010', amountCents: -1 }]),
      code: 'ADJUSTMENT_LEDGER_ACCOUNT_UNFIT',
    },
    {
      case: 'an unknown ledger account',
      asked: asking([{ ledgerCode: '1', amountCents: -1 }]),
      code: 'LEDGER_ACCOUNT_NOT_FOUND',
    },
    { case: 'nothing', asked: asking([amount(0)]), code: 'REQUEST_INVALID' },
    { case: 'no note', asked: asking([amount(-1)], { note: ' ' }), code: 'REQUEST_INVALID' },
  ])('$case is refused', async ({ asked, code }) => {
    expect(await refused(desk.send('clerk', number(1), asked))).toMatchObject({ code })
  })

  it('an auditor looks, and asks for nothing', async () => {
    expect((await desk.send('auditor', number(1), asking([amount(-1)]))).status).toBe(403)
    expect((await office.as('auditor').get('/adjustments')).status).toBe(200)
  })
})

describe('evidence', () => {
  it('is kept once, told by its content, and comes back byte for byte', async () => {
    const kept = await answered<{ evidenceId: number; kind: string }>(
      desk.attach(number(0), letter, 'letter.txt'),
    )
    expect(kept).toMatchObject({ kind: 'pdf', name: 'letter.txt', bytes: letter.length })
    expect(await answered(desk.attach(number(0), letter, 'again.pdf'))).toEqual(kept)
    const back = await office.as('auditor').get(`/evidence/${kept.evidenceId}`)
    expect(Object.fromEntries(back.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''letter.txt.pdf",
      'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
      'x-content-type-options': 'nosniff',
    })
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(letter)
    for (const page of [
      '<html>',
      '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      ' %PDF-1.7 %%EOF',
      '',
    ])
      expect(
        await refused(desk.attach(number(0), new TextEncoder().encode(page), 'photo.jpg')),
      ).toMatchObject({
        code: 'EVIDENCE_FILE_UNFIT',
      })
    const large = new Uint8Array(10 * 1024 * 1024 + 1)
    expect(await refused(desk.attach(number(0), large, 'large.png'))).toMatchObject({
      code: 'EVIDENCE_FILE_TOO_LARGE',
    })
  })

  it('is asked for where the reason asks for it, and of this account', async () => {
    expect(await refused(desk.send('clerk', number(0), charge([])))).toMatchObject({
      code: 'ADJUSTMENT_EVIDENCE_NEEDED',
    })
    const { evidenceId } = await answered<{ evidenceId: number }>(
      desk.attach(number(0), letter, 'letter.pdf'),
    )
    expect(await refused(desk.send('clerk', number(1), charge([evidenceId])))).toMatchObject({
      code: 'EVIDENCE_NOT_FOUND',
    })
    const { adjustmentId } = await desk.ask('clerk', number(0), charge([evidenceId]))
    expect((await desk.show(adjustmentId)).files).toMatchObject([{ evidenceId }])
  })
})

describe('a standard case', () => {
  it('is worked out from the bill, previewed, and asked for with how it was worked out', async () => {
    const seen = await preview(0, missed())
    const { amountCents } = await desk.line(number(0))
    const one = Math.round((amountCents * 7) / 30)
    expect(seen).toMatchObject({ outcome: 'adjust', preview: { amountCents: -one, state: 'posted' } })
    expect(seen.told.en.at(-1)).toContain('× 7 ÷ 30 ÷ 1')
    const recorded = await answered<Recorded>(record(0, missed()))
    expect(recorded).toMatchObject({
      outcome: 'adjusted',
      adjustment: { state: 'posted', amountCents: -one },
    })
    const shown = await desk.show(recorded.adjustment!.adjustmentId)
    expect(shown).toMatchObject({ standardCase: 'missed-pickup', derivation: seen.told })
    expect(await cases(0)).toMatchObject([{ adjustedCents: -one, endedOn: null }])
  })

  it('that the rule does not allow is refused, with the rule', async () => {
    const late = { ...missed(), missedOn: '2026-11-17', reportedAt: '2026-11-19T10:00' }
    expect(await preview(0, late)).toMatchObject({ outcome: 'no', preview: null })
    expect(await refused(record(0, late))).toMatchObject({
      code: 'ADJUSTMENT_CASE_REFUSED',
      details: { citation: 'Marlow Municipal Code § 6-3.530(b)' },
    })
    expect(await refused(record(0, missed()))).toMatchObject({ code: 'ADJUSTMENT_CASE_REFUSED' })
    expect(await refused(record(1, missed()))).toMatchObject({ code: 'FIELD_REFUSED' })
  })

  it('sent again records nothing new', async () => {
    const courtesy = { standardCase: 'courtesy', amountCents: 500 }
    const key = { requestKey: 'courtesy-of-today' }
    const [one, other] = await Promise.all(
      [record(1, courtesy, key), record(1, courtesy, key)].map(answered<Recorded>),
    )
    expect(one!.caseId).toBe(other!.caseId)
    expect(await cases(1)).toHaveLength(1)
    expect(await refused(record(1, courtesy))).toMatchObject({ code: 'ADJUSTMENT_CASE_REFUSED' })
  })

  it('of contamination warns the first time and charges the second, with the photograph', async () => {
    const found = { standardCase: 'contamination', stream: 'recycling', foundOn: '2026-11-23' }
    expect(await answered(record(2, found))).toMatchObject({ outcome: 'warned', adjustment: null })
    const again = { ...found, foundOn: '2026-11-30' }
    expect(await refused(record(2, again))).toMatchObject({ code: 'ADJUSTMENT_EVIDENCE_NEEDED' })
    const { evidenceId } = await answered<{ evidenceId: number }>(desk.attach(number(2), letter, 'photo.pdf'))
    expect(await answered(record(2, again, { evidence: [evidenceId] }))).toMatchObject({
      adjustment: { amountCents: 2500, state: 'posted' },
    })
  })

  it('of a vacancy is credited as it is billed, and taken back when the home is lived in early', async () => {
    const vacant = {
      standardCase: 'vacancy',
      appliedOn: '2026-10-19',
      from: '2026-11-01',
      until: '2027-02-01',
    }
    expect(await preview(3, vacant)).toMatchObject({ outcome: 'no' })
    const { amountCents } = await desk.line(number(2))
    const credited = amountCents - 600
    const { caseId, adjustment } = await answered<Recorded>(record(2, vacant))
    expect(adjustment).toMatchObject({ amountCents: 1500 - credited })
    const settle = (some: object) =>
      office.as('manager').post(`/standard-cases/${caseId}/settle`, { note: 'Next bill.', ...some })
    expect(await answered(settle({}))).toMatchObject({ outcome: 'noted', adjustment: null })
    const back = await answered<Recorded>(settle({ endedOn: '2026-12-10' }))
    expect(back).toMatchObject({ outcome: 'adjusted', adjustment: { amountCents: credited } })
    expect(await cases(2)).toMatchObject([{ endedOn: '2026-12-10' }, {}, {}])
  })
})
