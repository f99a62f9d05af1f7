import type { LetterBlock, LetterInline, LetterPlainBlock, LetterText } from '@cartwright/api/letter-text'
import type { ToldField, ToldFields, ToldTable } from './fact-words.ts'
import { fieldsOf, fieldsOfLine } from './letter-text.ts'

/** A piece of a line, with nothing left to fill in. */
export type Run = {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly href: string | null
}
/** A block of a letter in its words: what every form of it (page, Word, e-mail) is made from. */
export type ToldBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }
  | ({ readonly kind: 'table' } & ToldTable)

/** What a letter would say, or the fields that keep it from being made: those nobody knows, and those that are empty. */
export type Merged = {
  readonly unknown: readonly string[]
  readonly empty: readonly string[]
  readonly subject: string
  readonly blocks: readonly ToldBlock[]
}

/**
 * Puts facts in the place of the fields of a letter. A field that is not among the facts is unknown; one whose fact is null is empty,
 * unless it only decides whether a part is there. Pure; what comes out has no field left.
 */
export function mergeLetter(
  { subject, text }: { readonly subject: string; readonly text: LetterText },
  facts: ToldFields,
): Merged {
  const kept = text.content.flatMap((block) => keptBlocks(block, facts))
  const named = [
    ...fieldsOfLine(subject).map((name) => ({ name, kind: 'text' as const })),
    ...fieldsOf({ type: 'doc', content: kept }),
  ]
  // A part that is left out names fields too: they must be there, but may be empty.
  const all = [...named, ...fieldsOf(text)]
  const unknown = once(
    all.filter((field) => !facts.has(field.name) || !fits(facts.get(field.name)!, field.kind)),
  )
  const empty = once(named.filter(({ name }) => facts.get(name) === null))
  return {
    unknown,
    empty,
    subject: subject.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => wordsIn(facts, name)).trim(),
    blocks:
      unknown.length + empty.length > 0
        ? []
        : kept.map((block) => toldBlock(block, facts)).filter(saysSomething),
  }
}

const once = (fields: readonly { readonly name: string }[]): string[] => [
  ...new Set(fields.map(({ name }) => name)),
]

/** A table does not stand in a line, nor words in the place of a table. */
const fits = (fact: ToldField, kind: 'text' | 'table' | 'when'): boolean =>
  fact === null || kind === 'when' || (kind === 'table') === 'table' in fact

function keptBlocks(block: LetterBlock, facts: ToldFields): LetterPlainBlock[] {
  if (block.type !== 'when') return [block]
  return ((facts.get(block.attrs.name) ?? null) !== null) === block.attrs.given ? block.content : []
}

const wordsIn = (facts: ToldFields, name: string): string => {
  const fact = facts.get(name)
  return fact && 'words' in fact ? fact.words : ''
}

function toldBlock(block: LetterPlainBlock, facts: ToldFields): ToldBlock {
  if (block.type === 'factTable') {
    const fact = facts.get(block.attrs.name)
    return {
      kind: 'table',
      ...(fact && 'table' in fact ? fact.table : { columns: [], rows: [], total: null }),
    }
  }
  if (block.type === 'paragraph') return { kind: 'paragraph', runs: runsOf(block.content, facts) }
  if (block.type === 'heading')
    return { kind: 'heading', level: block.attrs.level, runs: runsOf(block.content, facts) }
  return {
    kind: 'list',
    ordered: block.type === 'orderedList',
    items: block.content.map(({ content }) => runsOf(content[0]?.content, facts)),
  }
}

/** A line break is a run that says so; words of several lines have one between them. */
const runsOf = (content: readonly LetterInline[] = [], facts: ToldFields): Run[] =>
  content.flatMap((inline) => {
    const { marks = [] } = inline
    const ink = {
      bold: marks.some(({ type }) => type === 'bold'),
      italic: marks.some(({ type }) => type === 'italic'),
      href: marks.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []))[0] ?? null,
    }
    if (inline.type === 'hardBreak') return [{ text: '\n', ...ink }]
    const words = inline.type === 'text' ? inline.text : wordsIn(facts, inline.attrs.name)
    return words
      .split('\n')
      .flatMap((text, index) => [...(index > 0 ? [{ text: '\n', ...ink }] : []), { text, ...ink }])
  })

const isBlank = (runs: readonly Run[]): boolean => runs.every(({ text }) => text.trim() === '')
const saysSomething = (block: ToldBlock): boolean => {
  if (block.kind === 'table') return true
  return block.kind === 'list' ? block.items.some((runs) => !isBlank(runs)) : !isBlank(block.runs)
}
