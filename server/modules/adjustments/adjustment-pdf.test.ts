import type { adjustments } from '@cartwright/api/adjustments'
import type { SuccessOf } from '@cartwright/api/route'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { adjusting, amount, asking, letter, partOf } from '#test/adjusting'
import { dollars } from '#kernel/money'
import { answered, postedRun, refused } from '#test/bill-runs'
import { pdfText } from '#test/pdf-text'
import { smallTown, type TownAccount } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-30', keep: true })
const { ask, attach, decide, line, show } = adjusting(office)
let town: TownAccount[]

beforeAll(async () => {
  await addTestPeople(office)
  town = await office.work((work) => smallTown(work, [{ name: 'Ada Oak' }, { name: 'Ben Elm' }]))
  await postedRun(office)
})

const number = (at: number): string => town[at]!.number

async function paper(id: number): Promise<string> {
  const response = await office.as('auditor').get(`/adjustments/${id}/pdf`)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = Buffer.from(bytes).toString('latin1')
  expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
  return pdfText(bytes)
}

describe('an adjustment on paper', () => {
  it('says who, when, why, by which rule and authority, line by line, with entries, evidence, and the balance before and after', async () => {
    const { evidenceId } = await answered<{ evidenceId: number }>(attach(number(0), letter, 'letter.pdf'))
    const billed = await line(number(0))
    const asked = asking([partOf(billed, -2000), amount(-20_000)], {
      note: 'The lid was broken since summer, and the crew passed by.',
      evidence: [evidenceId],
    })
    const { adjustmentId } = await ask('clerk', number(0), asked)
    const waits = await paper(adjustmentId)
    expect(waits).toContain('Waits for approval. Nothing is posted.')
    expect(waits).toContain('Ledger entries it would have; none is posted')
    await ask('coordinator', number(0), asking([amount(1234)]))
    await answered(decide('manager', adjustmentId, 'approve', 'Seen the photograph.'))
    await ask('coordinator', number(0), asking([amount(-100)]))
    const { postedBalance, entries, approval } = await show(adjustmentId)
    expect(approval).toMatchObject({ role: 'manager', under: null, upToCents: null })
    expect(postedBalance!.afterCents).toBe(postedBalance!.beforeCents - 22_000)
    const text = await paper(adjustmentId)
    for (const said of [
      `Adjustment ${adjustmentId}: credit of $220.00`,
      'Posted on November 30, 2026, approved by Test manager.',
      'Ada Oak',
      'Billing error (billing-error)',
      'Marlow Municipal Code § 6-3.360',
      'The lid was broken since summer, and the crew passed by.',
      'Test clerk (clerk), on November 30, 2026',
      'Seen the photograph.',
      billed.billNumber,
      billed.text,
      '−$20.00',
      '−$200.00',
      ...entries.map(({ entryId }) => String(entryId)),
      '4410',
      'whose role approves any amount, by Finance Directive 7, section 6.',
      'letter.pdf, 1 KB, attached by Test clerk',
      createHash('sha256').update(letter).digest('hex'),
      'Approved and posted',
    ])
      expect(text).toContain(said)
    expect(text).toContain(`Just before it was posted ${dollars(postedBalance!.beforeCents)}`)
    expect(text).toContain(`Just after it was posted ${dollars(postedBalance!.afterCents)}`)
  })

  it('names whose authority was given to whoever approved it, and by which limits one was posted alone', async () => {
    const given = {
      holder: 'user-clerk',
      fromOn: '2026-11-30',
      lastOn: '2026-12-02',
      limits: [{ permission: 'adjustments.approve', upToCents: 21_000 }],
      reason: 'On leave',
    }
    await answered(office.as('manager').post('/delegations', given))
    const { adjustmentId } = await ask('coordinator', number(1), asking([amount(-20_500)]))
    await answered(decide('clerk', adjustmentId, 'approve'))
    const shown = await answered<SuccessOf<typeof adjustments.show>>(
      office.get(`/adjustments/${adjustmentId}`),
    )
    expect(shown.approval).toMatchObject({ role: 'clerk', under: 'Test manager', upToCents: 21_000 })
    expect(await paper(adjustmentId)).toContain('to whom Test manager gave authority for up to $210.00')
    const alone = await ask('clerk', number(1), asking([amount(-4000)]))
    const text = await paper(alone.adjustmentId)
    expect(text).toContain(
      'Posted by Test clerk (clerk) within the limits of Finance Directive 7, section 6.',
    )
    expect(text).toContain('One person on one account $50.00 $0.00 $40.00, within it')
  })

  it('is of a number there is', async () => {
    expect(await refused(office.get('/adjustments/999999/pdf'))).toMatchObject({
      code: 'ADJUSTMENT_NOT_FOUND',
    })
  })
})
