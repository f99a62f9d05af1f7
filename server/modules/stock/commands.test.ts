import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { stockCounts } from '@cartwright/api/stock-counts'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered } from '#test/bill-runs'
import { loadMarlow } from '#test/small-town'
import { ownFolder, terminal } from '#test/terminal'
import { testOffice } from '#test/test-office'
import { stockCommands } from './commands.ts'

type Whole = SuccessOf<typeof stockCounts.show>

const office = testOffice({ on: '2026-11-23', keep: true })
const folder = ownFolder()
const command = terminal(office, { commands: stockCommands })
const clerk = office.as('clerk')

beforeAll(async () => {
  await office.work(loadMarlow)
})

const item = (code: string, safetyQuantity = 0) =>
  clerk.post('/stock/items', {
    code,
    name: `Item ${code}`,
    kind: 'envelope',
    safetyQuantity,
    version: '1',
    versionFrom: '2026-01-01',
  })

describe('stock at the terminal', () => {
  it('says where there is none', async () => {
    expect(await command('stock list')).toEqual({ code: 0, told: 'There is no item of stock.' })
    expect((await command('stock count')).told).toContain('There is no count.')
  })

  it('is listed with what lies there; what has to be ordered ends with 1', async () => {
    await answered(clerk.post('/stock/locations', { code: 'ROOM', name: 'Mail room' }))
    await answered(item('ENV9'))
    await answered(item('ENV10', 2000))
    const lines = ['ENV9', 'ENV10'].map((code) => ({ item: code, location: 'ROOM', quantity: 1250 }))
    await answered(clerk.post('/stock/receipts', { vendor: 'Paper Co', receivedOn: '2026-11-20', lines }))
    const { code, told } = await command('stock list')
    expect(code).toBe(0)
    expect(told.split('\n')).toHaveLength(2)
    expect(told).toContain('ENV9  Item ENV9  1,250 on hand  0 reserved  1,250 free')
    const below = await command('stock list', [], { below: true })
    expect(below).toMatchObject({ code: 1, told: expect.stringMatching(/^ENV10 .* ORDER NOW$/) })
  })

  it('is counted blind: opened, entered from a file whose faults are told, and seen in the office', async () => {
    const opened = await command('stock count', [], { open: 'ROOM' })
    expect(opened.code).toBe(0)
    expect(opened.told).toMatch(/^Count \d+ is open\./)
    expect(opened.told).not.toContain('1,250')
    const countId = /^Count (\d+)/.exec(opened.told)![1]!
    const shown = () => answered<Whole>(office.get(`/stock/counts/${countId}`))
    const [first, second] = (await shown()).lines
    const file = join(folder(), 'counted.csv')
    await writeFile(
      file,
      [
        'line,quantity',
        `${first!.lineId},1250`,
        '99999,5',
        `${second!.lineId},many`,
        `${first!.lineId},7`,
      ].join('\n'),
    )
    const entered = await command('stock count', [countId], { file })
    expect(entered.code).toBe(1)
    expect(entered.told.split('\n').slice(0, 4)).toEqual([
      '1 lines entered, 3 faults.',
      'line 3  line  “99999” is no line of this count.',
      'line 4  quantity  “many” is no number of pieces. Write digits, such as 1250.',
      `line 5  line  Line ${first!.lineId} stood in the file before.`,
    ])
    expect((await shown()).lines.map(({ quantity, standing }) => [quantity, standing])).toEqual([
      [1250, 'settled'],
      [null, 'to-count'],
    ])
    expect((await command('stock count', [countId])).told).toContain('counted 1,250, the books had 1,250')
    expect((await command('stock count')).told).toContain(
      `${countId}  ROOM  open  opened 2026-11-23  2 lines, 1 to count`,
    )
  })

  it('is told what to write instead', async () => {
    await expect(command('stock count', ['x'])).rejects.toThrow('is no count')
    await expect(command('stock count', [], { file: 'a.csv' })).rejects.toThrow('number of the count')
    await expect(
      command('stock count', ['1'], { file: join(folder(), 'counted.csv'), at: 'noon' }),
    ).rejects.toThrow('is no time')
    await expect(command('stock count', [], { open: 'NOWHERE' })).rejects.toMatchObject({
      problem: { code: 'STOCK_LOCATION_NOT_FOUND' },
    })
  })
})
