import type { partyMerges } from '@cartwright/api/party-merges'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { proved } from '#test/marlow'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { likelyDuplicates } from './likely-duplicates.ts'

type Preview = SuccessOf<typeof partyMerges.preview>
type Merge = SuccessOf<typeof partyMerges.merge>

const office = testOffice({ on: '2026-11-23', keep: true })
let town: TownAccount[] = []
const contact = (at: number, fields: object) =>
  answered(office.put(`/accounts/${town[at]!.number}/parties/${town[at]!.partyId}`, fields))

beforeAll(async () => {
  town = await office.work((work) =>
    smallTown(work, [
      { name: 'María López' },
      { name: 'Lopez Maria' },
      { name: 'Maria Lopez' },
      { name: 'Ann Other' },
    ]),
  )
  await contact(0, { name: 'María López', phone: '909 555 0142', language: 'es' })
  await proved(office, town[1]!.number)
  await contact(1, { name: 'Lopez Maria', phone: '(909) 555-0142', email: 'maria@example.com' })
  await contact(2, { name: 'Maria Lopez', phone: '909 555 0199' })
  await contact(3, { name: 'Ann Other', phone: '909 555 0142', confidentialAddress: true })
})

const preview = (keep: number, merge: number): Promise<Preview> =>
  answered(office.get(`/party-merges/preview?keep=${keep}&merge=${merge}`))
const found = async (q: string): Promise<string[]> =>
  (await answered<{ rows: { accountNumber: string }[] }>(office.get(`/accounts/search?q=${q}`))).rows
    .map(({ accountNumber }) => accountNumber)
    .toSorted((a, b) => a.localeCompare(b))

describe('duplicate customers', () => {
  it('are those of the same words and the same telephone, and no others', async () => {
    const pairs = await office.work(likelyDuplicates)
    expect(pairs).toMatchObject([{ keptId: town[0]!.partyId, mergedId: town[1]!.partyId, same: ['phone'] }])
  })

  it('are merged after somebody decided what they say differently, found by both names, and made two again', async () => {
    const [first, second] = [town[0]!, town[1]!]
    const asked = { keep: first.partyId, merge: second.partyId, reason: 'The same person by telephone.' }
    const shown = await preview(first.partyId, second.partyId)
    expect(shown).toMatchObject({
      conflicts: [
        { field: 'name', kept: 'María López', merged: 'Lopez Maria' },
        { field: 'language', kept: 'es', merged: 'en' },
      ],
      moves: [{ what: 'roles on accounts', count: 1 }],
      confidential: 'neither',
    })
    const post = (body: object) => office.post('/party-merges', { ...asked, ...body })
    expect(await refused(post({ seen: 'x' }))).toMatchObject({ code: 'MERGE_PREVIEW_OLD' })
    expect(await refused(post({ seen: shown.seen }))).toEqual({
      code: 'MERGE_UNDECIDED',
      details: { fields: ['name', 'language'] },
    })
    const choices = { name: 'kept', language: 'kept' }
    const merged = await answered<Merge>(post({ seen: shown.seen, choices }))
    expect(merged).toMatchObject({
      kept: 'María López',
      merged: 'Lopez Maria',
      accounts: [second.number],
    })
    // What only the other one said is kept, and nobody merges them twice.
    expect(
      (await answered<{ parties: object[] }>(office.get(`/accounts/${second.number}`))).parties,
    ).toMatchObject([
      { partyId: first.partyId, name: 'María López', email: 'maria@example.com', language: 'es' },
    ])
    expect(await refused(post({ seen: shown.seen, choices }))).toMatchObject({ code: 'PARTY_NOT_FOUND' })
    expect(await found('maria@example.com')).toEqual([first.number, second.number])
    expect(await found('Lopez Maria')).toContain(second.number)
    const undo = (body: object) => office.post(`/party-merges/${merged.id}/undo`, body)
    expect(await answered(undo({ reason: 'Mother and daughter.' }))).toMatchObject({
      stays: [],
      undoneOn: '2026-11-23',
    })
    expect(await refused(undo({ reason: 'Again.' }))).toMatchObject({ code: 'MERGE_UNDONE' })
    expect(await preview(first.partyId, second.partyId)).toEqual({ ...shown })
  })

  it('are not merged silently where the address of one is hidden, and what changed since stays when they are two again', async () => {
    const [first, second] = [town[2]!, town[3]!]
    const shown = await preview(first.partyId, second.partyId)
    expect(shown.confidential).toBe('one')
    const body = {
      keep: first.partyId,
      merge: second.partyId,
      seen: shown.seen,
      choices: { name: 'kept', phone: 'merged' },
      reason: 'A married name.',
    }
    expect(await refused(office.post('/party-merges', body))).toMatchObject({ code: 'MERGE_HIDES_ADDRESS' })
    const merge = await answered<Merge>(office.post('/party-merges', { ...body, hideAddress: true }))
    await contact(2, { name: 'Maria Lopez Other', phone: '909 555 0142', confidentialAddress: true })
    const undone = await answered<{ stays: string[] }>(
      office.post(`/party-merges/${merge.id}/undo`, { reason: 'Two people after all.' }),
    )
    expect(undone.stays).toEqual(['the name of the one that was kept, which was changed since'])
    const kept = await preview(first.partyId, second.partyId)
    expect(kept.kept).toMatchObject({
      name: 'Maria Lopez Other',
      phone: '9095550199',
      confidentialAddress: false,
    })
  })

  it('are merged by two people at once into one merge', async () => {
    const [first, second] = [town[0]!, town[1]!]
    const { seen } = await preview(first.partyId, second.partyId)
    const body = { seen, choices: { name: 'kept', language: 'kept' }, reason: 'The same.' }
    const answers = await Promise.all([
      office.post('/party-merges', { ...body, keep: first.partyId, merge: second.partyId }),
      office.as('manager').post('/party-merges', { ...body, keep: first.partyId, merge: second.partyId }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404])
  })

  it.each([
    { case: 'with itself', merge: () => town[0]!.partyId, code: 'MERGE_WITH_ITSELF' },
    { case: 'with nobody', merge: () => 999, code: 'PARTY_NOT_FOUND' },
  ])('are not previewed: $case', async ({ merge, code }) => {
    expect(
      await refused(office.get(`/party-merges/preview?keep=${town[0]!.partyId}&merge=${merge()}`)),
    ).toMatchObject({ code })
  })

  it('are not merged by a clerk alone', async () => {
    expect(await refused(office.as('clerk').get('/party-merges/preview?keep=1&merge=2'))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})
