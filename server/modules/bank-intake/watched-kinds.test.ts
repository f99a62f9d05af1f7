import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedName } from './folder-files.ts'
import { fits, isUnfinished, kindOf, WatchedFolder } from './watched-kinds.ts'

describe('the name of a file', () => {
  it.each([
    { name: 'box-1123.txt', pattern: 'box*.txt', is: true },
    { name: 'BOX-1123.TXT', pattern: 'box*.txt', is: true },
    { name: 'box.txt', pattern: 'box*.txt', is: true },
    { name: 'box', pattern: 'box*box', is: false },
    { name: 'a-b-c.csv', pattern: '*b*c*', is: true },
    { name: 'a-b.csv', pattern: '*b*c*d*', is: false },
    { name: 'x.bai', pattern: 'x.bai', is: true },
    { name: 'x.bai2', pattern: 'x.bai', is: false },
    { name: 'anything', pattern: '*', is: true },
  ])('$name and $pattern: $is', ({ name, pattern, is }) => expect(fits(name, pattern)).toBe(is))

  it('tells what it is by the first pattern that fits, else nothing', () => {
    const { files } = WatchedFolder.parse({
      name: 'bank',
      files: [
        { name: 'box*', format: 'lockbox', layout: 'ours' },
        { name: '*.csv', format: 'csv', mapping: { fields: { account: 'Acct' } } },
      ],
    })
    expect(kindOf('box.csv', files)).toMatchObject({ format: 'lockbox', layout: 'ours', mapping: null })
    expect(kindOf('pay.csv', files)).toMatchObject({ mapping: '{"fields":{"account":"Acct"}}' })
    expect(kindOf('other', files)).toMatchObject({ format: null, leniently: null })
  })

  it.each(['.box.txt', 'box.txt.part', 'box.FILEPART', 'x.tmp'])('%s is not whole yet', (name) =>
    expect(isUnfinished(name)).toBe(true),
  )

  it('never leads out of the folder, and a folder is one plain word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (name) => {
        const moved = movedName({ id: 7, name })
        expect(moved).toMatch(/^000007-[\w.-]*$/)
        expect(Buffer.byteLength(moved)).toBeLessThan(200)
      }),
    )
    for (const name of ['..', '../other', '/etc', 'a/b', '', 'A', '.bank'])
      expect(WatchedFolder.safeParse({ name }).success).toBe(false)
  })
})
