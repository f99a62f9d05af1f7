import type { adjustments } from '@cartwright/api/adjustments'
import type { partyMerges } from '@cartwright/api/party-merges'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import type { staffLinks } from '@cartwright/api/staff-links'
import { beforeAll, describe, expect, it } from 'vitest'
import { adjusting, amount, asking } from '#test/adjusting'
import { answered, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'
import { adjustmentWaitsLong } from './waiting-long.ts'

const office = testOffice({ on: '2026-11-02', keep: true })
const { ask, decide, send, show } = adjusting(office)
let town: TownAccount[]

beforeAll(async () => {
  await addTestPeople(office)
  const home = { services: [] }
  town = await office.work((work) =>
    smallTown(work, [home, home, home, { ...home, email: 'Manager@people.example' }, home, home]),
  )
})

const number = (at: number): string => town[at]!.number
const links = (role: Role = 'administrator') =>
  answered<SuccessOf<typeof staffLinks.list>>(office.as(role).get('/staff-links'))
const declare = (who: Role, at: number, some: object = {}) =>
  office
    .as('administrator')
    .post('/staff-links', { userId: `user-${who}`, partyId: town[at]!.partyId, reason: 'Told us.', ...some })
const declared = async (who: Role, at: number): Promise<number> =>
  (await answered<{ linkId: number }>(declare(who, at))).linkId
const end = (role: Role, linkId: number) =>
  office.as(role).post(`/staff-links/${linkId}/end`, { reason: 'Moved away.' })

describe('a person of the staff who is a party of an account', () => {
  it('is declared once, by whoever may, and listed with the accounts; who is known by e-mail stands beside', async () => {
    await declared('clerk', 0)
    const { rows, byEmail } = await links('coordinator')
    expect(rows).toMatchObject([
      {
        personName: 'Test clerk',
        partyName: 'Customer 1',
        accountNumbers: [number(0)],
        declaredBy: 'Test administrator',
        reason: 'Told us.',
      },
    ])
    expect(byEmail).toMatchObject([{ personName: 'Test manager', accountNumbers: [number(3)] }])
    expect(await refused(declare('clerk', 0))).toMatchObject({ code: 'STAFF_LINK_EXISTS' })
    expect(await refused(declare('clerk', 0, { userId: 'user-x' }))).toMatchObject({
      code: 'PERSON_NOT_FOUND',
    })
    expect(await refused(declare('clerk', 0, { partyId: 9_999_999 }))).toMatchObject({
      code: 'PARTY_NOT_FOUND',
    })
    expect(await refused(declare('clerk', 1, { reason: ' ' }))).toMatchObject({ code: 'REQUEST_INVALID' })
    expect(await refused(office.as('clerk').get('/staff-links'))).toMatchObject({ code: 'NOT_PERMITTED' })
  })

  it('asks for nothing on it, not even a preview, and approves and returns nothing', async () => {
    const own = { code: 'ADJUSTMENT_OWN_ACCOUNT' }
    const asked = asking([amount(-100)])
    expect(await refused(send('clerk', number(0), asked))).toMatchObject(own)
    const { note: _, ...previewed } = asked
    const preview = office.as('clerk').post(`/accounts/${number(0)}/adjustment-preview`, previewed)
    expect(await refused(preview)).toMatchObject(own)
    const { adjustmentId } = await ask('clerk', number(1), asking([amount(-20_000)]))
    await declared('coordinator', 1)
    expect((await show(adjustmentId)).may).toMatchObject({
      approve: false,
      return: false,
      because: 'ADJUSTMENT_OWN_ACCOUNT',
    })
    for (const what of ['approve', 'return'])
      expect(await refused(decide('coordinator', adjustmentId, what))).toMatchObject(own)
    expect(await answered(decide('manager', adjustmentId, 'approve'))).toMatchObject({ state: 'posted' })
    expect(await refused(decide('coordinator', adjustmentId, 'reverse'))).toMatchObject(own)
  })

  it('stays one when the two records of them are merged', async () => {
    await declared('manager', 4)
    const pair = { keep: town[5]!.partyId, merge: town[4]!.partyId }
    const { seen, conflicts } = await answered<SuccessOf<typeof partyMerges.preview>>(
      office.get(`/party-merges/preview?keep=${pair.keep}&merge=${pair.merge}`),
    )
    const choices = Object.fromEntries(conflicts.map(({ field }) => [field, 'kept']))
    await answered(office.post('/party-merges', { ...pair, seen, choices, reason: 'The same person.' }))
    for (const at of [4, 5])
      expect(await refused(send('manager', number(at), asking([amount(-100)])))).toMatchObject({
        code: 'ADJUSTMENT_OWN_ACCOUNT',
      })
  })

  it('does not end that themselves; when another does, the account is like any other', async () => {
    const { rows } = await links()
    const own = rows.find(
      ({ personName, accountNumbers }) =>
        personName === 'Test coordinator' && accountNumbers.includes(number(1)),
    )!
    expect(await refused(end('coordinator', own.linkId))).toMatchObject({ code: 'STAFF_LINK_OWN' })
    await answered(end('administrator', own.linkId))
    expect(await refused(end('administrator', own.linkId))).toMatchObject({ code: 'STAFF_LINK_NOT_FOUND' })
    expect(await ask('coordinator', number(1), asking([amount(-100)]))).toMatchObject({ state: 'posted' })
  })
})

const found = async (day: string) => {
  office.move(day)
  return office.work((work) => adjustmentWaitsLong.find(work))
}
const waiting = (role: Role) =>
  answered<SuccessOf<typeof adjustments.waiting>>(office.as(role).get('/adjustments-waiting'))

describe('what waits', () => {
  it('is told to whoever may approve it: within their limit, and not what they asked for; what came back to whoever asked', async () => {
    const before = await waiting('manager')
    await ask('clerk', number(2), asking([amount(-20_100)]))
    const large = await ask(
      'clerk',
      number(2),
      asking([amount(-24_000), amount(-28_000)], { reason: 'correction' }),
    )
    await ask('coordinator', number(2), asking([amount(-20_200)]))
    expect(await waiting('coordinator')).toMatchObject({ mine: 1, mineCents: 20_100, oldestOn: '2026-11-02' })
    expect(await waiting('manager')).toMatchObject({
      mine: before.mine + 3,
      mineCents: before.mineCents + 20_100 + 52_000 + 20_200,
      all: before.all + 3,
    })
    expect(await waiting('clerk')).toMatchObject({ mine: 0, mineCents: 0, oldestOn: null, returned: 0 })
    await answered(decide('manager', large.adjustmentId, 'return', 'Ask for less.'))
    expect(await waiting('clerk')).toMatchObject({ returned: 1 })
    office.move('2026-11-16')
    expect(await waiting('clerk')).toMatchObject({ returned: 0 })
    expect(await waiting('manager')).toMatchObject({ mine: before.mine + 2 })
  })

  it('is a finding of the standing checks from the day after the days of the city’s rule', async () => {
    expect(await found('2026-11-07')).toEqual([])
    const findings = await found('2026-11-08')
    expect(findings.map(({ amountCents }) => amountCents)).toEqual([20_100, 20_200])
    expect(findings[0]).toMatchObject({
      accountId: town[2]!.id,
      sentence: expect.stringContaining('waits for approval since Nov 2, 2026.'),
      facts: [{ value: 'Test clerk' }, {}, { value: '5 days' }],
    })
  })
})
