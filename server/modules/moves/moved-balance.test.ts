import type { accounts } from '@cartwright/api/accounts'
import type { escrow } from '@cartwright/api/escrow'
import type { moves } from '@cartwright/api/moves'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, postedRun, refused, release } from '#test/bill-runs'
import { proved } from '#test/marlow'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { movedBalanceLeft } from './moved-balance-left.ts'

const office = testOffice({ on: '2026-12-02', keep: true })

type Moved = SuccessOf<typeof moves.move>
type Shown = SuccessOf<typeof accounts.show>
type Letter = SuccessOf<typeof escrow.write>
type Letters = SuccessOf<typeof escrow.list>

let homes: TownAccount[]
let next = 0
beforeAll(async () => {
  homes = await office.work((work) =>
    smallTown(
      work,
      Array.from({ length: 5 }, () => ({ openedOn: '2026-11-01' })),
    ),
  )
  office.move('2026-11-30')
  await postedRun(office)
})
const home = (): TownAccount => homes[next++]!
const owes = async (number: string) => (await answered<Shown>(office.get(`/accounts/${number}`))).balanceCents
const moving = (line: string) => ({
  from: '2026-12-11',
  startOn: '2026-12-11',
  address: { line, place: 'Marlow', state: 'CA', zip: '91764' },
})
const movesTo = (line: string, at: TownAccount, then = '') =>
  answered<Moved>(office.post(`/accounts/${at.number}/move${then}`, moving(line)))

/** Sets down that what is owed goes along when a customer moves. */
const letBalancesGo = () =>
  office.work(({ db }) =>
    db
      .updateTable('policy')
      .set({ value: JSON.stringify({ balance: 'transfer' }) })
      .where('code', '=', 'move-balance')
      .execute(),
  )

describe('what is owed when a customer moves', () => {
  it('stays on the old account where the city says so, and that is said', async () => {
    const at = home()
    await proved(office, at.number)
    const moved = await movesTo('3 Fir St', at)
    expect(moved.sentences).toContain(
      `The $51.59 owed on account ${at.number} stays there and is settled with its final bill (Marlow Municipal Code § 6-3.415).`,
    )
    expect([await owes(at.number), await owes(moved.toAccountNumber!)]).toEqual([5159, 0])
  })

  it('goes along where the city says so: shown before, on the final bill here and the first one there', async () => {
    await letBalancesGo()
    const at = home()
    await proved(office, at.number)
    const preview = await movesTo('5 Fir St', at, '/preview')
    expect(await owes(at.number)).toBe(5159)
    const moved = await movesTo('5 Fir St', at)
    expect(moved.sentences).toEqual(preview.sentences)
    expect(moved.bills).toEqual(preview.bills)
    const [last, first] = moved.bills
    expect(last).toMatchObject({ previousBalanceCents: 5159, adjustmentsCents: -5159 })
    expect(last!.totalDueCents).toBe(last!.chargesCents)
    expect(first).toMatchObject({ adjustmentsCents: 5159 })
    expect([await owes(at.number), await owes(moved.toAccountNumber!)]).toEqual([0, 5159])
  })

  it('waits for a second person, on both accounts, where whoever works may not post it', async () => {
    const at = home()
    await proved(office, at.number)
    const clerk = office.as('clerk')
    const moved = await answered<Moved>(clerk.post(`/accounts/${at.number}/move`, moving('7 Fir St')))
    expect(moved.sentences.join(' ')).toContain('once a second person has approved it')
    expect([await owes(at.number), await owes(moved.toAccountNumber!)]).toEqual([5159, 0])
  })

  it('is found at night where the final bill left something', async () => {
    const moved = homes[1]!
    const { id } = await answered(
      office.post(`/accounts/${moved.number}/bill-now`, { kind: 'final', lastOn: '2026-12-10' }),
    )
    await office.finishJobs()
    await release(office, id)
    await answered(office.post(`/runs/${id}/post`))
    await office.finishJobs()
    const found = await office.work((work) => movedBalanceLeft.find(work))
    expect(found).toMatchObject([{ subject: `account ${moved.number}`, amountCents: 1664 }])
  })
})

const toSend = () => answered<Letters>(office.get('/escrow-letters'))

describe('a closing letter', () => {
  const company = {
    name: 'Sunrise Escrow',
    kind: 'organization',
    email: 'closings@sunrise.example',
    mail: { line1: '1 Main St', place: 'ONTARIO', state: 'CA', zip: '91764' },
  }
  const asked = { goodThrough: '2026-12-20', escrowNumber: 'ESC-9', company, sendBy: 'email' }
  const write = (at: TownAccount, some: object = {}) =>
    office.post(`/accounts/${at.number}/escrow-letters`, { ...asked, ...some })

  it('is to be sent by the day of the city’s rule, is late after it, and is no longer good after its date', async () => {
    const letter = await answered<Letter>(write(home()))
    expect(letter).toMatchObject({ dueOn: '2026-12-05', standing: 'to-send', late: false, isGood: true })
    const { sendBy } = await answered<{ sendBy: string }>(office.get(`/letters/${letter.letterId}`))
    expect(sendBy).toBe('email')
    office.move('2026-12-06')
    expect(await toSend()).toMatchObject({ counts: { toSend: 1, late: 1, today: 0 }, rows: [{ late: true }] })
    office.move('2026-12-21')
    expect((await toSend()).rows).toMatchObject([{ late: true, isGood: false }])
    await answered(office.post(`/letters/${letter.letterId}/withdraw`, { note: 'Sold otherwise' }))
    expect((await toSend()).counts.toSend).toBe(0)
  })

  it.each([
    { case: 'has passed', dueOn: '2026-12-01' },
    { case: 'comes when the amount is no longer good', dueOn: '2026-12-21' },
  ])('to be sent by a day that $case is refused', async ({ dueOn }) => {
    expect(await refused(write(homes[4]!, { dueOn }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'dueOn' },
    })
  })
})

describe('a day on which nothing can begin or end', () => {
  it.each([
    { what: 'stop', body: { from: '2090-01-01' }, field: 'from' },
    { what: 'stop', body: { from: '1999-01-01' }, field: 'from' },
    { what: 'move', body: { ...moving('9 Fir St'), startOn: '2090-01-01' }, field: 'startOn' },
    { what: 'new-owner', body: { deedOn: '1999-01-01', owner: { name: 'A B' } }, field: 'deedOn' },
    { what: 'change', body: { what: 'end', serviceId: 1, from: '2090-01-01' }, field: 'from' },
  ])('is refused beside its field: $what $body', async ({ what, body, field }) => {
    expect(await refused(office.post(`/accounts/${homes[4]!.number}/${what}`, body))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field },
    })
  })
})
