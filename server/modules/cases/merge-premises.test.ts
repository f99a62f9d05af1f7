import type { premiseMerges } from '@cartwright/api/premise-merges'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { home, loadMarlow, opened } from '#test/marlow'
import { testOffice } from '#test/test-office'

type Preview = SuccessOf<typeof premiseMerges.preview>
type Merge = SuccessOf<typeof premiseMerges.merge>

const office = testOffice({ on: '2026-11-23', keep: true })
let first = { accountNumber: '', accountId: 0, premiseId: 0 }
let second = first
let next = first
const at = (zip: string) => ({ line: '212 Oak St', place: 'Ontario', state: 'CA', zip })

beforeAll(async () => {
  await loadMarlow(office)
  first = await opened(office, home('212 Oak St', 'Ana Lopez', { address: at('91764') }))
  second = await opened(office, home('212 Oak St', 'Ben Ito', { address: at('91762') }))
  next = await opened(office, home('214 Oak St', 'Kim Vu'))
  await office.work(({ db }) =>
    sql`update premise set collection_day = case id when ${first.premiseId} then 'Mon' else 'Tue' end,
      route = case id when ${second.premiseId} then '12' end`.execute(db),
  )
  await answered(
    office.post(`/accounts/${second.accountNumber}/reversion-agreements`, {
      owner: { name: 'Otto Owner' },
      from: '2026-11-01',
      paper: 'Box 4',
    }),
  )
})

const preview = (keep = first.premiseId, merge = second.premiseId): Promise<Preview> =>
  answered(office.get(`/premise-merges/preview?keep=${keep}&merge=${merge}`))
const merging = (some: object) =>
  office.post('/premise-merges', {
    keep: first.premiseId,
    merge: second.premiseId,
    reason: 'One house, a ZIP code mistyped.',
    ...some,
  })
/** Pairs as the list has them; the standing check finds the same. */
const pairs = async () =>
  (await answered<SuccessOf<typeof premiseMerges.duplicates>>(office.get('/premise-merges/duplicates'))).rows
const premiseOf = async (accountNumber: string) =>
  (await answered<{ premise: object }>(office.get(`/accounts/${accountNumber}`))).premise

describe('two premises that are one place', () => {
  it('are listed', async () => {
    expect(await pairs()).toMatchObject([
      {
        keptId: first.premiseId,
        keptAddress: '212 OAK ST, 91764',
        mergedId: second.premiseId,
        same: ['address'],
        otherAccounts: [second.accountNumber],
      },
    ])
  })

  it('are merged after somebody decided, and made two again; what changed since stays', async () => {
    const shown = await preview()
    expect(shown).toMatchObject({
      bothOpen: true,
      conflicts: [{ field: 'collectionDay', kept: 'Mon', merged: 'Tue' }],
      merged: { accounts: [{ payerName: 'Ben Ito' }], agreements: 1 },
    })
    expect(await refused(merging({ seen: 'x' }))).toMatchObject({ code: 'MERGE_PREVIEW_OLD' })
    expect(await refused(merging({ seen: shown.seen }))).toEqual({
      code: 'MERGE_UNDECIDED',
      details: { fields: ['collectionDay'] },
    })
    const choices = { collectionDay: 'merged' }
    const merge = await answered<Merge>(merging({ seen: shown.seen, choices }))
    expect(merge).toMatchObject({ merged: '212 OAK ST, 91762', accounts: [second.accountNumber] })
    // What only the other one knew is taken over.
    const kept = { premiseId: first.premiseId, zip: '91764', collectionDay: 'Tue', route: '12' }
    expect(await premiseOf(second.accountNumber)).toMatchObject(kept)
    expect(await pairs()).toEqual([])
    expect(await refused(merging({ seen: shown.seen, choices }))).toMatchObject({ code: 'PREMISE_NOT_FOUND' })
    const { rows } = await answered<{ rows: object[] }>(
      office.get(`/accounts/${first.accountNumber}/reversion-agreements`),
    )
    expect(rows).toMatchObject([{ ownerName: 'Otto Owner' }])
    // Whoever writes the other address means the kept one.
    const third = await opened(office, home('212 Oak St', 'Cy Dee', { address: at('91762') }))
    expect(third.premiseId).toBe(first.premiseId)

    await office.work(({ db }) =>
      db.updateTable('premise').set({ route: '14' }).where('id', '=', first.premiseId).execute(),
    )
    const undo = (reason: string) => office.post(`/premise-merges/${merge.id}/undo`, { reason })
    expect(await answered(undo('Two houses after all.'))).toMatchObject({
      undoneOn: '2026-11-23',
      stays: ['the route of the one that was kept, which was changed since'],
    })
    expect(await premiseOf(second.accountNumber)).toMatchObject({
      zip: '91762',
      collectionDay: 'Tue',
      route: '12',
    })
    expect(await premiseOf(third.accountNumber)).toMatchObject({
      zip: '91764',
      collectionDay: 'Mon',
      route: '14',
    })
    expect(await refused(undo('Again.'))).toMatchObject({ code: 'MERGE_UNDONE' })
    expect(await pairs()).toHaveLength(1)
  })

  it('are not merged where both have an owner’s agreement for the same days', async () => {
    await answered(
      office.post(`/accounts/${first.accountNumber}/reversion-agreements`, {
        owner: { name: 'Olga Owner' },
        from: '2026-11-10',
        paper: 'Box 5',
      }),
    )
    const { seen } = await preview()
    const choices = { collectionDay: 'kept', route: 'kept' }
    expect(await refused(merging({ seen, choices }))).toEqual({
      code: 'MERGE_AGREEMENTS_OVERLAP',
      details: { ownerName: 'Olga Owner', otherOwnerName: 'Otto Owner' },
    })
    await office.work(({ db }) => sql`update reversion_agreement set until_on = '2026-11-11'`.execute(db))
    await office.work(({ db }) =>
      sql`update reversion_agreement set from_on = '2026-11-12', until_on = null where premise_id = ${first.premiseId}`.execute(
        db,
      ),
    )
  })

  it('are merged by two people at once into one merge', async () => {
    const { seen } = await preview()
    const body = { keep: first.premiseId, merge: second.premiseId, reason: 'The same.', seen }
    const choices = { collectionDay: 'kept', route: 'kept' }
    const answers = await Promise.all([
      office.post('/premise-merges', { ...body, choices }),
      office.as('manager').post('/premise-merges', { ...body, choices }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404])
  })

  it('are found by the address the merged one had, also where the kept one was merged on', async () => {
    const { seen, conflicts } = await preview(next.premiseId, first.premiseId)
    const choices = Object.fromEntries(conflicts.map(({ field }) => [field, 'kept']))
    const pair = { keep: next.premiseId, merge: first.premiseId }
    await answered(merging({ ...pair, seen, choices }))
    const { rows } = await answered<{ rows: { accountNumber: string; matchedText: string }[] }>(
      office.get('/accounts/search?q=212%20oak'),
    )
    expect(rows.map(({ accountNumber }) => accountNumber)).toEqual(
      expect.arrayContaining([first, second, next].map(({ accountNumber }) => accountNumber)),
    )
    expect(new Set(rows.map(({ matchedText }) => matchedText))).toEqual(
      new Set(['formerly 212 OAK ST, 91762']),
    )
  })

  it('are previewed only when there are two, and not by a clerk', async () => {
    expect(await refused(office.get('/premise-merges/preview?keep=1&merge=1'))).toMatchObject({
      code: 'MERGE_WITH_ITSELF',
    })
    expect(await refused(office.get('/premise-merges/preview?keep=1&merge=999'))).toMatchObject({
      code: 'PREMISE_NOT_FOUND',
    })
    expect(await refused(office.as('clerk').get('/premise-merges/preview?keep=1&merge=2'))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})
