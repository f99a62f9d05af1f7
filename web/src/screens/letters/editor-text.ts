import { LetterText } from '@cartwright/api/letter-text'

type Piece = {
  readonly type?: string
  readonly text?: string
  readonly attrs?: Readonly<Record<string, unknown>> | undefined
  readonly marks?: readonly Piece[] | undefined
  readonly content?: readonly Piece[] | undefined
}

/**
 * What an editor holds as the text of a letter: only what a letter can have, with nothing else about it. `{balance}` that was typed or pasted is
 * the field; any other brace is a bracket. Null when it is no letter, as one that is too long.
 */
export function textOfEditor(document: Piece): LetterText | null {
  const content = (document.content ?? []).flatMap(cleaned)
  return LetterText.safeParse({ type: 'doc', content }).data ?? null
}

const keptAttributes: Readonly<Record<string, readonly string[]>> = {
  heading: ['level'],
  field: ['name'],
  factTable: ['name'],
  when: ['name', 'given'],
  link: ['href'],
}

function cleaned({ type = '', text, attrs, marks, content }: Piece): object[] {
  const ink = marks && marks.length > 0 ? { marks: marks.flatMap(cleaned) } : {}
  if (type === 'text') return piecesOf(text ?? '').map((piece) => ({ ...piece, ...ink }))
  const kept = (keptAttributes[type] ?? []).map((name) => [name, attrs?.[name]] as const)
  return [
    {
      type,
      ...(kept.length > 0 && { attrs: Object.fromEntries(kept) }),
      ...(content && content.length > 0 && { content: content.flatMap(cleaned) }),
      ...ink,
    },
  ]
}

function piecesOf(text: string): object[] {
  return text
    .split(/(\{[a-z][A-Za-z0-9]{0,39}\})/)
    .filter((part) => part !== '')
    .map((part) =>
      /^\{[a-z]\w*\}$/.test(part)
        ? { type: 'field', attrs: { name: part.slice(1, -1) } }
        : {
            type: 'text',
            text: part
              .replaceAll('{', '(')
              .replaceAll('}', ')')
              .replaceAll(/\p{Cc}/gu, ' '),
          },
    )
}
