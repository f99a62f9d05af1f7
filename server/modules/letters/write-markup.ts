import type { LetterBlock, LetterInline, LetterPlainBlock } from '@cartwright/api/letter-text'

/** Writes the text of a letter as it stands in `letters.yaml`: read again it says the same. */
export const writeMarkup = (blocks: readonly LetterBlock[]): string =>
  blocks
    .map((block) =>
      block.type === 'when'
        ? [
            `[when ${block.attrs.given ? '' : 'no '}${block.attrs.name}]`,
            ...block.content.map(plainBlock),
            '[end]',
          ].join('\n\n')
        : plainBlock(block),
    )
    .filter((text) => text !== '')
    .join('\n\n')

function plainBlock(block: LetterPlainBlock): string {
  if (block.type === 'factTable') return `[table ${block.attrs.name}]`
  if (block.type === 'paragraph') return inlines(block.content).split('\n').map(guarded).join('\n')
  if (block.type === 'heading')
    return `${'#'.repeat(block.attrs.level - 1)} ${inlines(block.content).replaceAll('\\\n', ' ')}`
  return block.content
    .map(({ content }, index) => {
      const text = inlines(content[0]?.content)
      return `${block.type === 'bulletList' ? '-' : `${index + 1}.`} ${text.replaceAll('\n', '\n  ')}`
    })
    .join('\n')
}

/** A line of a paragraph that would be read as a heading or an item. */
const guarded = (line: string): string =>
  line
    .trim()
    .replace(/^(?=#|- )/, '\\')
    .replace(/^(\d+)\. /, '$1\\. ')

type Marks = { readonly bold: boolean; readonly italic: boolean; readonly href: string | null }
const none: Marks = { bold: false, italic: false, href: null }

/** Only what changes from one piece to the next is written, so that no sign can be read in two ways. */
function inlines(content: readonly LetterInline[] = []): string {
  let state = none
  let text = ''
  for (const inline of content) {
    const marks = inline.type === 'hardBreak' ? state : marksOf(inline)
    text += turned(state, marks) + said(inline)
    state = marks
  }
  return (text + turned(state, none)).replace(/(\\\n)+$/, '').trim()
}

function turned(before: Marks, after: Marks): string {
  const bold = before.bold === after.bold ? '' : '**'
  const italic = before.italic === after.italic ? '' : '_'
  if (before.href === after.href) return bold + italic
  return `${before.href === null ? '' : `](${before.href})`}${bold}${italic}${after.href === null ? '' : '['}`
}

const marksOf = ({ marks = [] }: LetterInline): Marks => ({
  bold: marks.some(({ type }) => type === 'bold'),
  italic: marks.some(({ type }) => type === 'italic'),
  href:
    marks.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href.replace(/[()]/g, encode)] : []))[0] ??
    null,
})
const encode = (sign: string): string => (sign === '(' ? '%28' : '%29')

function said(inline: LetterInline): string {
  if (inline.type === 'hardBreak') return '\\\n'
  if (inline.type === 'field') return `{${inline.attrs.name}}`
  return inline.text.replaceAll(/[\\*_[\]]/g, (sign) => `\\${sign}`)
}
