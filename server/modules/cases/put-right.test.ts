import type { adjustments } from '@cartwright/api/adjustments'
import type { cases } from '@cartwright/api/cases'
import type { letters } from '@cartwright/api/letters'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { asking, partOf } from '#test/adjusting'
import { answered, refused } from '#test/bill-runs'
import { billedTown, type Correction, since } from '#test/billed-town'
import { testOffice } from '#test/test-office'

type Case = SuccessOf<typeof cases.show>
type Adjustment = SuccessOf<typeof adjustments.show>
type Letter = SuccessOf<typeof letters.show>
type Line = SuccessOf<typeof adjustments.linesLeft>['rows'][number]

const office = testOffice({ on: '2026-11-02', keep: true })
const carts = {
  services: [{ what: 'all:cart-set:96 gal' }, { what: 'refuse:extra-cart:96 gal', quantity: 3 }],
}
const { bill, number, serviceId, send, correct } = billedTown(office, [carts, {}])
beforeAll(bill)

const clerk = () => office.as('clerk')
const shown = (id: number) => answered<Case>(clerk().get(`/cases/${id}`))
const linesOf = async (at: number) =>
  (await answered<{ rows: Line[] }>(clerk().get(`/accounts/${number(at)}/lines-left`))).rows
/** A dispute about the extra carts on the newest bill. */
const dispute = async (title: string, amountCents: number) => {
  const line = (await linesOf(0)).find(({ serviceId: id }) => id === serviceId(0, 1))!
  return answered<Case>(
    clerk().post('/cases', {
      type: 'disputed-charge',
      title,
      accountNumber: number(0),
      disputedLines: [{ billNumber: line.billNumber, lineNo: line.lineNo, amountCents }],
    }),
  )
}
const noExtras = (from: string) => since(from, { kind: 'service-absent', serviceId: serviceId(0, 1) })

describe('what is put right for a case', () => {
  let one: Case
  let correction: Correction

  it('carries the case: a correction, its adjustment and the list of what waits name it', async () => {
    one = await dispute('Three carts that never were', 100)
    const deskCaseId = one.id
    correction = await correct(0, noExtras('2026-09-01'), { deskCaseId })
    expect(correction).toMatchObject({ deskCaseId, deskCaseTitle: 'Three carts that never were' })
    const adjustment = await answered<Adjustment>(clerk().get(`/adjustments/${correction.adjustmentId}`))
    expect(adjustment).toMatchObject({ deskCaseId, state: correction.adjustmentState })
    const came = await shown(one.id)
    expect(came.corrections).toMatchObject([
      { id: correction.correctionId, postedCents: correction.postedCents },
    ])
    expect(came.adjustments).toMatchObject([
      { id: correction.adjustmentId, amountCents: correction.postedCents },
    ])
    if (adjustment.state === 'waiting')
      await answered(
        office.as('manager').post(`/adjustments/${adjustment.adjustmentId}/approve`, { note: 'Seen.' }),
      )
  })

  it('is told in one letter with the answer to the dispute', async () => {
    const [made] = (await shown(one.id)).corrections
    expect(made!.draftLetterId).not.toBeNull()
    const closed = await answered<Case>(
      clerk().post(`/cases/${one.id}/close`, {
        version: one.version,
        outcome: 'upheld',
        because: 'The driver never saw them.',
        letter: true,
      }),
    )
    expect(closed.letters.map(({ state }) => state)).toEqual(['draft', 'withdrawn'])
    const [answer, own] = closed.letters
    expect(own!.id).toBe(made!.draftLetterId)
    const letter = await answered<Letter>(clerk().get(`/letters/${answer!.id}`))
    const facts = Object.keys(letter.facts)
    expect(facts).toEqual(expect.arrayContaining(['finding', 'whatChanged', 'periods', 'correctionCredit']))
    const told = await answered<Correction>(clerk().get(`/corrections/${correction.correctionId}`))
    expect(told.letterId).toBe(answer!.id)
  })

  it('is an adjustment by hand and its reversal as well', async () => {
    const { id } = await answered<Case>(
      clerk().post('/cases', {
        type: 'billing-question',
        title: 'Asks about the rate',
        accountNumber: number(1),
      }),
    )
    const asked = { ...asking([partOf((await linesOf(1))[0]!, -200)]), deskCaseId: id }
    const { adjustmentId } = await answered<{ adjustmentId: number }>(
      clerk().post(`/accounts/${number(1)}/adjustments`, asked),
    )
    await answered(clerk().post(`/adjustments/${adjustmentId}/reverse`, { note: 'It was right after all.' }))
    expect((await shown(id)).adjustments.map(({ amountCents }) => amountCents)).toEqual([200, -200])
  })

  it('is refused for a case of another account, or one that is not there', async () => {
    const other = await answered<Case>(
      clerk().post('/cases', { type: 'billing-question', title: 'Asks why', accountNumber: number(1) }),
    )
    const stated = since('2026-10-01', {
      kind: 'service-was',
      serviceId: serviceId(0, 0),
      was: { size: '64 gal' },
    })
    expect(await refused(send(0, stated, { deskCaseId: other.id }))).toMatchObject({
      code: 'CASE_OF_OTHER_ACCOUNT',
      details: { accountNumber: number(1) },
    })
    expect(await refused(send(0, stated, { deskCaseId: 9999 }))).toMatchObject({ code: 'CASE_NOT_FOUND' })
    await answered(clerk().post(`/cases/${other.id}/links`, { kind: 'account', key: number(0) }))
    expect((await correct(0, stated, { deskCaseId: other.id })).deskCaseId).toBe(other.id)
  })
})

const sentAs = (type: string) => clerk().post('/cases', { type, title: 'Of no type' }, 'key that was refused')

describe('what is sent again under its key, because no answer came', () => {
  it('is done once, also by two at once; another request or person is another', async () => {
    const { id } = await answered<Case>(
      clerk().post('/cases', { type: 'billing-question', title: 'Sent again' }, 'key of the case'),
    )
    const again = await answered<Case>(
      clerk().post('/cases', { type: 'billing-question', title: 'Sent again' }, 'key of the case'),
    )
    expect(again.id).toBe(id)
    const step = (title: string, key: string, who = clerk()) => who.post(`/cases/${id}/steps`, { title }, key)
    const promise = () =>
      clerk().post(
        `/cases/${id}/follow-ups`,
        { what: 'Call back', dueOn: '2026-12-01' },
        'key of the promise',
      )
    const both = await Promise.all([
      step('Ask the hauler', 'key of the step'),
      step('Ask the hauler', 'key of the step'),
    ])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    await answered(promise())
    await answered(promise())
    expect(await refused(step('Something else', 'key of the step'))).toMatchObject({
      code: 'REQUEST_KEY_USED',
    })
    await answered(step('Ask the hauler', 'key of the step', office.as('manager')))
    const one = await shown(id)
    expect(one.stepList.filter(({ title }) => title === 'Ask the hauler')).toHaveLength(2)
    expect(one.followUps).toHaveLength(1)
  })

  it('that was refused may be asked again under the same key', async () => {
    expect(await refused(sentAs('no-such-type'))).toMatchObject({ code: 'CASE_TYPE_NOT_FOUND' })
    await answered(sentAs('billing-question'))
  })
})
