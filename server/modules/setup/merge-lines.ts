import type { ClashingPart } from '@cartwright/api/setup-shapes'
import type { z } from 'zod'
import { stepsBetween } from './compare-lines.ts'

export type Clash = z.output<typeof ClashingPart>
/** Whose lines stay where both changed the same ones. */
export type Whose = 'mine' | 'theirs'

/** A text that two people changed, each from the same one. */
export type ThreeTexts = { readonly base: string; readonly theirs: string; readonly mine: string }

/** Lines of the base that one of the two has other lines for. What is put in between two lines takes none away. */
type Hunk = {
  readonly from: number
  readonly until: number
  readonly lines: readonly string[]
  readonly whose: Whose
}
/** Hunks of both that concern the same lines. */
type Part = { readonly from: number; readonly until: number; readonly hunks: readonly Hunk[] }

type Merged = { readonly text: string; readonly clashes: readonly Clash[] }

/**
 * Brings two changes of one text together, line by line: each holds where the other left the lines alone. Where both changed the same
 * ones in different ways, theirs stand in the text unless `keep` says whose do, and the part is told.
 */
export function mergeLines({ base, theirs, mine }: ThreeTexts, keep?: Whose): Merged {
  const lines = linesOf(base)
  const parts = partsOf([...hunksOf(lines, theirs, 'theirs'), ...hunksOf(lines, mine, 'mine')])
  const clashes: Clash[] = []
  let [text, at, moved] = ['', 0, 0]
  for (const part of parts) {
    text += lines.slice(at, part.from).join('')
    const [other, own] = [sideOf(part, lines, 'theirs'), sideOf(part, lines, 'mine')]
    const clash = bothIn(part) && other.join('') !== own.join('')
    if (clash && !keep)
      clashes.push({
        line: part.from + moved + 1,
        before: lines.slice(part.from, part.until).join(''),
        theirs: other.join(''),
        mine: own.join(''),
      })
    const shown = clash ? (keep ?? 'theirs') : bothIn(part) ? 'theirs' : part.hunks[0]!.whose
    text += (shown === 'mine' ? own : other).join('')
    moved += other.length - (part.until - part.from)
    at = part.until
  }
  return { text: text + lines.slice(at).join(''), clashes }
}

/** The lines of a text, each with its end. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

function hunksOf(base: readonly string[], changed: string, whose: Whose): Hunk[] {
  const other = linesOf(changed)
  const hunks: { from: number; until: number; lines: string[]; whose: Whose }[] = []
  let [at, open] = [0, false]
  for (const { kind, from, to } of stepsBetween(base, other)) {
    if (kind === 'same') [at, open] = [from + 1, false]
    else {
      if (!open) hunks.push({ from: at, until: at, lines: [], whose })
      open = true
      const hunk = hunks.at(-1)!
      if (kind === 'gone') at = hunk.until = from + 1
      else hunk.lines.push(other[to]!)
    }
  }
  return hunks
}

/** Puts together what concerns the same lines; two insertions at one place do, lines beside each other do not. */
function partsOf(hunks: readonly Hunk[]): Part[] {
  const parts: Part[] = []
  for (const hunk of hunks.toSorted((a, b) => a.from - b.from || a.until - b.until)) {
    const last = parts.at(-1)
    if (last && touches(last, hunk))
      parts[parts.length - 1] = {
        from: last.from,
        until: Math.max(last.until, hunk.until),
        hunks: [...last.hunks, hunk],
      }
    else parts.push({ ...hunk, hunks: [hunk] })
  }
  return parts
}

const touches = (part: Part, { from, until }: Hunk): boolean =>
  (part.from < until && from < part.until) || (part.from === from && part.until === until)

const bothIn = ({ hunks }: Part): boolean => hunks.some(({ whose }) => whose !== hunks[0]!.whose)

/** The lines of a part as one of the two has them. */
function sideOf({ from, until, hunks }: Part, base: readonly string[], side: Whose): string[] {
  const lines: string[] = []
  let at = from
  for (const hunk of hunks.filter(({ whose }) => whose === side)) {
    lines.push(...base.slice(at, hunk.from), ...hunk.lines)
    at = hunk.until
  }
  return [...lines, ...base.slice(at, until)]
}
