import type { SuccessOf } from '@cartwright/api/route'
import type { setupChanges } from '@cartwright/api/setup-changes'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, calculatedRun, postedRun, refused } from '#test/bill-runs'
import { changesIn, type Judged, loadWholeMarlow } from '#test/setup-changes'
import { addHouseholds } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23' })
const [admin, manager] = [office.as('administrator'), office.as('manager')]
const { begin, fileOf, replaced, adopt, present } = changesIn(office)

beforeEach(() => loadWholeMarlow(office))

const rule = (from: string) =>
  `\n- code: set-up-change\n  from: ${from}\n  citation: Resolution 2026-101\n  value: { secondPerson: true }\n`

describe('two people', () => {
  it('are needed where the city’s policy says so, and neither adopts what they had a hand in', async () => {
    let change = await replaced(await begin(), 'policies.yaml', /$/, rule('2026-11-01'))
    await answered(adopt(change))
    change = await replaced(await begin(), 'city.yaml', 'dueDays: 20', 'dueDays: 21')
    expect(change.secondPerson).toEqual({ asked: true, citation: 'Resolution 2026-101', own: true })
    expect(await refused(adopt(change, manager))).toMatchObject({ code: 'SETUP_NEEDS_SECOND_PERSON' })
    const at = `/setup/changes/${change.id}`
    change = await answered<Judged>(admin.post(`${at}/propose`, { edition: change.edition }))
    expect(await refused(adopt(change))).toMatchObject({ code: 'SETUP_NEEDS_SECOND_PERSON' })
    expect(
      await refused(admin.put(`${at}/file`, { path: 'gl.csv', text: 'x', edition: change.edition })),
    ).toMatchObject({ code: 'SETUP_CHANGE_NOT_IN_STATE' })
    change = await answered<Judged>(manager.post(`${at}/send-back`, { note: 'Why not 22?' }))
    expect(change).toMatchObject({ state: 'draft', note: 'Why not 22?' })
    change = await replaced(change, 'city.yaml', 'dueDays: 21', 'dueDays: 22')
    change = await answered<Judged>(admin.post(`${at}/propose`, { edition: change.edition }))
    await answered(adopt(change, manager))
    expect(await answered<Judged>(admin.get(at))).toMatchObject({ state: 'adopted', endedBy: 'Test manager' })
  })

  it('who change the set-up at once do not write over each other', async () => {
    const [one, other] = [await begin(), await begin()]
    const first = await replaced(one, 'city.yaml', 'dueDays: 20', 'dueDays: 21')
    expect(
      await refused(
        admin.put(`/setup/changes/${one.id}/file`, { path: 'gl.csv', text: 'x', edition: one.edition }),
      ),
    ).toEqual({ code: 'SETUP_CHANGE_EDITED', details: { edition: 2 } })
    const second = await replaced(other, 'text.en.yaml', 'Side-yard service', 'Service at the side yard')
    await answered(adopt(first))
    expect(await refused(adopt(second))).toEqual({
      code: 'SETUP_CHANGED_MEANWHILE',
      details: { files: ['city.yaml'] },
    })
    expect((await answered<Judged>(admin.get(`/setup/changes/${other.id}`))).outdated).toBe(true)
    const renewed = await answered<Judged>(
      admin.post(`/setup/changes/${other.id}/renew`, { edition: second.edition }),
    )
    expect(renewed.outdated).toBe(false)
    expect(await fileOf(renewed, 'city.yaml')).toContain('dueDays: 21')
    await answered(adopt(renewed))
    const third = await replaced(await begin(), 'city.yaml', 'dueDays: 21', 'dueDays: 30')
    const fourth = await replaced(await begin(), 'city.yaml', 'dueDays: 21', 'dueDays: 40')
    await answered(adopt(fourth))
    expect(
      await refused(admin.post(`/setup/changes/${third.id}/renew`, { edition: third.edition })),
    ).toMatchObject({ code: 'SETUP_CHANGED_MEANWHILE', details: { files: ['city.yaml'] } })
    await answered(admin.post(`/setup/changes/${third.id}/withdraw`, { note: 'The other one holds.' }))
    expect(
      (await answered<{ rows: Judged[] }>(admin.get('/setup/changes?open=true'))).rows.map(({ id }) => id),
    ).toEqual([])
  })
})

type Changed = SuccessOf<typeof setupChanges.meanwhile>
const meanwhile = ({ id }: Judged) => answered<Changed>(admin.get(`/setup/changes/${id}/meanwhile`))
const renew = ({ id, edition }: Judged, keep: object[] = []) =>
  admin.post(`/setup/changes/${id}/renew`, { edition, keep })

describe('two people in one file', () => {
  it('come together where they changed other lines: the second sees what the first changed, and is put on top', async () => {
    const [one, other] = [await begin(), await begin()]
    await answered(adopt(await replaced(one, 'city.yaml', 'dueDays: 20', 'dueDays: 25')))
    const mine = await replaced(other, 'city.yaml', 'title: City of Marlow', 'title: Town of Marlow')
    expect(await meanwhile(mine)).toMatchObject({
      versions: [{ changeId: one.id, adoptedBy: 'Test administrator', reason: 'Council of November' }],
      effects: [{ says: [{ what: 'bill, due days', before: '20', after: '25' }] }],
      files: [{ path: 'city.yaml', change: 'changed' }],
      clashes: [],
    })
    const renewed = await answered<Judged>(renew(mine))
    expect(renewed.effects.flatMap(({ says }) => says)).toEqual([
      expect.objectContaining({ before: 'City of Marlow', after: 'Town of Marlow' }),
    ])
    expect(await meanwhile(renewed)).toMatchObject({ versions: [], files: [], clashes: [] })
    await answered(adopt(renewed))
    expect((await present()).get('city.yaml')).toContain('dueDays: 25')
  })

  it('are asked whose lines stay where they changed the same ones', async () => {
    const [one, other] = [await begin(), await begin()]
    await answered(adopt(await replaced(one, 'city.yaml', 'dueDays: 20', 'dueDays: 25')))
    const mine = await replaced(other, 'city.yaml', 'dueDays: 20', 'dueDays: 30')
    expect((await meanwhile(mine)).clashes).toMatchObject([
      { path: 'city.yaml', parts: [{ theirs: '  dueDays: 25\n', mine: '  dueDays: 30\n' }] },
    ])
    expect(await refused(renew(mine))).toMatchObject({ code: 'SETUP_CHANGED_MEANWHILE' })
    const kept = await answered<Judged>(renew(mine, [{ path: 'city.yaml', whose: 'mine' }]))
    expect(kept.effects.flatMap(({ says }) => says)).toContainEqual({
      what: 'bill, due days',
      before: '25',
      after: '30',
    })
  })

  it('of the same draft lose nothing: other lines are kept beside what is saved, the same ones are asked about', async () => {
    const draft = await begin()
    const seen = await fileOf(draft, 'city.yaml')
    const { edition } = await replaced(draft, 'city.yaml', 'dueDays: 20', 'dueDays: 25')
    const save = (text: string, more: object = {}) =>
      admin.put(`/setup/changes/${draft.id}/file`, { path: 'city.yaml', text, edition: 1, seen, ...more })
    await answered(save(seen.replace('title: City of Marlow', 'title: Town of Marlow')))
    const both = await fileOf(draft, 'city.yaml')
    expect(both).toContain('dueDays: 25')
    expect(both).toContain('title: Town of Marlow')
    const same = seen.replace('dueDays: 20', 'dueDays: 30')
    expect(await refused(save(same))).toMatchObject({
      code: 'SETUP_FILE_CLASHES',
      details: { file: 'city.yaml', parts: [{ theirs: '  dueDays: 25\n', mine: '  dueDays: 30\n' }] },
    })
    await answered(save(same, { keep: 'mine' }))
    expect(await fileOf(draft, 'city.yaml')).toMatch(/title: Town of Marlow[^]*dueDays: 30/)
    expect(edition).toBe(2)
  })
})

describe('what bills were computed from', () => {
  it('is not changed but succeeded: each refusal is told before, with the run and what to do', async () => {
    await office.work((work) => addHouseholds(work, [{}]))
    const settle = await replaced(
      await begin(),
      'city.yaml',
      /review: \{.*\}/,
      'review: { sample: 0, previousRun: posted }',
    )
    await answered(adopt(settle))
    const run = await postedRun(office, { cycle: '1' })
    let change = await replaced(await begin(), 'rates/marlow-2026.csv', ',51.59,', ',52.59,')
    change = await replaced(change, 'policies.yaml', 'basis: actual-days', 'basis: 30-day-month')
    change = await replaced(change, 'city.yaml', 'months: 1', 'months: 2')
    expect(change.faults).toEqual([])
    expect(change.bars.map(({ code, part }) => ({ code, part }))).toEqual([
      { code: 'CYCLE_IN_USE', part: 'cycles' },
      { code: 'POLICY_IN_USE', part: 'policies' },
      { code: 'RATE_IN_USE', part: 'rates' },
    ])
    for (const bar of change.bars) {
      expect(bar.what).toContain(`(run ${run.id})`)
      expect(bar.instead).toBeTruthy()
    }
    expect(await refused(adopt(change))).toMatchObject({ code: 'CYCLE_IN_USE' })
    expect((await present()).get('city.yaml')).toContain('months: 1')
  })

  it('is told with the runs that are under way and what is to be done with each', async () => {
    await office.work((work) => addHouseholds(work, [{}]))
    const run = await calculatedRun(office, { cycle: '1' })
    const change = await replaced(await begin(), 'rates/marlow-2026.csv', ',51.59,', ',52.59,')
    expect(change.bars).toEqual([])
    expect(change.runs).toMatchObject([
      { runId: run.id, state: 'calculated', sentence: expect.stringContaining('calculate it again') },
    ])
    expect(change.effects).toMatchObject([
      {
        file: 'rates/versions.csv',
        says: [{ what: expect.stringContaining('amount'), before: '$51.59', after: '$52.59' }],
      },
    ])
    await answered(adopt(change))
    await answered(office.post(`/runs/${run.id}/calculate`))
  })
})
