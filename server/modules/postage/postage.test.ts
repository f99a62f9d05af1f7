import type { postage } from '@cartwright/api/postage'
import type { postageStatements } from '@cartwright/api/postage-statements'
import type { PostageCorrection, PostageStatement } from '@cartwright/api/postage-shapes'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { answered, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { waitingFor } from '#test/waiting'
import { usePostage } from './use-postage.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Shown = SuccessOf<typeof postage.show>
type Correction = z.output<typeof PostageCorrection>
type Statement = z.output<typeof PostageStatement>

let permit: number
let meter: number
beforeAll(async () => {
  await office.work((work) =>
    smallTown(work, [{ name: 'Ana Lopez' }, { name: 'Boris Quill' }, { name: 'Eve Mail', billBy: 'email' }]),
  )
})

const post = (path: string, body: object = {}, role: Role = 'coordinator') =>
  office.as(role).post(`/postage${path}`, body)
const shown = (accountId = permit) => answered<Shown>(office.get(`/postage/accounts/${accountId}`))
const balance = async (accountId = permit) => (await shown(accountId)).account.balanceCents
const enter = (accountId: number, body: object) =>
  post(`/accounts/${accountId}/entries`, { happenedOn: '2026-11-20', ...body })
const deposit = (amountCents: number, reference: string, accountId = permit) =>
  enter(accountId, { kind: 'deposit', amountCents, reference })
const entryOf = async (reference: string) =>
  (await shown()).entries.find((entry) => entry.reference === reference)!
const reverse = (entryId: number, reason = 'Typed twice') => post(`/entries/${entryId}/reverse`, { reason })
const decide = (id: number, verdict: string, role: Role = 'manager') =>
  post(`/corrections/${id}/decide`, { verdict }, role)

const list = async (view = 'all') =>
  (await answered<SuccessOf<typeof postageStatements.list>>(office.get(`/postage/statements?view=${view}`)))
    .rows

describe('a postage account', () => {
  it('is opened once by its name, and one pays runs', async () => {
    const body = { kind: 'permit', name: 'Permit 118', number: '118', openedOn: '2026-01-02' }
    const opened = await answered<Shown>(post('/accounts', { ...body, paysRuns: true, lowestCents: 10_000 }))
    permit = opened.account.accountId
    expect(await refused(post('/accounts', body))).toMatchObject({ code: 'POSTAGE_ACCOUNT_NAMED' })
    const second = { ...body, kind: 'meter', name: 'Meter', paysRuns: true }
    meter = (await answered<Shown>(post('/accounts', second))).account.accountId
    expect((await shown()).account.paysRuns).toBe(false)
    const change = { name: 'Permit 118', number: '118', lowestCents: 10_000, paysRuns: true, closedOn: null }
    await answered(office.put(`/postage/accounts/${permit}`, change))
    expect((await shown(meter)).account.paysRuns).toBe(false)
    expect(await refused(office.as('clerk').post('/postage/accounts', body))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })

  it('has the sum of its entries: the same again adds nothing, and another of the name is refused', async () => {
    await answered(deposit(500_000, 'Warrant 1'))
    await answered(deposit(500_000, 'Warrant 1'))
    expect(await balance()).toBe(500_000)
    expect(await refused(deposit(400_000, 'Warrant 1'))).toMatchObject({ code: 'POSTAGE_REFERENCE_TAKEN' })
    await answered(enter(permit, { kind: 'refund', amountCents: 1_250, reference: 'PS 3533 of Nov 2' }))
    const fee = { kind: 'fee', fee: 'presort', amountCents: 39_000, reference: 'EPS 771' }
    expect(await refused(enter(permit, { ...fee, coversUntil: '2026-11-19' }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'coversUntil' },
    })
    await answered(enter(permit, { ...fee, coversUntil: '2026-12-05' }))
    expect(await balance()).toBe(500_000 + 1_250 - 39_000)
    const { entries } = await shown()
    expect(entries[0]!.balanceCents).toBe(await balance())
    expect(entries.at(-1)!.balanceCents).toBe(500_000)
  })

  it.each([
    [{ kind: 'deposit', amountCents: 0, reference: 'x' }, 'REQUEST_INVALID'],
    [{ kind: 'deposit', amountCents: 10, reference: '' }, 'REQUEST_INVALID'],
    [{ kind: 'deposit', amountCents: 10, reference: 'x', happenedOn: '2026-11-24' }, 'FIELD_REFUSED'],
    [{ kind: 'deposit', amountCents: 10, reference: 'x', happenedOn: '2026-01-01' }, 'FIELD_REFUSED'],
    [{ kind: 'withdrawal', amountCents: 99_000_000, reference: 'x' }, 'POSTAGE_TOO_LITTLE'],
  ])('refuses %j', async (body, code) => {
    expect(await refused(enter(permit, body))).toMatchObject({ code })
  })

  it('moves postage to another in one entry with two sides', async () => {
    const before = await balance()
    const body = { intoId: meter, amountCents: 20_000, happenedOn: '2026-11-20', reference: 'Meter refill 9' }
    await answered(post(`/accounts/${permit}/transfers`, body))
    await answered(post(`/accounts/${permit}/transfers`, body))
    expect([await balance(), await balance(meter)]).toEqual([before - 20_000, 20_000])
    expect((await entryOf('Meter refill 9')).other).toBe('Meter')
    expect(await refused(post(`/accounts/${permit}/transfers`, { ...body, intoId: permit }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'intoId' },
    })
    expect(
      await refused(post(`/accounts/${meter}/transfers`, { ...body, intoId: permit, amountCents: 20_001 })),
    ).toMatchObject({ code: 'POSTAGE_TOO_LITTLE' })
  })

  it('is closed when nothing is left in it', async () => {
    const close = { name: 'Meter', number: '1', lowestCents: null, paysRuns: false, closedOn: '2026-11-23' }
    expect(await refused(office.put(`/postage/accounts/${meter}`, close))).toMatchObject({
      code: 'POSTAGE_ACCOUNT_NOT_EMPTY',
      details: { balanceCents: 20_000 },
    })
  })

  it('keeps its entries: the application may add and read them', async () => {
    for (const statement of ['update postage_entry set amount_cents = 1', 'delete from postage_entry'])
      await expect(office.work(({ db }) => sql.raw(statement).execute(db))).rejects.toThrow(
        'permission denied',
      )
  })
})

const use = (amountCents: number, account = permit) =>
  office.work((work) =>
    usePostage(work, {
      account,
      mailJob: 'RUN-1',
      amountCents,
      on: PlainDate.from('2026-11-20'),
      pieces: 100,
    }),
  )

describe('the use of a mail job', () => {
  it('is booked once, whoever asks and however often', async () => {
    const before = await balance()
    const both = await Promise.all([use(6_000), use(6_000)])
    expect(both[0].entryId).toBe(both[1].entryId)
    expect(await balance()).toBe(before - 6_000)
    await expect(use(6_001)).rejects.toMatchObject({ problem: { code: 'POSTAGE_JOB_USED' } })
    await expect(use(6_000, meter)).rejects.toMatchObject({ problem: { code: 'POSTAGE_JOB_USED' } })
    expect(
      await refused(enter(meter, { kind: 'use', amountCents: 1, reference: 'RUN-1', pieces: 1 })),
    ).toMatchObject({ code: 'POSTAGE_JOB_USED' })
  })

  it('is put right by posting it back: small by one person, more by two', async () => {
    const before = await balance()
    const small = await answered<Shown>(deposit(2_500, 'Warrant 2'))
    const posted = await answered<Correction>(
      reverse(small.entries.find((e) => e.reference === 'Warrant 2')!.entryId),
    )
    expect(posted).toMatchObject({ state: 'posted', changeCents: -2_500 })
    expect(await balance()).toBe(before)
    await answered(deposit(2_600, 'Warrant 2'))

    const { entryId } = await entryOf('RUN-1')
    const asked = await answered<Correction>(reverse(entryId, 'Wrong job'))
    expect(asked).toMatchObject({ state: 'asked', mine: true, changeCents: 6_000 })
    expect(await balance()).toBe(before + 2_600)
    expect(await refused(reverse(entryId))).toMatchObject({ code: 'POSTAGE_CORRECTION_WAITS' })
    expect(await refused(decide(asked.correctionId, 'approve', 'coordinator'))).toMatchObject({
      code: 'POSTAGE_OWN_CORRECTION',
    })
    expect(await waitingFor(office, 'coordinator', 'postage-corrections')).toEqual([])
    expect(await waitingFor(office, 'manager', 'postage-corrections')).toMatchObject([{ amountCents: 6_000 }])
    await answered(decide(asked.correctionId, 'approve'))
    await answered(decide(asked.correctionId, 'approve'))
    expect(await balance()).toBe(before + 2_600 + 6_000)
    expect(await refused(decide(asked.correctionId, 'decline'))).toMatchObject({
      code: 'POSTAGE_CORRECTION_DECIDED',
    })
    expect(await refused(reverse(entryId))).toMatchObject({ code: 'POSTAGE_ENTRY_REVERSED' })
    await use(6_000)
    expect(await balance()).toBe(before + 2_600)
  })
})

describe('a postage statement', () => {
  const lines = [
    { line: 'A1 5-Digit', pieces: 80, priceMills: 593, amountMills: 47_440 },
    { line: 'A3 Mixed AADC', pieces: 20, priceMills: 672, amountMills: 13_440 },
  ]
  const body = {
    number: 'P-1',
    mailJob: 'RUN-1',
    mailedOn: '2026-11-20',
    pieces: 100,
    amountCents: 6_088,
    lines,
  }
  const add = (given: object = {}) => post(`/accounts/${permit}/statements`, { ...body, ...given })

  it('is held against what is booked for its job, and its difference explained by an entry', async () => {
    const first = await answered<Statement>(add())
    expect(first).toMatchObject({ standing: 'difference', differenceCents: 88, jobBookedCents: 6_000 })
    expect((await answered<Statement>(add())).statementId).toBe(first.statementId)
    expect(await refused(add({ amountCents: 6_089 }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'amountCents' },
    })
    expect(await refused(add({ mailJob: 'RUN-9' }))).toMatchObject({ code: 'POSTAGE_STATEMENT_TAKEN' })
    expect(await waitingFor(office, 'coordinator', 'postage-statements')).toMatchObject([{ amountCents: 88 }])

    const before = await balance()
    const explain = (differenceCents: number) =>
      post(`/statements/${first.statementId}/explain`, { differenceCents, reason: 'One tray was residual' })
    expect(await refused(explain(87))).toMatchObject({ code: 'FIELD_REFUSED' })
    expect(await answered<Correction>(explain(88))).toMatchObject({ state: 'posted', changeCents: -88 })
    expect(await balance()).toBe(before - 88)
    expect(await list('waiting')).toEqual([])
    expect(await list()).toMatchObject([{ standing: 'reconciled', explained: [{ changeCents: -88 }] }])
    expect(await refused(explain(88))).toMatchObject({ code: 'POSTAGE_STATEMENT_EQUAL' })
    expect(
      await refused(post(`/statements/${first.statementId}/withdraw`, { reason: 'Typed wrongly' })),
    ).toMatchObject({ code: 'POSTAGE_STATEMENT_EXPLAINED' })
  })

  it('comes from a file: good ones are taken once, the others wait with line and reason', async () => {
    const csv = [
      'number,job,mailed,line,pieces,price,amount',
      'P-2,RUN-2,2026-11-21,A1 5-Digit,10,0.593,5.930',
      'P-3,RUN-3,2026-11-21,A1 5-Digit,10,0.593,5.940',
    ].join('\n')
    const load = () =>
      answered<SuccessOf<typeof postageStatements.load>>(post(`/accounts/${permit}/statements/load`, { csv }))
    expect(await load()).toMatchObject({ added: 1, known: 0, addedCents: 593, faults: [{ line: 3 }] })
    expect(await load()).toMatchObject({ added: 0, known: 1, faults: [{ line: 3 }] })
    const [waits] = await list('waiting')
    expect(waits).toMatchObject({ number: 'P-2', standing: 'no-use', differenceCents: 593 })
    const explain = { differenceCents: 593, reason: 'No' }
    expect(await refused(post(`/statements/${waits!.statementId}/explain`, explain))).toMatchObject({
      code: 'POSTAGE_STATEMENT_WITHOUT_USE',
    })
    await answered(post(`/statements/${waits!.statementId}/withdraw`, { reason: 'Of another city' }))
    expect(await list('waiting')).toEqual([])
  })
})
