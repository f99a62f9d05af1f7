import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeFile } from './merge-folders.ts'
import { mergeLines } from './merge-lines.ts'

const base = 'title: Marlow\ndueDays: 20\nphone: 1\n'

describe('two changes of one text', () => {
  it.each([
    {
      case: 'in lines apart come together',
      theirs: 'title: Town\ndueDays: 20\nphone: 1\n',
      mine: 'title: Marlow\ndueDays: 20\nphone: 2\n',
      text: 'title: Town\ndueDays: 20\nphone: 2\n',
    },
    {
      case: 'in lines beside each other come together',
      theirs: 'title: Town\ndueDays: 20\nphone: 1\n',
      mine: 'title: Marlow\ndueDays: 25\nphone: 1\n',
      text: 'title: Town\ndueDays: 25\nphone: 1\n',
    },
    {
      case: 'that are the same are made once',
      theirs: 'title: Marlow\ndueDays: 25\nphone: 1\n',
      mine: 'title: Marlow\ndueDays: 25\nphone: 1\n',
      text: 'title: Marlow\ndueDays: 25\nphone: 1\n',
    },
    {
      case: 'of which one takes a line out and the other adds one at the end',
      theirs: 'title: Marlow\nphone: 1\n',
      mine: `${base}url: x\n`,
      text: 'title: Marlow\nphone: 1\nurl: x\n',
    },
    {
      case: 'of which one adds before a line that the other changes',
      theirs: `# new\n${base}`,
      mine: 'title: Town\ndueDays: 20\nphone: 1\n',
      text: '# new\ntitle: Town\ndueDays: 20\nphone: 1\n',
    },
  ])('$case', ({ theirs, mine, text }) => {
    expect(mergeLines({ base, theirs, mine })).toEqual({ text, clashes: [] })
  })

  const theirs = 'url: x\ntitle: Marlow\ndueDays: 25\nphone: 1\n'
  const mine = 'title: Marlow\ndueDays: 30\nphone: 2\n'
  it('in the same line clash: told by its place in the newest text, with all three', () => {
    const part = {
      before: 'dueDays: 20\nphone: 1\n',
      theirs: 'dueDays: 25\nphone: 1\n',
      mine: 'dueDays: 30\nphone: 2\n',
    }
    expect(mergeLines({ base, theirs, mine })).toEqual({ text: theirs, clashes: [{ line: 3, ...part }] })
  })

  it('in the same line hold as whose it is said, and all others of both as well', () => {
    expect(mergeLines({ base, theirs, mine }, 'mine')).toEqual({
      text: 'url: x\ntitle: Marlow\ndueDays: 30\nphone: 2\n',
      clashes: [],
    })
    expect(mergeLines({ base, theirs, mine }, 'theirs').text).toBe(theirs)
  })

  it('that both add at the same place clash, as nobody knows which comes first', () => {
    const { clashes } = mergeLines({ base, theirs: `${base}a\n`, mine: `${base}b\n` })
    expect(clashes).toEqual([{ line: 4, before: '', theirs: 'a\n', mine: 'b\n' }])
  })

  const text = fc
    .array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n'), { maxLength: 12 })
    .map((lines) => lines.join(''))
  it('lose nothing where only one of the two changed anything, and do not depend on who was first', () => {
    fc.assert(
      fc.property(text, text, text, (was, one, other) => {
        expect(mergeLines({ base: was, theirs: one, mine: was }).text).toBe(one)
        expect(mergeLines({ base: was, theirs: was, mine: one }).text).toBe(one)
        expect(mergeLines({ base: was, theirs: one, mine: one })).toEqual({ text: one, clashes: [] })
        const there = mergeLines({ base: was, theirs: one, mine: other })
        const back = mergeLines({ base: was, theirs: other, mine: one })
        expect(back.clashes.length).toBe(there.clashes.length)
        expect(there.clashes.length > 0 || back.text === there.text).toBe(true)
        expect(mergeLines({ base: was, theirs: one, mine: other }, 'mine').text).toBe(
          mergeLines({ base: was, theirs: other, mine: one }, 'theirs').text,
        )
      }),
    )
  })
})

describe('two changes of one file', () => {
  it.each([
    ['that only the other took out is gone', { base, theirs: undefined, mine: base }, { text: undefined }],
    ['that only mine has is there', { base: undefined, theirs: undefined, mine: 'x' }, { text: 'x' }],
    [
      'that one took out and the other changed clash as a whole',
      { base, theirs: undefined, mine: 'x' },
      { text: undefined, clashes: [] },
    ],
  ])('%s', (_, three, merged) => {
    expect(mergeFile({ path: 'city.yaml', ...three })).toEqual({ path: 'city.yaml', ...merged })
  })

  it('of which both made another picture clash as a whole, until it is said whose stays', () => {
    const three = { path: 'logo.svg', base: 'a', theirs: 'b', mine: 'c' }
    expect(mergeFile(three)).toMatchObject({ clashes: [] })
    expect(mergeFile(three, 'mine')).toEqual({ path: 'logo.svg', text: 'c' })
  })
})
