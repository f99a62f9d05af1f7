import type { bills } from '@cartwright/api/bills'
import type { services } from '@cartwright/api/services'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { billedTown, type Correction, type Fact, since } from '#test/billed-town'
import { testOffice } from '#test/test-office'
import { verifyBalances } from '../audit/verify-balances.ts'

const office = testOffice({ on: '2026-11-02', keep: true })
const box = { class: 'roll-off', services: [{ what: 'refuse:roll-off:20 yd', pickups: null }] }
const { billAfter, number, balance, correct, look, serviceId } = billedTown(office, [box, box, {}])

type Timeline = SuccessOf<typeof services.ofAccount>
const happened = (at: number, code: string, some: object = {}) =>
  answered(
    office.as('clerk').post(`/accounts/${number(at)}/events`, {
      code,
      happenedOn: '2026-10-14',
      reference: `ticket ${code} ${at}`,
      ...some,
    }),
  )
beforeAll(() =>
  billAfter(async () => {
    await happened(0, 'dry-run', { quantity: 2 })
    await happened(1, 'load', { serviceId: serviceId(1), tonsHundredths: 600, containerDays: 3 })
  }),
)
const eventOf = async (at: number, code: string) =>
  (await answered<Timeline>(office.get(`/accounts/${number(at)}/services`))).events.find(
    (one) => one.code === code,
  )!
const chargedFor = async (at: number, eventId: number) => {
  const { rows } = await answered<SuccessOf<typeof bills.ofAccount>>(
    office.get(`/accounts/${number(at)}/bills`),
  )
  const { lines } = await answered<SuccessOf<typeof bills.show>>(office.get(`/bills/${rows[0]!.number}`))
  return lines
    .filter((line) => line.eventId === eventId)
    .reduce((sum, { amountCents }) => sum + amountCents, 0)
}

const lookRefused = (at: number, body: object) =>
  refused(office.as('clerk').post(`/accounts/${number(at)}/corrections/preview`, body))

/** A correction with whoever it takes to post it. */
async function posted(at: number, ...fact: Fact[]): Promise<Correction> {
  const made = await correct(at, since('2026-10-01', ...fact))
  if (made.state === 'asked')
    await answered(office.as('manager').post(`/adjustments/${made.adjustmentId}/approve`, { note: 'Seen.' }))
  return answered<Correction>(office.get(`/corrections/${made.correctionId}`))
}

/** What a correction posts on the charge of what happened; fees and minimums follow it on lines of their own. */
const chargeOf = ({ bills: corrected }: Correction, eventId: number) =>
  corrected.flatMap(({ charges }) => charges).find(({ about }) => about === `event:${eventId}`)
    ?.differenceCents

describe('what was charged and happened otherwise', () => {
  it('is given back in part when there was less of it, and nothing is left when it is corrected back', async () => {
    const { eventId } = await eventOf(0, 'dry-run')
    const [before, charged] = [await balance(0), await chargedFor(0, eventId)]
    const once = await posted(0, { kind: 'event-was', eventId, was: { quantity: 1 } })
    expect(once.state).toBe('posted')
    expect(chargeOf(once, eventId)).toBe(-charged / 2)
    expect(once.changed).toEqual([
      { before: '2 × dry run, Oct 14, 2026', after: '1 × dry run, Oct 14, 2026' },
    ])
    expect(once.statedEn[0]).toBe('Instead of 2 × dry run on Oct 14, 2026 it was 1 × dry run.')
    const back = await posted(0, { kind: 'event-was', eventId, was: { quantity: 2 } })
    expect(back.postedCents).toBe(-once.postedCents)
    expect(await balance(0)).toBe(before)
  })

  it('is given back whole when it never was, is not billed or counted again, and can come back', async () => {
    const { eventId } = await eventOf(0, 'dry-run')
    const [before, charged] = [await balance(0), await chargedFor(0, eventId)]
    const gone = await posted(0, { kind: 'event-absent', eventId })
    expect(chargeOf(gone, eventId)).toBe(-charged)
    expect(await eventOf(0, 'dry-run')).toMatchObject({ absent: true, billNumber: expect.any(String) })
    const preview = await look(0, since('2026-10-01', { kind: 'event-was', eventId, was: {} }))
    expect(preview.postedCents).toBe(-gone.postedCents)
    expect(await balance(0)).toBe(before + gone.postedCents)
  })

  it('is charged by its tons: more of them cost more, on the line of the load', async () => {
    const { eventId } = await eventOf(1, 'load')
    const preview = await look(
      1,
      since('2026-10-01', { kind: 'event-was', eventId, was: { tonsHundredths: 900 } }),
    )
    expect(preview.postedCents).toBeGreaterThan(0)
    expect(preview.bills.flatMap(({ charges }) => charges.map(({ about }) => about))).toContain(
      `event:${eventId}`,
    )
  })

  it('is refused where no bill of these days charges it', async () => {
    const { eventId } = await eventOf(1, 'load')
    const fact = { kind: 'event-absent', eventId }
    const early = { from: '2026-09-01', until: '2026-10-01', facts: [fact] }
    const field = {
      field: 'facts.0.eventId',
      message: expect.stringContaining('Write days of the bill that does.'),
    }
    expect(await lookRefused(1, early)).toEqual({ code: 'FIELD_REFUSED', details: field })
    expect(await lookRefused(2, { from: '2026-10-01', facts: [fact] })).toEqual({
      code: 'FIELD_REFUSED',
      details: field,
    })
  })
})

it('the books balance after all of it', async () => {
  expect(await office.work((work) => verifyBalances(work))).toEqual([])
})
