import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { proposals } from '@cartwright/api/proposals'
import type { SuccessOf } from '@cartwright/api/route'
import type { whatIfs } from '@cartwright/api/what-ifs'
import { answered, calculatedRun, postedRun } from '../../test/bill-runs.ts'
import { addHouseholds, type TownAccount, withReview } from '../../test/small-town.ts'
import { testOffice } from '../../test/test-office.ts'
import { calculatedWhatIf, impactOf, proposed, shareABin, townToPropose } from '../../test/what-ifs.ts'
import { ifAdopted } from '../proposals/proposed.ts'
import { findVersion } from '../proposals/stored-proposals.ts'
import { checkCityFolder } from '../setup/check-city-folder.ts'
import { loadCityFolder } from '../setup/load-city-folder.ts'

type Proposal = SuccessOf<typeof proposals.show>

const office = testOffice({ on: '2026-11-23' })
let among: TownAccount[]
let begun: TownAccount | undefined
let ended: TownAccount | undefined

beforeEach(async () => {
  await townToPropose(office)
  among = await shareABin(office)
  // One home that begins within the month, and one that ends within it.
  ;[begun, ended] = await office.work((work) =>
    addHouseholds(work, [
      { openedOn: '2026-11-16' },
      { closedOn: '2026-11-11', services: [{ what: 'all:cart-set:64 gal', until: '2026-11-11' }] },
    ]),
  )
})

const november = { cycle: '1', periodFrom: '2026-11-01' }
const asked = { on: '2026-11-15', cycles: ['1'] }

type Charged = {
  readonly account: string
  readonly kind: string
  readonly code: string
  readonly stream: string | null
  readonly gl: string
  readonly cents: number
}

/** What each account is charged for what, and where it is posted to, by the register of a run. */
const registerOf = (runId: number): Promise<Charged[]> =>
  office.work(async ({ db }) => {
    const { rows } = await sql<Charged>`
      select a.number as account, kind, code, stream, gl_code as gl, sum(amount_cents)::bigint as cents
      from register_line l join account a on a.id = l.account_id where run_id = ${runId}
      group by 1, 2, 3, 4, 5 having sum(amount_cents) <> 0 order by 1, 2, 3, 4, 5`.execute(db)
    return rows
  })

/** The same by one side of a what-if. */
const sideOf = (whatIfId: number, side: 'before_cents' | 'after_cents'): Promise<Charged[]> =>
  office.work(async ({ db }) => {
    const { rows } = await sql<Charged>`
      select account_number as account, kind, code, stream, gl_code as gl, sum(p.${sql.ref(side)})::bigint as cents
      from what_if_part p join what_if_account a on a.what_if_id = p.what_if_id and a.account_id = p.account_id
      where p.what_if_id = ${whatIfId} group by 1, 2, 3, 4, 5 having sum(p.${sql.ref(side)}) <> 0 order by 1, 2, 3, 4, 5`.execute(
      db,
    )
    return rows
  })

const accountsOf = async (whatIfId: number, query = '') =>
  answered<SuccessOf<typeof whatIfs.accounts>>(office.get(`/what-ifs/${whatIfId}/accounts${query}`))

describe('a what-if of the rates in force', () => {
  it('is the register of the run, charge by charge, before that run is posted and after', async () => {
    const { id: proposal } = await proposed(office, { how: 'copy' })
    const run = await calculatedRun(office, november)
    const register = await registerOf(run.id)
    const before = await calculatedWhatIf(office, proposal, asked)
    expect(await sideOf(before.id, 'before_cents')).toEqual(register)
    expect(await sideOf(before.id, 'after_cents')).toEqual(register)
    await answered(office.post(`/runs/${run.id}/void`, { note: 'Made again.' }))
    const posted = await postedRun(office, november)
    expect(await registerOf(posted.id)).toEqual(register)
    const after = await calculatedWhatIf(office, proposal, asked)
    expect(await sideOf(after.id, 'before_cents')).toEqual(register)
    expect(await sideOf(after.id, 'after_cents')).toEqual(register)
    expect(await impactOf(office, after.id)).toMatchObject({
      accounts: posted.totals.bills,
      more: 0,
      less: 0,
      same: posted.totals.bills,
      parcels: 0,
      beforeCents: posted.totals.chargesCents,
      afterCents: posted.totals.chargesCents,
      causes: [],
      increases: [],
      decreases: [],
    })
  })
})

const header = 'version,class,stream,container,size,pickups,charge,per,amount,gl,text'
const files = {
  rates: [header, 'next,residential,all,cart-set,96 gal,1,each,month,60.00,4410,cart-set'].join('\n'),
  rules:
    '- code: proration\n  from: 2026-11-01\n  citation: § 6-3.310 as amended\n  value: { basis: whole-month }\n',
}
const words = {
  name: 'As files',
  why: 'A study.',
  resolution: 'Resolution 2026-99',
  effectiveFrom: '2026-11-01',
}

function proposedFiles(sent: Readonly<Record<string, string>>): Promise<Proposal> {
  const form = new FormData()
  for (const [name, text] of Object.entries(sent)) form.append('files', new File([text], name))
  for (const [name, text] of Object.entries(words)) form.set(name, text)
  return answered(office.post('/proposals/files', form))
}
const byPercent = (): Promise<Proposal> =>
  answered(office.post('/proposals', { ...words, made: { how: 'percent', percentThousandths: 6000 } }))

/** Adopts a proposal: what it proposes stands in the folder of the city, and that is loaded. */
const adopt = (proposalId: number): Promise<void> =>
  office.work(async (work) => {
    const { folder } = await checkCityFolder(join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow'))
    if (!folder) throw new Error('the practice city has faults')
    const adopted = { versions: folder.rateVersions, policies: folder.policies }
    const { versions, policies } = ifAdopted(adopted, await findVersion(work, proposalId))
    const rateVersions = versions.map((one) =>
      one.status === 'proposed' ? { ...one, status: 'adopted' } : one,
    )
    await loadCityFolder(
      work,
      withReview({ ...folder, rateVersions, policies }, { sample: 0, previousRun: 'posted' }),
    )
  })

describe('a what-if of something else', () => {
  it.each([
    { what: 'rates by a percentage', made: byPercent, causes: ['one-off', 'discounts', 'rates'] },
    {
      what: 'a rule',
      made: () => proposedFiles({ 'policies.yaml': files.rules }),
      causes: ['rules'],
    },
    {
      what: 'a table with no rate for some, and a rule',
      made: () => proposedFiles({ 'new.csv': files.rates, 'policies.yaml': files.rules }),
      causes: ['discounts', 'rates', 'rules'],
    },
  ])('is what the run charges once it is adopted: $what', async ({ made, causes }) => {
    const { id: proposal } = await made()
    const whatIf = await calculatedWhatIf(office, proposal, asked)
    const run = await calculatedRun(office, november)
    expect(await sideOf(whatIf.id, 'before_cents')).toEqual(await registerOf(run.id))
    await answered(office.post(`/runs/${run.id}/void`, { note: 'Other rates.' }))
    await adopt(proposal)
    const adopted = await calculatedRun(office, november)
    expect(await sideOf(whatIf.id, 'after_cents')).toEqual(await registerOf(adopted.id))
    const impact = await impactOf(office, whatIf.id)
    expect(impact).toMatchObject({
      beforeCents: run.totals.chargesCents,
      afterCents: adopted.totals.chargesCents,
    })
    expect(new Set(impact.causes.map(({ cause }) => cause))).toEqual(new Set(causes))
  })

  it('moves what a rule moves, and only that: a month begun is a whole one', async () => {
    const { id: proposal } = await proposedFiles({ 'policies.yaml': files.rules })
    const { id } = await calculatedWhatIf(office, proposal, asked)
    const { rows } = await accountsOf(id, '?change=more')
    expect(
      rows.map(({ accountNumber, beforeCents, afterCents }) => [accountNumber, beforeCents, afterCents]),
    ).toEqual([
      [begun!.number, 25_79, 51_59],
      [ended!.number, 15_30, 45_91],
    ])
    expect((await accountsOf(id, '?change=less')).rows).toEqual([])
    expect((await impactOf(office, id)).causes).toEqual([
      { cause: 'rules', accounts: 2, amountCents: 51_59 - 25_79 + 45_91 - 15_30 },
    ])
  })

  it('takes a service that several accounts share by their weights, and loses no cent', async () => {
    const { id: proposal } = await byPercent()
    const alone = await office.work((work) =>
      addHouseholds(work, [{ class: 'commercial', services: [{ what: 'refuse:bin:4 yd', pickups: 2 }] }]),
    )
    const { id } = await calculatedWhatIf(office, proposal, asked)
    const { rows } = await accountsOf(id, '?class=commercial')
    expect(rows.map(({ accountNumber, served }) => [accountNumber, served])).toEqual([
      ...among.map(({ number }) => [number, 'part of 4-yd bin (refuse), 2 a week']),
      [alone[0]!.number, '4-yd bin (refuse), 2 a week'],
    ])
    const partsOf = async ({ number }: TownAccount) =>
      (await answered<SuccessOf<typeof whatIfs.account>>(office.get(`/what-ifs/${id}/accounts/${number}`)))
        .parts
    const serviceOf = async (account: TownAccount, side: 'beforeCents' | 'afterCents') =>
      (await partsOf(account))
        .filter(({ kind }) => kind === 'service')
        .reduce((sum, part) => sum + part[side], 0)
    for (const side of ['beforeCents', 'afterCents'] as const) {
      const shares = await Promise.all(among.map((account) => serviceOf(account, side)))
      const whole = await serviceOf(alone[0]!, side)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(whole)
      for (const [index, share] of shares.entries())
        expect(Math.abs(share - (whole * (index + 1)) / 6)).toBeLessThanOrEqual(1)
    }
  })
})
