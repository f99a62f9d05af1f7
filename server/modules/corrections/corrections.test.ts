import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, calculatedRun, refused } from '#test/bill-runs'
import { billedTown, type Correction, type Fact, since, type Stated } from '#test/billed-town'
import { testOffice } from '#test/test-office'
import { verifyBalances } from '../audit/verify-balances.ts'

const office = testOffice({ on: '2026-11-02', keep: true })
const extra = { what: 'refuse:extra-cart:96 gal', quantity: 2 }
const set = { what: 'all:cart-set:96 gal' }
const bins = { class: 'commercial', services: [{ what: 'refuse:bin:3 yd', quantity: 3, pickups: 3 }] }
const {
  bill: billTwice,
  number,
  account,
  serviceId,
  balance,
  look,
  send,
  correct,
} = billedTown(office, [{}, { services: [set, extra] }, {}, {}, bins, bins, bins, {}])
beforeAll(billTwice)

const smaller = (at: number): Fact => ({
  kind: 'service-was',
  serviceId: serviceId(at),
  was: { size: '32 gal' },
})
const fewer = (at: number, quantity = 1): Fact => ({
  kind: 'service-was',
  serviceId: serviceId(at),
  was: { quantity },
})
const lookRefused = (at: number, stated: Stated) =>
  refused(office.as('clerk').post(`/accounts/${number(at)}/corrections/preview`, stated))
const show = (id: number) => answered<Correction>(office.get(`/corrections/${id}`))
const servicesOf = async (at: number) => {
  const { services } = await answered<{
    services: { size: string; quantity: number; from: string; until: string | null }[]
  }>(office.get(`/accounts/${number(at)}/services`))
  return services.map(({ size, quantity, from, until }) => `${quantity} × ${size} ${from} ${until}`)
}

describe('a smaller cart since September', () => {
  it('is shown bill by bill and changes nothing until it is asked for', async () => {
    const before = await balance(0)
    const preview = await look(0, since('2026-09-01', smaller(0)))
    expect(preview.bills.map(({ periodFrom, verdict }) => [periodFrom, verdict])).toEqual([
      ['2026-09-01', 'within'],
      ['2026-10-01', 'within'],
    ])
    const [september] = preview.bills
    expect(september!.differenceCents).toBe(september!.shouldCents - september!.billedCents)
    expect(september!.charges[0]!.should[0]!.reasonEs.join(' ')).toContain('Tarifa')
    expect(preview.notMade).toEqual([])
    expect(preview.postedCents).toBe(2 * september!.differenceCents)
    expect(preview.statedEs.at(-1)).toBe('Es así desde el 1 de sept. de 2026.')
    expect(await balance(0)).toBe(before)
  })

  it('is posted on the lines within the clerk’s authority, and the books say so since', async () => {
    const before = await balance(0)
    const made = await correct(0, since('2026-09-01', smaller(0)))
    expect(made).toMatchObject({ state: 'posted', adjustmentId: expect.any(Number) })
    expect(await balance(0)).toBe(before + made.postedCents)
    expect(await servicesOf(0)).toEqual(['1 × 32 gal 2026-09-01 null', '1 × 96 gal 2026-01-01 2026-09-01'])
    expect(made.changed.map(({ before: was }) => was)).toContain(
      '1 × 96 gal cart set (refuse, recycling and organics), 1 a week, since Jan 1, 2026',
    )
    const { rows } = await office.work(({ db }) =>
      sql<{ cents: number; line: number }>`select amount_cents as cents, line_no as line from adjustment_part
        where adjustment_id = ${made.adjustmentId} order by part_no`.execute(db),
    )
    expect(rows).toEqual(made.bills.map(({ differenceCents }) => ({ cents: differenceCents, line: 1 })))
  })

  it('corrected back leaves nothing, and the same again is refused', async () => {
    const again = await lookRefused(0, since('2026-09-01', { kind: 'class', class: 'residential' }))
    expect(again.code).toBe('CORRECTION_CHANGES_NOTHING')
    const made = await office.work(({ db }) =>
      db
        .selectFrom('service')
        .select('id')
        .where('account_id', '=', account(0).id)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow(),
    )
    const before = await show(1)
    const back = await correct(
      0,
      since('2026-09-01', { kind: 'service-was', serviceId: made.id, was: { size: '96 gal' } }),
    )
    expect(back.postedCents).toBe(-before.postedCents)
  })
})

it('carts that never were are credited whole, and nothing of them is billed or pointed out again', async () => {
  const made = await correct(
    1,
    since('2026-01-01', { kind: 'service-absent', serviceId: serviceId(1, 1) }),
    {},
    'manager',
  )
  expect(
    made.bills.map(({ charges }) =>
      charges.map(({ shouldCents, differenceCents, billedCents }) => [
        shouldCents,
        differenceCents + billedCents,
      ]),
    ),
  ).toEqual([[[0, 0]], [[0, 0]]])
  expect(await servicesOf(1)).toEqual(['1 × 96 gal 2026-01-01 null'])
  office.move('2026-11-30')
  const run = await calculatedRun(office)
  const { rows } = await office.work(({ db }) =>
    sql<{
      code: string
      account: number
    }>`select code, account_id as account from run_exception where run_id = ${run.id}
      and code = 'corrects-earlier-period'`.execute(db),
  )
  expect(rows).toEqual([])
  const { rows: lines } = await office.work(({ db }) =>
    sql<{ service: number }>`select service_id as service from register_line
      where run_id = ${run.id} and account_id = ${account(1).id} and kind = 'service'`.execute(db),
  )
  expect(lines).toEqual([{ service: serviceId(1, 0) }])
  office.move('2026-11-02')
})

it('is asked for once, whatever is sent twice', async () => {
  const [stated, key] = [since('2026-10-01', smaller(2)), { requestKey: 'the same request' }]
  const first = await correct(2, stated, key)
  const before = await balance(2)
  const again = { ...stated, ...key, reason: 'The driver told us.', fingerprint: 'of the first look' }
  const second = await answered<Correction>(
    office.as('clerk').post(`/accounts/${number(2)}/corrections`, again),
  )
  expect(second.correctionId).toBe(first.correctionId)
  expect(await balance(2)).toBe(before)
})

describe('beyond the authority of a clerk', () => {
  it('waits for a second person, and changes the facts when it is approved', async () => {
    const before = await servicesOf(4)
    const waiting = await correct(4, since('2026-09-01', fewer(4)))
    expect(waiting.state).toBe('asked')
    expect(await servicesOf(4)).toEqual(before)
    const other = await refused(send(4, since('2026-10-01', fewer(4, 2))))
    expect(other).toMatchObject({ code: 'CORRECTION_WAITS', details: { correctionId: waiting.correctionId } })
    await answered(
      office.as('manager').post(`/adjustments/${waiting.adjustmentId}/approve`, { note: 'Seen.' }),
    )
    expect(await show(waiting.correctionId)).toMatchObject({ state: 'posted', endedBy: 'Test manager' })
    expect(await servicesOf(4)).toEqual(['1 × 3 yd 2026-09-01 null', '3 × 3 yd 2026-01-01 2026-09-01'])
  })

  it('is not approved when what it rests on changed meanwhile', async () => {
    const waiting = await correct(5, since('2026-09-01', fewer(5)))
    const credit = { reason: 'billing-error', note: 'As told.', parts: [] as object[] }
    const [bill] = waiting.bills
    credit.parts.push({ billLine: { billId: bill!.billId, lineNo: 1 }, amountCents: -100 })
    await answered(office.as('clerk').post(`/accounts/${number(5)}/adjustments`, credit))
    const approve = () =>
      office.as('manager').post(`/adjustments/${waiting.adjustmentId}/approve`, { note: 'Seen.' })
    expect((await refused(approve())).code).toBe('CORRECTION_OVERTAKEN')
    await answered(
      office.as('manager').post(`/adjustments/${waiting.adjustmentId}/return`, { note: 'Work it out anew.' }),
    )
    expect(await show(waiting.correctionId)).toMatchObject({
      state: 'refused',
      endedNote: 'Work it out anew.',
    })
  })

  it('is withdrawn by whoever asked for it, with its adjustment', async () => {
    const waiting = await correct(6, since('2026-09-01', fewer(6)))
    const withdrawn = await answered<Correction>(
      office.as('clerk').post(`/corrections/${waiting.correctionId}/withdraw`, { note: 'A mistake.' }),
    )
    expect(withdrawn).toMatchObject({ state: 'withdrawn', endedBy: 'Test clerk' })
    expect(await servicesOf(6)).toEqual(['3 × 3 yd 2026-01-01 null'])
  })

  it('is taken back by correcting again, never by taking back its adjustment', async () => {
    const { correctionId, adjustmentId } = (
      await answered<{ rows: Correction[] }>(office.get(`/corrections?accountNumber=${number(4)}`))
    ).rows[0]!
    const back = office
      .as('manager')
      .post(`/adjustments/${adjustmentId}/reverse`, { note: 'No.', reason: 'No.' })
    expect(await refused(back)).toEqual({
      code: 'CORRECTION_TAKEN_BACK_BY_CORRECTING',
      details: { correctionId },
    })
    const shown = await answered<{ may: { reverse: boolean } }>(office.get(`/adjustments/${adjustmentId}`))
    expect(shown.may.reverse).toBe(false)
  })
})

describe('is refused', () => {
  it.each([
    {
      case: 'days that no bill stands for',
      stated: () => since('2026-11-01', smaller(7)),
      code: 'CORRECTION_NOT_OF_THE_PAST',
    },
    {
      case: 'a day before the account',
      stated: () => since('2025-11-01', smaller(7)),
      code: 'FIELD_REFUSED',
    },
    {
      case: 'a size without a rate',
      stated: () =>
        since('2026-10-01', {
          kind: 'service-was',
          serviceId: serviceId(7, 0),
          was: { size: '5 gal' },
        }),
      code: 'FIELD_REFUSED',
    },
    {
      case: 'another account’s service',
      stated: () => since('2026-10-01', smaller(3)),
      code: 'SERVICE_NOT_FOUND',
    },
    {
      case: 'a class within a bill',
      stated: () => since('2026-10-10', { kind: 'class', class: 'commercial' }),
      code: 'FIELD_REFUSED',
    },
    {
      case: 'a discount it had not',
      stated: () => since('2026-10-01', { kind: 'discount-not-held', code: 'senior' }),
      code: 'FIELD_REFUSED',
    },
  ] satisfies { case: string; stated: () => Stated; code: string }[])('$case', async ({ stated, code }) => {
    expect((await lookRefused(7, stated())).code).toBe(code)
  })

  it('to go beyond the look-back, to anybody but a manager', async () => {
    const body = {
      ...since('2026-10-01', smaller(7)),
      reason: 'r',
      overrideReason: 'o',
      fingerprint: 'f',
      requestKey: 'a request',
    }
    const path = `/accounts/${number(7)}/corrections/beyond-look-back`
    expect((await refused(office.as('coordinator').post(path, body))).code).toBe('NOT_PERMITTED')
  })
})

it('a discount held since September is given, and taken away again', async () => {
  const given = await correct(
    3,
    since('2026-09-01', { kind: 'discount-held', code: 'senior', evidence: 'ID seen' }),
  )
  expect(given.postedCents).toBeLessThan(0)
  const taken = await correct(3, since('2026-09-01', { kind: 'discount-not-held', code: 'senior' }))
  expect(taken.postedCents).toBe(-given.postedCents)
})

it('the letter of a correction is drafted in the words of the city', async () => {
  const { letterId, postedCents } = await show(1)
  const { rows } = await office.work(({ db }) =>
    sql<{ facts: { credit: { cents: number }; periods: { table: { rows: unknown[] } } } }>`
      select facts from letter where id = ${letterId}`.execute(db),
  )
  expect(rows[0]!.facts.credit).toEqual({ cents: -postedCents })
  expect(rows[0]!.facts.periods.table.rows).toHaveLength(2)
})

it('the books balance after all of it', async () => {
  expect(await office.work((work) => verifyBalances(work))).toEqual([])
})
