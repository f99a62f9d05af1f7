import type { agreements } from '@cartwright/api/agreements'
import type { deposits } from '@cartwright/api/deposits'
import type { accounts } from '@cartwright/api/accounts'
import type { escrow } from '@cartwright/api/escrow'
import type { moves } from '@cartwright/api/moves'
import type { SuccessOf } from '@cartwright/api/route'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { answered, postedRun, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { depositInterest } from './deposit-interest.ts'

const office = testOffice({ on: '2026-11-20', keep: true })

type Deposit = SuccessOf<typeof deposits.take>
type Moved = SuccessOf<typeof moves.stop>
type Shown = SuccessOf<typeof accounts.show>

let homes: TownAccount[]
let next = 0
beforeAll(async () => {
  homes = await office.work((work) =>
    smallTown(
      work,
      Array.from({ length: 8 }, () => ({ openedOn: '2026-10-01' })),
    ),
  )
  office.move('2026-11-02')
  await postedRun(office, { cycle: '1', periodFrom: '2026-10-01' })
  office.move('2026-11-20')
})
const home = (): TownAccount => homes[next++]!
const of = ({ number }: { number: string }) =>
  answered<SuccessOf<typeof deposits.ofAccount>>(office.get(`/accounts/${number}/deposits`))
const body = (receipt: string, amountCents = 5000) => ({ amountCents, tender: 'check', receipt })
const take = ({ number }: TownAccount, receipt: string, amountCents?: number) =>
  answered<Deposit>(office.post(`/accounts/${number}/deposits`, body(receipt, amountCents)))
const shown = ({ number }: { number: string }) => answered<Shown>(office.get(`/accounts/${number}`))
const landlord = (at: TownAccount) =>
  answered(
    office.post(`/accounts/${at.number}/parties`, {
      role: 'owner',
      from: '2026-10-01',
      party: { name: 'Lena Landlord' },
    }),
  )

/** What the ledger says the city owes for deposits. */
const liability = async (): Promise<number> => {
  const { rows } = await office.work(({ db }) =>
    sql<{ cents: number }>`
      select coalesce(sum(case when c.code = '2160' then amount_cents else -amount_cents end), 0)::bigint as cents
      from entry e join ledger_account d on d.id = debit_id join ledger_account c on c.id = credit_id
      where '2160' in (d.code, c.code)`.execute(db),
  )
  return rows[0]!.cents
}

describe('interest on a deposit', () => {
  const year = { amountCents: 10_000, takenOn: PlainDate.from('2025-11-20'), percentThousandths: 500 }
  it.each([
    { until: '2025-11-20', cents: 0 },
    { until: '2025-11-01', cents: 0 },
    { until: '2026-11-20', cents: 50 },
    { until: '2026-05-21', cents: 25 },
  ])('until $until is $cents cents', ({ until, cents }) =>
    expect(depositInterest({ ...year, until: PlainDate.from(until) })).toBe(cents),
  )

  it('never shrinks from one day to the next, whatever the deposit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 1, max: 20_000 }),
        (amountCents, days, percentThousandths) => {
          const at = (more: number) =>
            depositInterest({
              amountCents,
              percentThousandths,
              takenOn: year.takenOn,
              until: year.takenOn.add({ days: days + more }),
            })
          expect(at(1)).toBeGreaterThanOrEqual(at(0))
        },
      ),
    )
  })
})

describe('a deposit', () => {
  it('is asked of a tenant, not of an owner: the average city-wide bill of the class', async () => {
    const at = home()
    await landlord(at)
    // Everybody was billed a month of the 96 gallon set, 51.59.
    expect((await of(at)).required).toMatchObject({
      requiredCents: 5159,
      citation: 'Marlow Municipal Code § 6-3.430',
    })
    const owner = home()
    await answered(
      office.post(`/accounts/${owner.number}/parties`, {
        role: 'owner',
        from: '2026-10-01',
        party: { partyId: owner.partyId },
      }),
    )
    expect((await of(owner)).required).toBeNull()
  })

  it('is owed to the customer and pays nothing of the account; one receipt is taken once', async () => {
    const at = homes[0]!
    const before = (await shown(at)).balanceCents
    const twice = await Promise.all(
      [1, 2].map(() => office.post(`/accounts/${at.number}/deposits`, body('D-1'))),
    )
    expect(twice.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409'])
    expect((await shown(at)).balanceCents).toBe(before)
    expect(await liability()).toBe(5000)
  })

  it('pays the final bill of an account that stops, shown before to the cent, and nothing is left owed for it', async () => {
    const at = home()
    await take(at, 'D-2', 10_000)
    const owed = await liability()
    const asked = { from: '2026-11-21' }
    const preview = await answered<Moved>(office.post(`/accounts/${at.number}/stop/preview`, asked))
    expect(await liability()).toBe(owed)
    const stopped = await answered<Moved>(office.post(`/accounts/${at.number}/stop`, asked))
    expect(stopped.bills).toEqual(preview.bills)
    const [bill] = stopped.bills
    expect(bill).toMatchObject({
      adjustmentsCents: -10_000,
      totalDueCents: bill!.previousBalanceCents + bill!.chargesCents - 10_000,
    })
    expect(await liability()).toBe(owed - 10_000)
    expect((await of(at)).rows[0]).toMatchObject({ state: 'applied' })
  })

  it('goes along when its customer moves', async () => {
    const at = home()
    await take(at, 'D-3')
    const address = { line: '77 Cedar Ct', place: 'Marlow', state: 'CA', zip: '91764' }
    const moved = await answered<Moved>(
      office.post(`/accounts/${at.number}/move`, { from: '2026-11-21', startOn: '2026-11-21', address }),
    )
    expect((await of(at)).rows).toEqual([])
    expect((await of({ number: moved.toAccountNumber! })).rows).toMatchObject([
      { receipt: 'D-3', state: 'held', steps: [{ what: 'moved' }] },
    ])
  })

  it('is paid back by a second person, once', async () => {
    const [{ depositId }] = (await of(homes[0]!)).rows as [Deposit]
    const refund = `/deposits/${depositId}/refund`
    await answered(office.post(refund))
    expect(await refused(office.post(refund))).toEqual({
      code: 'DEPOSIT_NOT_HELD',
      details: { state: 'refund-asked' },
    })
    expect(await refused(office.post(`${refund}/approve`))).toMatchObject({ code: 'DEPOSIT_OWN_REFUND' })
    const answers = await Promise.all([1, 2].map(() => office.as('manager').post(`${refund}/approve`)))
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
  })
})

describe('an owner’s agreement', () => {
  const agreed = { from: '2026-11-01', paper: 'Box 12, folder 3' }

  it('brings service back to the owner on the day the tenant stops, and ends it on the day the next begins', async () => {
    const at = home()
    const url = `/accounts/${at.number}/reversion-agreements`
    const { rows } = await answered<SuccessOf<typeof agreements.add>>(
      office.post(url, { ...agreed, owner: { name: 'Omar Owner' } }),
    )
    expect(await refused(office.post(url, { ...agreed, owner: { name: 'Another' } }))).toMatchObject({
      code: 'AGREEMENT_ALREADY_THERE',
    })
    const stopped = await answered<Moved>(office.post(`/accounts/${at.number}/stop`, { from: '2026-11-21' }))
    expect(stopped.orders).toEqual([])
    const owners = { number: stopped.toAccountNumber! }
    expect(await shown(owners)).toMatchObject({
      payerName: 'Omar Owner',
      openedOn: '2026-11-21',
      services: [{ size: '96 gal' }],
    })
    const { premise } = await shown(at)
    const started = await answered<Moved>(
      office.post('/starts', {
        address: { line: premise.address, place: premise.place, state: premise.state, zip: premise.zip },
        class: 'residential',
        cycle: '1',
        from: '2026-11-26',
        payer: { name: 'Nina Next' },
        services: [{ stream: 'all', container: 'cart-set', size: '96 gal' }],
        deliver: false,
      }),
    )
    expect(started.bills.map(({ kind, accountNumber }) => [kind, accountNumber])).toEqual([
      ['regular', started.accountNumber],
      ['final', owners.number],
    ])
    expect((await shown(owners)).closedOn).toBe('2026-11-26')
    await answered(office.post(`${url}/${rows[0]!.agreementId}/end`, { until: '2026-12-01' }))
    const again = await answered<Moved>(
      office.post(`/accounts/${started.accountNumber}/stop/preview`, { from: '2026-12-05' }),
    )
    expect(again.toAccountNumber).toBeNull()
  })
})

describe('a closing letter to escrow', () => {
  const company = {
    name: 'Sunrise Escrow',
    kind: 'organization',
    mail: { line1: '1 Main St', place: 'ONTARIO', state: 'CA', zip: '91764' },
  }

  it('says what the final bill then says, to the cent, and what each day after adds; and is written once', async () => {
    const at = home()
    const figures = await answered<SuccessOf<typeof escrow.figures>>(
      office.post(`/accounts/${at.number}/escrow-figures`, { goodThrough: '2026-11-25' }),
    )
    expect(figures).toMatchObject({
      unbilled: [{ periodUntil: '2026-11-26' }],
      billedThrough: '2026-10-31',
      depositCents: 0,
    })
    expect(figures.after[0]!.totalCents).toBe(figures.totalCents + figures.perDayCents)
    expect((await shown(at)).closedOn).toBeNull()
    const asked = {
      goodThrough: '2026-11-25',
      escrowNumber: 'ESC-77',
      company,
      sendBy: 'post',
      requestId: 'escrow-request-1',
    }
    const letters = await Promise.all(
      [1, 2].map(() =>
        answered<SuccessOf<typeof escrow.write>>(office.post(`/accounts/${at.number}/escrow-letters`, asked)),
      ),
    )
    expect(letters[0]!.escrowLetterId).toBe(letters[1]!.escrowLetterId)
    const pdf = await office.get(`/letters/${letters[0]!.letterId}/pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    const stopped = await answered<Moved>(office.post(`/accounts/${at.number}/stop`, { from: '2026-11-26' }))
    expect(stopped.bills[0]!.totalDueCents).toBe(figures.totalCents)
    expect(
      await refused(office.post(`/accounts/${at.number}/escrow-figures`, { goodThrough: '2026-11-01' })),
    ).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'goodThrough' },
    })
  })
})
