import { type LetterBlock, type LetterInline, LetterText } from '@cartwright/api/letter-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MarkupFaulty, readMarkup } from './read-markup.ts'
import { writeMarkup } from './write-markup.ts'

describe('the text of a letter as it is written in a file', () => {
  it('has headings, paragraphs, lists, tables, fields, links and parts that depend on a field', () => {
    expect(
      readMarkup(
        [
          '# About {accountNumber}',
          'Dear **{partyName}**,',
          'goes on\\',
          'and ends. See [our _page_](https://x.example/a_b).',
          '',
          '- one',
          '- two',
          '  more',
          '1. first',
          '',
          '[when no credit]',
          '[table periods]',
          '[end]',
        ].join('\n'),
      ),
    ).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [text('About '), field('accountNumber')] },
      {
        type: 'paragraph',
        content: [
          text('Dear '),
          field('partyName', [{ type: 'bold' }]),
          text(', goes on'),
          { type: 'hardBreak' },
          text('and ends. See '),
          text('our ', [link('https://x.example/a_b')]),
          text('page', [{ type: 'italic' }, link('https://x.example/a_b')]),
          text('.'),
        ],
      },
      { type: 'bulletList', content: [item('one'), item('two more')] },
      { type: 'orderedList', content: [item('first')] },
      {
        type: 'when',
        attrs: { name: 'credit', given: false },
        content: [{ type: 'factTable', attrs: { name: 'periods' } }],
      },
    ])
  })

  it.each([
    ['a\n\nb {', 3, /brace/],
    ['[when a]\n\nx\n\n[when b]\n\ny\n\n[end]', 5, /inside another/],
    ['[when a]\n\nx', 1, /no \[end\]/],
    ['x\n\n[end]', 3, /nothing to end/],
    ['**x', 1, /no end/],
  ])('says where it is wrong: %j', (source, line, told) => {
    const read = () => readMarkup(source)
    expect(read).toThrow(told)
    expect(lineOf(read)).toBe(line)
  })

  it('comes back as it was, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const once = readMarkup(writeMarkup(blocks))
        expect(LetterText.safeParse({ type: 'doc', content: once }).success).toBe(true)
        // Blanks at the ends of lines and between pieces of one ink are not told apart; after that nothing moves.
        expect(writeMarkup(once)).toBe(writeMarkup(blocks))
        expect(readMarkup(writeMarkup(once))).toEqual(once)
      }),
    )
  })
})

const text = (said: string, marks?: LetterInline['marks']): LetterInline => ({
  type: 'text',
  text: said,
  ...(marks && { marks }),
})
const field = (name: string, marks?: LetterInline['marks']): LetterInline => ({
  type: 'field',
  attrs: { name },
  ...(marks && { marks }),
})
const link = (href: string) => ({ type: 'link' as const, attrs: { href } })
const item = (said: string) => ({
  type: 'listItem' as const,
  content: [{ type: 'paragraph' as const, content: [text(said)] }],
})

function lineOf(read: () => unknown): number | null {
  try {
    read()
    return null
  } catch (error) {
    return error instanceof MarkupFaulty ? error.line : null
  }
}

const words = fc
  .stringMatching(/^[a-zA-Z0-9 .,#*_()[\]\\!ñ-]{1,20}$/)
  .map((said) => `x${said.replaceAll(/ +/g, ' ').trim()}x`)
const marks = fc.subarray<NonNullable<LetterInline['marks']>[number]>([
  { type: 'bold' },
  { type: 'italic' },
  link('https://x.example/a_b*c'),
])
const inline: fc.Arbitrary<LetterInline> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: words, marks }),
  fc.record({
    type: fc.constant('field' as const),
    attrs: fc.record({ name: fc.constantFrom('balance', 'dueOn') }),
    marks,
  }),
)
const line = fc.array(inline, { minLength: 1, maxLength: 5 })
const plain = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), content: line }),
  fc.record({
    type: fc.constant('heading' as const),
    attrs: fc.record({ level: fc.constantFrom(2 as const, 3 as const) }),
    content: line,
  }),
  fc.record({
    type: fc.constantFrom('bulletList' as const, 'orderedList' as const),
    content: fc.array(
      line.map((content) => ({
        type: 'listItem' as const,
        content: [{ type: 'paragraph' as const, content }],
      })),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({
    type: fc.constant('factTable' as const),
    attrs: fc.record({ name: fc.constant('periods') }),
  }),
)
const block: fc.Arbitrary<LetterBlock> = fc.oneof(
  { weight: 4, arbitrary: plain },
  fc.record({
    type: fc.constant('when' as const),
    attrs: fc.record({ name: fc.constant('credit'), given: fc.boolean() }),
    content: fc.array(plain, { minLength: 1, maxLength: 2 }),
  }),
)
