import type { checks } from '@cartwright/api/checks'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'

type HaulerList = SuccessOf<typeof checks.listShown>
type Rows = SuccessOf<typeof checks.listRows>
type Findings = SuccessOf<typeof checks.findings>

const office = testOffice({ on: '2026-11-03' })
let town: TownAccount[]
let accounts: string[]

const bins = (quantity: number, pickups: number | null = 2) => ({
  class: 'commercial',
  cycle: '3',
  services: [{ what: 'refuse:bin:4 yd', quantity, pickups }],
})

beforeEach(async () => {
  town = await office.work((work) => smallTown(work, [bins(1), bins(2), bins(1), bins(1), bins(1, 3), {}]))
  accounts = town.map(({ number }) => number)
  await office.work(({ db }) =>
    sql`update account set former_number = 'SW-77' where id = ${town[2]!.id}`.execute(db),
  )
})

const send = (lines: readonly string[], more: Record<string, string> = {}) => {
  const form = new FormData()
  form.set('file', new File([`${lines.join('\n')}\n`], 'november.csv'))
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  return office.post('/checks/hauler-lists', form)
}
const bring = (lines: readonly string[], more?: Record<string, string>) =>
  answered<HaulerList>(send(lines, more))
const rowsOf = async (id: number) =>
  (await answered<Rows>(office.get(`/checks/hauler-lists/${id}/rows`))).rows.map(
    ({ line, verdict, accountNumber, told, faults }) => [
      line,
      verdict,
      accountNumber,
      told ?? faults.map(({ column, reason }) => `${column}: ${reason}`).join(' '),
    ],
  )
const findings = async () => {
  await office.finishJobs()
  const { rows } = await answered<Findings>(office.get('/checks/findings?check=hauler-list'))
  return rows.map(({ sentence, amountCents, basis }) => [sentence, amountCents, basis])
}

const head = 'Acct No,Service Address,Material,Equipment,Size,Qty,Freq,Route'
const right = () => [
  head,
  `${accounts[0]!.replaceAll('-', '')},,Refuse,Bin,4yd,1,2,R-1`,
  `${accounts[1]},,refuse,bin,4 cu yd,2,2,R-1`,
  'sw77,,refuse,bin,4yd,1,2,R-1',
  ',106 Oak Street,refuse,bin,4yd,1,2,R-2',
  `${accounts[4]},,refuse,bin,4yd,1,3,R-2`,
]

describe('a hauler’s list', () => {
  it('that says what our books say finds nothing: by number, number before, or address; carts it does not speak of stay out', async () => {
    const { id, totals } = await bring(right())
    expect(totals).toEqual({ rows: 5, matched: 5, different: 0, unknown: 0, rejected: 0, oursOnly: 0 })
    expect((await rowsOf(id)).map(([, , account]) => account)).toEqual(accounts.slice(0, 5))
    expect(await findings()).toEqual([])
  })

  it('is held against our services both ways, with what is at stake by rate', async () => {
    const lines = right()
    const list = await bring([
      lines[0]!,
      lines[1]!,
      `${accounts[1]},,refuse,bin,4yd,1,2,R-1`,
      `${accounts[2]},,recycling,bin,3 yd,1,1,R-1`,
      lines[3]!,
      'X-1,999 Elm St,refuse,bin,4yd,1,1,R-2',
      `${accounts[4]},,refuse,bin,huge,one,3,R-2`,
      ',,,,,,,',
    ])
    expect(list.totals).toEqual({ rows: 7, matched: 2, different: 2, unknown: 1, rejected: 2, oursOnly: 2 })
    expect(await rowsOf(list.id)).toEqual([
      [2, 'matched', accounts[0], ''],
      [
        3,
        'different',
        accounts[1],
        'The list says 1 × 4 yd bin, 2 a week; our books say 2 × 4 yd bin, 2 a week.',
      ],
      [4, 'different', accounts[2], 'The list says 1 × 3 yd bin, 1 a week; our books say nothing.'],
      [5, 'matched', accounts[2], ''],
      [6, 'unknown', null, 'No account has this number or address.'],
      [7, 'rejected', null, 'Size: “huge” is no size. Qty: “one” is no number that can be.'],
      [8, 'rejected', null, 'null: The row is empty.'],
    ])
    expect((await findings()).map(([sentence]) => sentence)).toEqual(
      expect.arrayContaining([
        `Account ${accounts[1]}, refuse: The list says 1 × 4 yd bin, 2 a week; our books say 2 × 4 yd bin, 2 a week.`,
        `The hauler serves 1 × 3 yd bin, 1 a week (recycling) at account ${accounts[2]}, line 4 of november.csv, and we bill none.`,
        `We bill 1 × 4 yd bin, 2 a week (refuse) at account ${accounts[3]}, and november.csv of the hauler does not have it.`,
        'The hauler serves 1 × 4 yd bin, 1 a week (refuse) for “X1”, line 6 of november.csv, and no account of ours has that number or address.',
      ]),
    )
  })

  it('compares only what it tells: without pickups and sizes, those do not differ', async () => {
    const { totals } = await bring([
      'account,stream,quantity',
      ...accounts.slice(0, 5).map((one, at) => `${one},refuse,${at === 1 ? 2 : 1}`),
    ])
    expect(totals).toMatchObject({ matched: 5, different: 0, oursOnly: 0 })
  })

  it('is mended by the next list, and by our own correction', async () => {
    await bring(right().slice(0, 5))
    expect((await findings()).length).toBe(1)
    await bring(right())
    expect(await findings()).toEqual([])
  })

  it('is taken once, and refused with the number it got first; a faulty file leaves nothing', async () => {
    const { id } = await bring(right())
    expect(await refused(send(right()))).toMatchObject({
      code: 'HAULER_LIST_ALREADY_HERE',
      details: { haulerListId: id },
    })
    expect(await refused(send(['Acct No,Size', '1,4yd']))).toMatchObject({ code: 'IMPORT_MAPPING_FAULTY' })
    expect(await refused(send(['Material', 'refuse']))).toMatchObject({ code: 'IMPORT_MAPPING_FAULTY' })
    expect(await refused(send(right(), { listOn: 'soon' }))).toMatchObject({ code: 'REQUEST_INVALID' })
    expect((await answered<{ rows: unknown[] }>(office.get('/checks/hauler-lists'))).rows).toHaveLength(1)
  })

  it('gives its rejected rows as CSV with line, column and reason; corrected, they are brought again as they are', async () => {
    const bad = [head, `${accounts[0]},,refuse,bin,huge,one,2,=1+1`, `${accounts[1]},,refuse,bin,4yd,2,2,R-1`]
    const { id } = await bring(bad)
    const answer = await office.get(`/checks/hauler-lists/${id}/rejects`)
    expect(answer.headers.get('content-disposition')).toContain('november%20rejects.csv')
    const csv = await answer.text()
    const [columns, row, end] = csv.replace('\uFEFF', '').split('\r\n')
    expect(columns).toBe(`import line,import column,import reason,${head}`)
    expect(row).toMatch(/^2,"Size, Qty","“huge” is no size\..* “one” is no number/)
    expect(row).toContain(`,${accounts[0]},,refuse,bin,huge,one,2,'=1+1`)
    expect(end).toBe('')
    const corrected = csv.replace('huge', '4yd').replace(',bin,huge,one,', ',bin,4yd,1,')
    const again = await bring([corrected])
    expect(again.totals).toMatchObject({ rows: 1, matched: 1, rejected: 0 })
    expect(await refused(office.get('/checks/hauler-lists/99/rejects'))).toMatchObject({
      code: 'HAULER_LIST_NOT_FOUND',
    })
  })

  it('takes its columns by a mapping, and its day', async () => {
    const list = await bring(['Kunde;Art;Zahl', `${accounts[0]};Rest;1`], {
      listOn: '2026-10-20',
      mapping:
        'delimiter: ";"\nfields: { account: Kunde, stream: { column: Art, table: { Rest: refuse } }, quantity: Zahl }',
    })
    expect(list).toMatchObject({ listOn: '2026-10-20', totals: { matched: 1, oursOnly: 4 } })
  })
})
