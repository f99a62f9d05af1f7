import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { reviews } from '@cartwright/api/reviews'
import type { SuccessOf } from '@cartwright/api/route'
import type { Gate } from '#kernel/gate'
import { answered, calculatedRun, openedRun, postedRun, refused, release } from '#test/bill-runs'
import { askForReview, type Household, smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { gates } from '../../gates.ts'

/** What another part of the product brings. */
let postage = 0
const postageBought: Gate = {
  name: 'postage',
  title: 'Postage',
  before: 'print',
  look: () =>
    Promise.resolve(
      postage > 0
        ? { stands: 'green', sentence: 'There is postage.', mendAt: null }
        : { stands: 'red', sentence: 'There is no postage. Buy some.', mendAt: '/mail' },
    ),
}
const office = testOffice({ on: '2026-11-30', gates: [...gates, postageBought] })
const manager = office.as('manager')

type Sample = SuccessOf<typeof reviews.sample>
type Gates = { gates: { name: string; stands: string; sentence: string; mendAt: string | null }[] }
const sampleOf = (id: number) => answered<Sample>(office.get(`/runs/${id}/sample`))
const sign = (id: number, account: string, body: object, as = office.as('coordinator')) =>
  as.post(`/runs/${id}/sample/${account}`, body)
const gate = async (id: number, name: string) =>
  (await answered<Gates>(office.get(`/runs/${id}`))).gates.find((one) => one.name === name)

const homes: Household[] = [
  ...Array.from({ length: 12 }, () => ({})),
  { class: 'commercial', services: [{ what: 'refuse:bin:4 yd' }] },
  { class: 'commercial', services: [{ what: 'refuse:bin:3 yd' }] },
  { services: [] },
]

/** A register in review, of which a sample of five was drawn. */
async function inReview() {
  await office.work((work) => smallTown(work, homes))
  await office.work((work) => askForReview(work, { sample: 5, previousRun: 'mailed' }))
  const { id } = await calculatedRun(office)
  await answered(office.post(`/runs/${id}/review`))
  return id
}

describe('the sample', () => {
  it('is drawn when the review begins, with bills of every class', async () => {
    const id = await inReview()
    const { items, drawing } = await sampleOf(id)
    expect(items).toHaveLength(5)
    expect(new Set(items.map((one) => one.class))).toEqual(new Set(['residential', 'commercial']))
    expect(drawing).toMatchObject({ size: 5, perClass: 1, ofPointedOut: 1, bills: 14 })
    expect(await refused(office.post(`/runs/${id}/sample`))).toMatchObject({ code: 'SAMPLE_ALREADY_DRAWN' })
  })

  it('is drawn again from its seed by whoever asks, and worked out by hand', async () => {
    const id = await inReview()
    expect(await answered(office.as('auditor').get(`/runs/${id}/sample/drawn-again`))).toEqual({
      same: true,
      missing: [],
      added: [],
    })
    const { items, drawing } = await sampleOf(id)
    const register = await answered<{ rows: { accountNumber: string; class: string; lineCount: number }[] }>(
      office.get(`/runs/${id}/register`),
    )
    const key = (number: string) => hash('sha256', `${drawing!.seed}:${number}`)
    const inOrder = register.rows
      .filter(({ lineCount }) => lineCount > 0)
      .toSorted((a, b) => (key(a.accountNumber) < key(b.accountNumber) ? -1 : 1))
    const firstOf = (name: string) => inOrder.find((one) => one.class === name)!.accountNumber
    const numbers = items.map(({ accountNumber }) => accountNumber)
    expect(numbers).toContain(firstOf('residential'))
    expect(numbers).toContain(firstOf('commercial'))
  })

  it('is signed bill by bill; the release waits for it', async () => {
    const id = await inReview()
    await answered(office.post(`/runs/${id}/exceptions/accept`, { filter: {}, note: 'An empty lot.' }))
    const { items } = await sampleOf(id)
    const [first, ...others] = items.map(({ accountNumber }) => accountNumber) as [string, ...string[]]
    for (const number of others) await answered(sign(id, number, { verdict: 'right' }))
    expect(await refused(manager.post(`/runs/${id}/release`))).toMatchObject({
      code: 'GATE_IS_RED',
      details: {
        gates: [{ name: 'sample-signed', sentence: expect.stringContaining('4 of 5 bills') as string }],
      },
    })
    await answered(sign(id, first, { verdict: 'right' }))
    expect(await answered(manager.post(`/runs/${id}/release`))).toMatchObject({ state: 'approved' })
  })

  it('with a bill found wrong is red until another person overrules, with a note', async () => {
    const id = await inReview()
    const [{ accountNumber }] = (await sampleOf(id)).items as [Sample['items'][number]]
    expect(await refused(sign(id, accountNumber, { verdict: 'wrong' }))).toMatchObject({
      code: 'REQUEST_INVALID',
    })
    expect(await refused(sign(id, accountNumber, { verdict: 'overruled', note: 'No.' }))).toMatchObject({
      code: 'SAMPLE_NOT_FOUND_WRONG',
    })
    await answered(sign(id, accountNumber, { verdict: 'wrong', note: 'The cart is a 64.' }))
    expect(await gate(id, 'sample-signed')).toMatchObject({
      stands: 'red',
      sentence: expect.stringContaining(`Found wrong: ${accountNumber}`) as string,
    })
    for (const verdict of ['right', 'overruled'])
      expect(await refused(sign(id, accountNumber, { verdict, note: 'It is right.' }))).toMatchObject({
        code: 'SAMPLE_FOUND_WRONG',
      })
    await answered(sign(id, accountNumber, { verdict: 'overruled', note: 'I saw the cart.' }, manager))
    expect((await sampleOf(id)).items[0]).toMatchObject({
      stands: 'overruled',
      note: 'I saw the cart.',
      signedBy: 'Test manager',
    })
  })

  it('keeps signatures of bills that come out the same, and asks again for one that changed', async () => {
    const id = await inReview()
    const { items } = await sampleOf(id)
    for (const { accountNumber, billHash } of items)
      await answered(sign(id, accountNumber, { verdict: 'right', billHash }))
    const home = items.find((one) => one.class === 'residential')!
    await office.work(({ db }) =>
      sql`update service set quantity = 2 where account_id = ${home.accountId}`.execute(db),
    )
    await answered(office.post(`/runs/${id}/calculate`, { what: 'all' }))
    await office.finishJobs()
    const after = (await sampleOf(id)).items
    expect(
      after.filter(({ stands }) => stands !== 'right').map((one) => [one.accountId, one.stands]),
    ).toEqual([[home.accountId, 'changed']])
    const stale = { verdict: 'right', billHash: home.billHash }
    expect(await refused(sign(id, home.accountNumber, stale))).toMatchObject({ code: 'SAMPLE_BILL_CHANGED' })
    await answered(office.post(`/runs/${id}/hold`, { accountNumbers: [home.accountNumber], note: 'Wait.' }))
    expect(await gate(id, 'sample-signed')).toMatchObject({ stands: 'green' })
    expect(await refused(sign(id, home.accountNumber, { verdict: 'right' }))).toMatchObject({
      code: 'NOT_IN_SAMPLE',
    })
  })
})

describe('a gate', () => {
  it('of another part of the product holds a run, and billing knows nothing of it', async () => {
    postage = 0
    await office.work((work) => smallTown(work, [{}]))
    const { id } = await postedRun(office)
    expect(await gate(id, 'postage')).toMatchObject({ stands: 'red', mendAt: '/mail' })
    const { steps } = await answered<{ steps: { step: string; possible: boolean; because: string }[] }>(
      office.get(`/runs/${id}`),
    )
    expect(steps.find(({ step }) => step === 'print')).toEqual({
      step: 'print',
      possible: false,
      because: 'There is no postage. Buy some.',
    })
    expect(await refused(office.post(`/runs/${id}/print`))).toMatchObject({
      code: 'GATE_IS_RED',
      details: { step: 'print', gates: [{ name: 'postage', sentence: 'There is no postage. Buy some.' }] },
    })
    postage = 100
    await answered(office.post(`/runs/${id}/print`))
  })

  it('tells of a missing rate before anything is calculated', async () => {
    await office.work((work) => smallTown(work, [{}, { services: [{ what: 'refuse:bin:9 yd' }] }]))
    const { id } = await openedRun(office)
    expect(await gate(id, 'rates-in-force')).toEqual(
      expect.objectContaining({
        stands: 'red',
        sentence:
          'No rate for refuse bin 9 yd of residential accounts, 2026-11-01 to 2026-11-30. Load the rate or mend the service.',
        mendAt: '/rates',
      }),
    )
    await answered(office.post(`/runs/${id}/calculate`))
    await office.finishJobs()
    expect(await gate(id, 'rates-in-force')).toMatchObject({
      stands: 'red',
      sentence: expect.stringContaining('One account has days without a rate') as string,
    })
  })

  it('wants rates that were loaded since to be in the register', async () => {
    await office.work((work) => smallTown(work, [{}]))
    const { id } = await calculatedRun(office)
    expect(await gate(id, 'rates-in-force')).toMatchObject({ stands: 'green' })
    await office.work(({ db }) =>
      sql`update rate_version set loaded_at = now() + interval '1 hour'`.execute(db),
    )
    expect(await gate(id, 'rates-in-force')).toMatchObject({
      stands: 'red',
      sentence: expect.stringContaining('Calculate what changed.') as string,
    })
  })

  it('wants the run before to have come as far as the city says', async () => {
    await office.work((work) => smallTown(work, [{}]))
    const first = await calculatedRun(office)
    expect(await gate(first.id, 'previous-run-closed')).toMatchObject({
      stands: 'green',
      sentence: 'This is the first run of the cycle.',
    })
    await release(office, first.id)
    office.move('2026-12-31')
    const second = await openedRun(office, { cycle: '1', periodFrom: '2026-12-01' })
    expect(await gate(second.id, 'previous-run-closed')).toMatchObject({
      stands: 'red',
      mendAt: `/runs/${first.id}`,
    })
    await answered(office.post(`/runs/${second.id}/calculate`))
    await office.finishJobs()
    await answered(office.post(`/runs/${first.id}/post`))
    await office.finishJobs()
    expect(await gate(second.id, 'previous-run-closed')).toMatchObject({
      sentence: `Run ${first.id} was posted after this register was made. Calculate what changed.`,
    })
    await answered(office.post(`/runs/${second.id}/calculate`, { what: 'changed' }))
    await office.finishJobs()
    expect(await gate(second.id, 'previous-run-closed')).toMatchObject({ stands: 'green' })
  })

  it('waits for a file that somebody brought to be applied or discarded', async () => {
    await office.work((work) => smallTown(work, [{}]))
    const { id } = await calculatedRun(office)
    await office.work(({ db }) =>
      sql`insert into import_file (kind, file_name, sha256, mapping, state, brought_by)
        values ('services', 'carts.csv', 'x', '{}', 'checked', 'Somebody')`.execute(db),
    )
    expect(await gate(id, 'imports-settled')).toMatchObject({
      stands: 'red',
      sentence: 'carts.csv waits for a decision. Apply or discard.',
      mendAt: '/imports/1',
    })
  })
})
