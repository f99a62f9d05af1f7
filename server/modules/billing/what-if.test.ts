import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, calculatedRun, postedRun, refused } from '../../test/bill-runs.ts'
import type { TownAccount } from '../../test/small-town.ts'
import { testOffice } from '../../test/test-office.ts'
import { calculatedWhatIf, impactOf, proposed, townToPropose, type WhatIf } from '../../test/what-ifs.ts'
import { calculateWhatIfChunk, finishWhatIf } from './calculate-what-if.ts'
import { whatIfJob } from './ask-what-if.ts'
import { calculateJob } from './calculate-run.ts'
import { postJob } from './post-run.ts'

const office = testOffice({ on: '2026-11-23' })
let town: TownAccount[]

beforeEach(async () => {
  town = await townToPropose(office)
})

describe('a what-if', () => {
  it('of the rates in force changes nothing', async () => {
    const { id } = await calculatedWhatIf(office, (await proposed(office, { how: 'copy' })).id)
    expect(await impactOf(office, id)).toMatchObject({
      same: 5,
      more: 0,
      less: 0,
      causes: [],
      beforeCents: 524_67,
      afterCents: 524_67,
    })
  })

  it('is seen by nothing that bills: runs, gates, history and books are as if it were not', async () => {
    const seen = async () => {
      const answers = await Promise.all(
        ['/runs', '/runs/proposals', `/accounts/${town[0]!.number}`, '/ledger/accounts'].map(async (path) =>
          (await office.get(path)).text(),
        ),
      )
      const tables = await office.work(async ({ db }) =>
        sql`select (select count(*) from bill_run) + (select count(*) from register_bill) + (select count(*) from register_line)
          + (select count(*) from bill) + (select count(*) from bill_number) + (select count(*) from entry) as rows,
          (select count(*) from rate_version) as versions, (select count(*) from rate) as rates`.execute(db),
      )
      return { answers, rows: tables.rows }
    }
    const before = await seen()
    const { id } = await proposed(office)
    await calculatedWhatIf(office, id)
    expect(await seen()).toEqual(before)
    const run = await postedRun(office, { cycle: '1', periodFrom: '2026-11-01' })
    expect(run).toMatchObject({ state: 'posted', totals: { bills: 3, chargesCents: 51_59 + 93_52 + 43_85 } })
  })

  it('is never released or posted, whatever is tried', async () => {
    const { id } = await calculatedWhatIf(office, (await proposed(office)).id)
    for (const step of ['calculate', 'review', 'release', 'post'])
      expect(await refused(office.as('manager').post(`/runs/${id}/${step}`))).toMatchObject({
        code: 'RUN_NOT_FOUND',
      })
    for (const state of ['approved', 'posted', 'closed'])
      await expect(
        office.work(({ db }) => sql`update what_if set state = ${state} where id = ${id}`.execute(db)),
      ).rejects.toThrow(/a_what_if_is_never_released/)
    // A chunk that posts is one of a run, and there is no run of this number.
    await expect(
      office.work(({ db }) =>
        sql`insert into run_chunk (run_id, number, step, first_account_id, last_account_id, accounts)
          values (${id}, 1, 'post', 1, 9, 5)`.execute(db),
      ),
    ).rejects.toThrow(/run_chunk_run_id_fkey/)
    // And nothing but its own rows hangs on it: no bill, no entry, no print file.
    const { rows } = await office.work(({ db }) =>
      sql<{ name: string }>`select distinct c.conrelid::regclass::text as name from pg_constraint c
        where c.contype = 'f' and c.confrelid in ('what_if'::regclass, 'proposal'::regclass, 'proposal_version'::regclass)`.execute(
        db,
      ),
    )
    const own = ['account', 'chunk', 'cycle', 'part'].map((name) => `what_if_${name}`)
    expect(rows.map(({ name }) => name).toSorted()).toEqual([
      'proposal_version',
      'proposed_rate',
      'what_if',
      ...own,
    ])
  })

  it('is no work for the jobs of runs, and a run is none for its own', async () => {
    const { id } = await calculatedWhatIf(office, (await proposed(office)).id)
    const rowsOf = () =>
      office.work(async ({ db }) => {
        const { rows } =
          await sql`select (select jsonb_agg(r) from bill_run r) as runs, (select count(*) from bill) as bills,
          (select count(*) from entry) as entries, (select jsonb_agg(w order by w.id) from what_if w) as asked,
          (select count(*) from what_if_account) as accounts`.execute(db)
        return rows
      })
    const before = await rowsOf()
    await office.work((work) => work.later(postJob, { runId: id }))
    await expect(office.finishJobs()).rejects.toThrow('There is no such bill run.')
    office.forgetJobs()
    await office.work((work) => work.later(calculateJob, { runId: id, calculation: 1 }))
    await office.finishJobs()
    expect(await rowsOf()).toEqual(before)
    // A run of a number that no what-if has.
    await calculatedRun(office, { cycle: '2' })
    const run = await calculatedRun(office, { cycle: '1', periodFrom: '2026-11-01' })
    expect(run.id).not.toBe(id)
    const calculated = await rowsOf()
    await office.work((work) => work.later(whatIfJob, { whatIfId: run.id }))
    await office.finishJobs()
    expect(await rowsOf()).toEqual(calculated)
  })

  it('whose worker dies goes on where it was, and ends as it would have', async () => {
    const { id } = await proposed(office)
    const whole = await impactOf(office, (await calculatedWhatIf(office, id)).id)
    const asked = await answered<WhatIf>(office.post(`/proposals/${id}/what-ifs`, { on: '2026-11-15' }))
    await office.work((work) => calculateWhatIfChunk(work, { whatIfId: asked.id }))
    await expect(
      office.work(async (work) => {
        await calculateWhatIfChunk(work, { whatIfId: asked.id })
        throw new Error('the worker dies')
      }),
    ).rejects.toThrow('the worker dies')
    await office.work((work) => finishWhatIf(work, { whatIfId: asked.id }))
    expect(await answered(office.get(`/what-ifs/${asked.id}`))).toMatchObject({
      state: 'calculating',
      progress: { chunks: 3, done: 1, accounts: 5, accountsDone: 3 },
    })
    expect(await refused(office.get(`/what-ifs/${asked.id}/impact`))).toEqual({
      code: 'WHAT_IF_NOT_CALCULATED',
      details: { whatIfId: asked.id, done: 1, chunks: 3 },
    })
    await office.finishJobs()
    expect(await impactOf(office, asked.id)).toEqual(whole)
  })

  it('that is taken away leaves nothing, also while it is calculated', async () => {
    const { id } = await proposed(office)
    const done = await calculatedWhatIf(office, id)
    const { id: begun } = await answered<WhatIf>(
      office.post(`/proposals/${id}/what-ifs`, { on: '2026-11-15' }),
    )
    await office.work((work) => calculateWhatIfChunk(work, { whatIfId: begun }))
    for (const one of [done.id, begun]) await answered(office.delete(`/what-ifs/${one}`))
    await office.finishJobs()
    const { rows } = await office.work(({ db }) =>
      sql`select (select count(*) from what_if) + (select count(*) from what_if_cycle) + (select count(*) from what_if_chunk)
        + (select count(*) from what_if_account) + (select count(*) from what_if_part) as rows`.execute(db),
    )
    expect(rows).toEqual([{ rows: 0 }])
    expect(await refused(office.get(`/what-ifs/${begun}`))).toMatchObject({ code: 'WHAT_IF_NOT_FOUND' })
  })

  it('is asked for by those who may propose, for cycles that there are and days on which somebody is served', async () => {
    const { id } = await proposed(office)
    const ask = (asked: object) => refused(office.post(`/proposals/${id}/what-ifs`, asked))
    expect(await ask({ on: '2026-11-15', cycles: ['9'] })).toMatchObject({ code: 'CYCLE_NOT_FOUND' })
    expect(await ask({ on: '2020-11-15' })).toMatchObject({ code: 'WHAT_IF_HAS_NO_ACCOUNTS' })
    expect(await ask({ on: '2026-11-15', version: 9 })).toMatchObject({ code: 'PROPOSAL_VERSION_NOT_FOUND' })
    expect(
      await refused(office.as('clerk').post(`/proposals/${id}/what-ifs`, { on: '2026-11-15' })),
    ).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})
