import type { LetterBlock, LetterInline, LetterText } from '@cartwright/api/letter-text'

/** A field as a text names it. A field inside a part that depends on it may be empty; that part is then not there. */
export type NamedField = { readonly name: string; readonly kind: 'text' | 'table' | 'when' }

/** Every field a text names, in its order, each as often as it is named. */
export function fieldsOf({ content }: LetterText): NamedField[] {
  return content.flatMap(fieldsOfBlock)
}

function fieldsOfBlock(block: LetterBlock): NamedField[] {
  if (block.type === 'factTable') return [{ name: block.attrs.name, kind: 'table' }]
  if (block.type === 'when')
    return [{ name: block.attrs.name, kind: 'when' }, ...block.content.flatMap(fieldsOfBlock)]
  return linesOf(block)
    .flat()
    .flatMap((inline) =>
      inline.type === 'field' ? [{ name: inline.attrs.name, kind: 'text' as const }] : [],
    )
}

/** The lines of text in a block: of a list, those of its items. */
function linesOf(block: LetterBlock): LetterInline[][] {
  if (block.type === 'paragraph' || block.type === 'heading') return [block.content ?? []]
  if (block.type === 'bulletList' || block.type === 'orderedList')
    return block.content.map(({ content }) => content[0]?.content ?? [])
  return block.type === 'when' ? block.content.flatMap(linesOf) : []
}

/** The fields in braces of a line of plain text, such as what a letter is about. */
export const fieldsOfLine = (line: string): string[] =>
  [...line.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!)

/** Whether a text says nothing at all. */
export const saysNothing = ({ content }: LetterText): boolean =>
  content.every(
    (block) =>
      block.type !== 'factTable' &&
      linesOf(block)
        .flat()
        .every(
          (inline) => inline.type === 'hardBreak' || (inline.type === 'text' && inline.text.trim() === ''),
        ) &&
      (block.type !== 'when' || block.content.every(({ type }) => type !== 'factTable')),
  )
