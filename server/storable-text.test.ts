import { describe, expect, it } from 'vitest'
import { refused } from '#test/bill-runs'
import { testOffice } from '#test/test-office'
import { unstorable } from './storable-text.ts'

const office = testOffice({ on: '2026-11-23' })

describe('text that the database cannot keep', () => {
  it.each([
    ['a\0b', ['']],
    ['\ud800', ['']],
    ['😀 ñ <b>', []],
    [{ lines: [{ note: 'fine' }, { note: '\0' }], title: 'x\udc00' }, ['lines.1.note', 'title']],
    [{ map: { 'k\0': 1 } }, ['map']],
    [[null, 1, true], []],
  ])('%j is found at %j', (value, ways) => {
    expect(unstorable(value)).toEqual(ways)
  })

  it('is refused with its field, and nothing breaks', async () => {
    const { details } = await refused(office.post('/tasks', { title: 'Order paper\0' }))
    expect(details).toEqual({
      faults: [
        {
          field: 'title',
          message: 'This has signs that cannot be kept. Type it anew instead of pasting it.',
        },
      ],
    })
    expect((await office.get('/cases/workbook?owner=%00')).status).toBe(422)
  })

  it('a page that no list told of is refused by name', async () => {
    for (const path of ['/transfers', '/corrections', '/rebill-lists'])
      expect(await refused(office.get(`${path}?after=x`))).toMatchObject({ code: 'REQUEST_INVALID' })
  })
})
