import { LetterFact, LetterText, LinkAddress, SubjectLine } from '@cartwright/api/letter-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toldFact, type ToldField } from './fact-words.ts'
import { mergeLetter, type ToldBlock } from './merge-letter.ts'
import { readMarkup } from './read-markup.ts'

const textOf = (source: string) => LetterText.parse({ type: 'doc', content: readMarkup(source) })
const facts = (given: Record<string, string | null>): Map<string, ToldField> =>
  new Map(Object.entries(given).map(([name, words]) => [name, words === null ? null : { words }]))
const merge = (source: string, given: Record<string, string | null>, subject = 'About') =>
  mergeLetter({ subject, text: textOf(source) }, facts(given))

const said = (blocks: readonly ToldBlock[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'table') return block.rows.flat().join('|')
      const lines = block.kind === 'list' ? block.items : [block.runs]
      return lines.map((runs) => runs.map(({ text }) => text).join('')).join('\n')
    })
    .join('\n')

describe('merging a letter', () => {
  it('puts facts in the place of its fields, in the subject too', () => {
    const { subject, blocks } = merge('You owe {balance}.', { balance: '$5.00', n: '7' }, 'Account {n}')
    expect([subject, said(blocks)]).toEqual(['Account 7', 'You owe $5.00.'])
  })

  it.each([
    ['{shoeSize}', {}, ['shoeSize'], []],
    ['{dueOn}', { dueOn: null }, [], ['dueOn']],
    ['[table balance]', { balance: '$5.00' }, ['balance'], []],
    ['[when credit]\n\n{credit}\n\n[end]\n\nx', { credit: null }, [], []],
    ['[when credit]\n\n{other}\n\n[end]\n\nx', { credit: null }, ['other'], []],
    ['[when shoeSize]\n\nx\n\n[end]', {}, ['shoeSize'], []],
  ] as const)('names what is missing: %s', (source, given, unknown, empty) => {
    expect(merge(source, given)).toMatchObject({ unknown, empty })
  })

  it('keeps the parts whose field has something, and those for when it has not', () => {
    const source = '[when credit]\n\nCredit {credit}.\n\n[end]\n\n[when no credit]\n\nNo credit.\n\n[end]'
    expect(said(merge(source, { credit: '$1.00' }).blocks)).toBe('Credit $1.00.')
    expect(said(merge(source, { credit: null }).blocks)).toBe('No credit.')
  })

  it('never leaves a field or a brace, whatever the letter and the facts are', () => {
    const piece = fc.constantFrom(
      '{a}',
      '{b}',
      'word',
      '**bold**',
      '- x',
      '# y',
      '[when a]\n\n{a}\n\n[end]',
      '[when no b]\n\nz\n\n[end]',
    )
    const anyWords = fc.string({ unit: 'grapheme' }).filter((value) => !/[{}]/.test(value))
    fc.assert(
      fc.property(fc.array(piece), fc.option(anyWords), fc.option(anyWords), (pieces, a, b) => {
        const given = {
          a: a && (toldFact({ text: a }, 'en') as { words: string } | null)?.words,
          b,
        } as Record<string, string | null>
        const merged = merge(pieces.join('\n\n'), { a: given.a ?? null, b: given.b ?? null }, 'On {a}')
        expect(merged.unknown).toEqual([])
        const words = `${merged.subject}${JSON.stringify(merged.blocks.map((one) => said([one])))}`
        // A letter with an empty field says nothing at all.
        const left = merged.empty.length > 0 ? merged.blocks : words.match(/[{}]/g)
        expect(left ?? []).toEqual([])
      }),
    )
  })
})

describe('what comes in', () => {
  it.each([
    [{ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a {b}' }] }] }],
    [{ type: 'doc', content: [{ type: 'script', content: [] }] }],
    [{ type: 'doc', content: [{ type: 'paragraph', attrs: { onclick: 'x' } }] }],
    [{ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(5_001) }] }] }],
    [{ type: 'doc', content: Array.from({ length: 301 }, () => ({ type: 'paragraph' })) }],
    ['<p>hello</p>'],
  ])('is refused when it is no text of ours: %#', (text) => {
    expect(LetterText.safeParse(text).success).toBe(false)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '//elsewhere.example', 'https://a b'])(
    'is no link: %s',
    (href) => {
      expect(LinkAddress.safeParse(href).success).toBe(false)
    },
  )

  it.each(['', ' ', 'x'.repeat(151), 'a {', 'a {b c}', 'two\nlines'])('is no subject: %j', (subject) => {
    expect(SubjectLine.safeParse(subject).success).toBe(false)
  })

  it('is a fact in the language of the letter, or a table whose rows fit its columns', () => {
    expect([
      toldFact({ cents: -1240 }, 'en'),
      toldFact({ day: '2026-11-23' }, 'es'),
      toldFact({ en: 'a', es: 'b' }, 'es'),
    ]).toEqual([{ words: '−$12.40' }, { words: '23 de nov. de 2026' }, { words: 'b' }])
    const columns = [
      { en: 'Month', es: 'Mes' },
      { en: 'Paid', es: 'Pagado' },
    ]
    const table = { columns, rows: [[{ text: 'Nov' }, { cents: 500 }]] }
    expect(toldFact({ table }, 'es')).toEqual({
      table: {
        columns: [
          { title: 'Mes', align: 'left' },
          { title: 'Pagado', align: 'right' },
        ],
        rows: [['Nov', '$5.00']],
        total: null,
      },
    })
    expect(LetterFact.safeParse({ table: { columns, rows: [[{ text: 'Nov' }]] } }).success).toBe(false)
  })
})
