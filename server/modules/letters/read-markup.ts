import type { LetterBlock, LetterInline, LetterPlainBlock } from '@cartwright/api/letter-text'

/** A text that cannot be read: which of its lines, counted from 1, and why. */
export class MarkupFaulty extends Error {
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

type Line = { readonly text: string; readonly number: number }

/**
 * Reads the text of a letter as it stands in `letters.yaml`: paragraphs with an empty line between them, `# heading`, `## smaller
 * heading`, `- item`, `1. item`, `**bold**`, `_italic_`, `[link](https://…)`, `{field}`; `[table name]` is a table that is given;
 * `[when name]` (or `[when no name]`) up to `[end]` is only there when a field has something. A line that ends with `\` ends there on paper;
 * `\` before any sign takes it as it is. Throws `MarkupFaulty`.
 */
export function readMarkup(source: string): LetterBlock[] {
  const lines = source.split('\n').map((text, index) => ({ text: text.trimEnd(), number: index + 1 }))
  const blocks: LetterBlock[] = []
  let open: {
    readonly line: Line
    readonly attrs: { name: string; given: boolean }
    content: LetterPlainBlock[]
  } | null = null
  for (const part of partsOf(lines)) {
    const [first] = part
    const begins = /^\[when (no )?([A-Za-z0-9]+)\]$/.exec(first.text)
    if (begins) {
      if (open)
        throw new MarkupFaulty(first.number, 'A part that depends on a field cannot begin inside another.')
      open = { line: first, attrs: { name: begins[2]!, given: !begins[1] }, content: [] }
    } else if (first.text === '[end]') {
      if (!open || open.content.length === 0)
        throw new MarkupFaulty(first.number, '[end] has nothing to end.')
      blocks.push({ type: 'when', attrs: open.attrs, content: open.content })
      open = null
    } else (open?.content ?? blocks).push(blockOf(part))
  }
  if (open) throw new MarkupFaulty(open.line.number, `${open.line.text} has no [end].`)
  return blocks
}

type Part = readonly [Line, ...Line[]]

/** Lines that belong together: separated by empty lines; commands, headings and lists stand by themselves. */
function partsOf(lines: readonly Line[]): Part[] {
  const parts: [Line, ...Line[]][] = []
  let before: Kind | null = null
  for (const line of lines) {
    const kind = kindOf(line.text)
    const goesOn: boolean =
      before !== null &&
      ((kind === 'text' && (before === 'text' || before === 'bullet' || before === 'number')) ||
        (kind === before && (kind === 'bullet' || kind === 'number')))
    if (kind !== 'empty' && goesOn) parts.at(-1)!.push(line)
    else if (kind !== 'empty') parts.push([line])
    before = kind === 'empty' ? null : goesOn && kind === 'text' ? before : kind
  }
  return parts
}

type Kind = 'empty' | 'command' | 'heading' | 'bullet' | 'number' | 'text'
function kindOf(text: string): Kind {
  if (text.trim() === '') return 'empty'
  if (/^\[(when (no )?[A-Za-z0-9]+|end|table [A-Za-z0-9]+)\]$/.test(text)) return 'command'
  if (/^##? /.test(text)) return 'heading'
  if (text.startsWith('- ')) return 'bullet'
  return /^\d+\. /.test(text) ? 'number' : 'text'
}

function blockOf(part: Part): LetterPlainBlock {
  const [first] = part
  const kind = kindOf(first.text)
  if (kind === 'command')
    return { type: 'factTable', attrs: { name: /^\[table ([A-Za-z0-9]+)\]$/.exec(first.text)![1]! } }
  if (kind === 'heading') {
    const level = first.text.startsWith('## ') ? 3 : 2
    return {
      type: 'heading',
      attrs: { level },
      content: inlinesOf([{ ...first, text: first.text.replace(/^##? /, '') }]),
    }
  }
  if (kind !== 'bullet' && kind !== 'number') return { type: 'paragraph', content: inlinesOf(part) }
  const items: Line[][] = []
  for (const line of part) {
    if (kindOf(line.text) === kind) items.push([{ ...line, text: line.text.replace(/^(- |\d+\. )/, '') }])
    else items.at(-1)!.push(line)
  }
  return {
    type: kind === 'bullet' ? 'bulletList' : 'orderedList',
    content: items.map((lines) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: inlinesOf(lines) }],
    })),
  }
}

type Mark = NonNullable<LetterInline['marks']>[number]
type Inked = { readonly bold: boolean; readonly italic: boolean; readonly link: string | null }

/** What the lines of one paragraph say. */
function inlinesOf(lines: readonly Line[]): LetterInline[] {
  const text = lines
    .map(({ text: one }) => one.trim())
    .map((one, index) => {
      if (index === lines.length - 1) return one
      return /(^|[^\\])(\\\\)*\\$/.test(one) ? `${one}\n` : `${one} `
    })
    .join('')
  return readInlines(text, lines[0]!.number)
}

/** Reads from left to right; what is bold, italic and a link is a state that goes along. */
function readInlines(text: string, line: number): LetterInline[] {
  const found: LetterInline[] = []
  let ink: Inked = { bold: false, italic: false, link: null }
  let said = ''
  const keep = (next: Inked = ink): void => {
    if (said !== '') found.push({ type: 'text', text: said, ...marked(ink) })
    said = ''
    ink = next
  }
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text.slice(at), ink.link !== null, line)
    at += token.length
    if (token.kind === 'sign') said += token.value
    else if (token.kind === 'break' || token.kind === 'field') {
      keep()
      found.push(
        token.kind === 'break'
          ? { type: 'hardBreak' }
          : { type: 'field', attrs: { name: token.value }, ...marked(ink) },
      )
    } else if (token.kind === 'link') keep({ ...ink, link: token.value === '' ? null : token.value })
    else keep({ ...ink, [token.kind]: !ink[token.kind] })
  }
  keep()
  if (ink.bold || ink.italic) throw new MarkupFaulty(line, 'A bold or italic text has no end.')
  return found
}

type Token = {
  readonly kind: 'sign' | 'break' | 'field' | 'link' | 'bold' | 'italic'
  readonly value: string
  readonly length: number
}

function tokenAt(rest: string, inLink: boolean, line: number): Token {
  if (rest.startsWith('\\\n')) return { kind: 'break', value: '', length: 2 }
  if (rest.startsWith('\\') && rest.length > 1) return { kind: 'sign', value: rest[1]!, length: 2 }
  if (rest.startsWith('**')) return { kind: 'bold', value: '', length: 2 }
  if (rest.startsWith('_')) return { kind: 'italic', value: '', length: 1 }
  const field = /^\{([^{}]*)\}/.exec(rest)
  if (field) return { kind: 'field', value: field[1]!, length: field[0].length }
  if (/^[{}]/.test(rest)) throw new MarkupFaulty(line, 'A brace stands alone: fields are written {name}.')
  if (inLink && rest.startsWith('](')) return { kind: 'link', value: '', length: rest.indexOf(')') + 1 }
  const link = inLink ? null : /^\[(?=(?:\\.|[^\]\\])*\]\(([^()\s]+)\))/.exec(rest)
  if (link) return { kind: 'link', value: link[1]!, length: 1 }
  return { kind: 'sign', value: rest[0]!, length: 1 }
}

function marked({ bold, italic, link }: Inked): { marks: Mark[] } | undefined {
  const marks: Mark[] = [
    ...(bold ? [{ type: 'bold' } as const] : []),
    ...(italic ? [{ type: 'italic' } as const] : []),
    ...(link === null ? [] : [{ type: 'link', attrs: { href: link } } as const]),
  ]
  return marks.length > 0 ? { marks } : undefined
}
