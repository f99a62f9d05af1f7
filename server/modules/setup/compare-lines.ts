import type { FileDifference } from '@cartwright/api/setup-shapes'
import type { z } from 'zod'
import type { FolderFiles } from './city-folder.ts'
import { isPicture } from './folder-paths.ts'

type Difference = z.output<typeof FileDifference>
type Line = Difference['lines'][number]

/** How many lines that are the same are shown around what differs. */
const around = 2
/** Beyond this many pairs of lines, what differs is told as gone and new, without looking for what stayed between. */
const mostPairs = 4_000_000

/** How the files of two folders differ, line by line. Files that are the same are left out. */
export function compareFolders(before: FolderFiles, after: FolderFiles): Difference[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted((a, b) => (a < b ? -1 : 1))
  return paths.flatMap((path): Difference[] => {
    const [was, is] = [before.get(path), after.get(path)]
    if (was === is) return []
    const change = was === undefined ? 'new' : is === undefined ? 'gone' : 'changed'
    return [{ path, change, lines: isPicture(path) ? [] : shortened(compareLines(was ?? '', is ?? '')) }]
  })
}

/** All lines of two texts in one list: those of both, those only of the first, those only of the second. */
function compareLines(before: string, after: string): Line[] {
  const [a, b] = [linesOf(before), linesOf(after)]
  return stepsBetween(a, b).map(({ kind, from, to }): Line => {
    if (kind === 'same') return { kind, before: from + 1, after: to + 1, text: a[from]! }
    return kind === 'gone'
      ? { kind, before: from + 1, after: null, text: a[from]! }
      : { kind, before: null, after: to + 1, text: b[to]! }
  })
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/))

/** One step on the way from a list of lines to another: `from` counts in the first, `to` in the second. */
type Step = { readonly kind: 'same' | 'gone' | 'new'; readonly from: number; readonly to: number }

/** The shortest way from one list of lines to another, in their order. What is alike at both ends is not looked through. */
export function stepsBetween(a: readonly string[], b: readonly string[]): Step[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  const middle = pairs(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return [
    ...Array.from({ length: head }, (_, at) => same(at, at)),
    ...middle.map(({ kind, from, to }) => ({ kind, from: head + from, to: head + to })),
    ...Array.from({ length: tail }, (_, at) => same(a.length - tail + at, b.length - tail + at)),
  ]
}

const same = (from: number, to: number): Step => ({ kind: 'same', from, to })

const gone = (at: number): Step => ({ kind: 'gone', from: at, to: 0 })
const added = (at: number): Step => ({ kind: 'new', from: 0, to: at })

/** The longest common run of lines, by the table of its lengths. */
function pairs(a: readonly string[], b: readonly string[]): Step[] {
  const [from, to] = [a.map((_, at) => at), b.map((_, at) => at)]
  if (a.length * b.length > mostPairs) return [...from.map(gone), ...to.map(added)]
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const length = (i: number, j: number): number => lengths[i * width + j]!
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1))
  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) steps.push(same(i++, j++))
    else if (length(i + 1, j) >= length(i, j + 1)) steps.push(gone(i++))
    else steps.push(added(j++))
  }
  return [...steps, ...from.slice(i).map(gone), ...to.slice(j).map(added)]
}

/** Long stretches that are the same are told by their length. */
function shortened(lines: readonly Line[]): Line[] {
  const near = new Set<number>()
  for (const [at, { kind }] of lines.entries())
    if (kind !== 'same') for (let by = -around; by <= around; by++) near.add(at + by)
  const shown: Line[] = []
  let skipped = 0
  const tell = () => {
    if (skipped > 0) shown.push({ kind: 'skipped', before: null, after: null, text: String(skipped) })
    skipped = 0
  }
  for (const [at, line] of lines.entries()) {
    if (!near.has(at)) {
      skipped += 1
      continue
    }
    tell()
    shown.push(line)
  }
  tell()
  return shown
}
