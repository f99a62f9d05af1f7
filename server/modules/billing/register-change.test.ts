import { describe, expect, it } from 'vitest'
import type { registers } from '@cartwright/api/registers'
import type { SuccessOf } from '@cartwright/api/route'
import { PlainDate } from '#kernel/dates'
import { answered, calculatedRun, release } from '#test/bill-runs'
import { type Household, smallTown, townService } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { addServices } from '../services/add-services.ts'
import { addEvents } from '../services/add-events.ts'

const office = testOffice({ on: '2026-11-30' })

type Change = SuccessOf<typeof registers.change>
type Page = SuccessOf<typeof registers.register>

const changeOf = (id: number) => answered<Change>(office.get(`/runs/${id}/change`))

/** A town whose November is billed. */
async function billedTown(homes: readonly Household[]) {
  const accounts = await office.work((work) => smallTown(work, homes))
  const { id } = await calculatedRun(office)
  await release(office, id)
  await answered(office.as('manager').post(`/runs/${id}/post`))
  await office.finishJobs()
  office.move('2026-12-31')
  return { accounts, id }
}

describe('the change of a run', () => {
  it('of first bills is all new', async () => {
    await office.work((work) => smallTown(work, [{}, {}]))
    const { id, totals } = await calculatedRun(office)
    expect(await changeOf(id)).toEqual({
      against: null,
      choices: [],
      beforeCents: 0,
      nowCents: totals.chargesCents,
      causes: [{ cause: 'new', accounts: 2, amountCents: totals.chargesCents }],
      stopped: { accounts: 0, chargesCents: 0 },
      classes: [
        { class: 'residential', bills: 2, beforeCents: 0, nowCents: totals.chargesCents, stoppedCents: 0 },
      ],
      histogram: [],
    })
  })

  it('sums by cause to the difference, and shows how many bills changed by how much', async () => {
    const { accounts } = await billedTown([{}, {}, {}, {}])
    const [cart, bulky] = accounts
    await office.work(async (work) => {
      await addServices(work, [
        townService(cart!.id, { what: 'refuse:extra-cart:96 gal', from: '2026-12-13' }),
      ])
      await addEvents(work, [
        {
          accountId: bulky!.id,
          serviceId: null,
          code: 'extra-pickup',
          happenedOn: PlainDate.from('2026-12-09'),
          quantity: 1,
          tonsHundredths: null,
          containerDays: null,
          reference: 'X-1',
          note: null,
        },
      ])
    })
    const { id } = await calculatedRun(office)
    const change = await changeOf(id)
    expect(change.causes.map(({ cause, accounts: many }) => [cause, many])).toEqual([
      ['new', 1],
      ['one-off', 1],
    ])
    const sum = change.causes.reduce((total, { amountCents }) => total + amountCents, 0)
    expect(sum).toBe(change.nowCents - change.beforeCents)
    const [{ bars, class: name }] = change.histogram as [Change['histogram'][number]]
    expect(name).toBe('residential')
    expect(bars.reduce((total, { bills }) => total + bills, 0)).toBe(4)
    expect(bars.find(({ fromPercent }) => fromPercent === 0)).toEqual({
      fromPercent: 0,
      untilPercent: 1,
      bills: 2,
      changeCents: 0,
    })
    for (const [index, bar] of bars.entries())
      expect(bar.fromPercent).toBe(bars[index - 1]?.untilPercent ?? null)
    const page = await answered<Page>(office.get(`/runs/${id}/register?cause=one-off`))
    expect(page.rows.map(({ accountNumber }) => accountNumber)).toEqual([bulky!.number])
  })
})

describe('bills far from their peers', () => {
  it('are pointed out, and keep what was decided while they are', async () => {
    // Twenty-one homes with the same cart. One is of a class of its own, so that its twin at three times the amount is not there.
    const accounts = await office.work((work) =>
      smallTown(
        work,
        Array.from({ length: 21 }, () => ({})),
      ),
    )
    const { id } = await calculatedRun(office)
    const odd = accounts[4]!
    await office.work(({ db }) =>
      db
        .updateTable('register_bill')
        .set((row) => ({ charges_cents: row('charges_cents', '*', 4) }))
        .where('account_id', '=', odd.id)
        .execute(),
    )
    const flagged = async () =>
      (await answered<Page>(office.get(`/runs/${id}/register?exception=change-against-peers`))).rows
    const mended = accounts[5]!.number
    const again = async (number: string) => {
      await answered(office.post(`/runs/${id}/calculate`, { what: 'chosen', accountNumbers: [number] }))
      await office.finishJobs()
    }
    await again(mended)
    const rows = await flagged()
    expect(rows.map(({ accountNumber }) => accountNumber)).toEqual([odd.number])
    expect(rows[0]!.exceptions.find(({ code }) => code === 'change-against-peers')!.sentence).toMatch(
      /21 accounts with the same services have a median/,
    )
    const accepted = { code: 'change-against-peers', filter: {}, note: 'Right' }
    await answered(office.post(`/runs/${id}/exceptions/accept`, accepted))
    await again(mended)
    expect((await flagged())[0]!.exceptions).toContainEqual(expect.objectContaining({ decision: 'accepted' }))
    await again(odd.number)
    expect(await flagged()).toEqual([])
  })
})
