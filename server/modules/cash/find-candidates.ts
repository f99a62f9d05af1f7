import type { Candidate } from '@cartwright/api/cash-shapes'
import type { z } from 'zod'

export type Found = z.infer<typeof Candidate>
/** A line of the batch: amounts in cents. */
export type Tape = { readonly lineNo: number; readonly accountId: number; readonly cents: number }
type Sum = { readonly count: number; readonly cents: number }

/**
 * What may be wrong when a batch does not meet its tape, the likeliest first: the rules of thumb of every cash office.
 * One line too many that is the difference (twice, or not on the tape); one not entered; a line of half the difference, which was
 * taken off where it should have been added; digits that changed places, which makes a difference divisible by nine; a decimal place
 * that slid. Nothing when it meets.
 */
export function findCandidates(lines: readonly Tape[], control: Sum): Found[] {
  const count = control.count - lines.length
  const cents = control.cents - lines.reduce((sum, line) => sum + line.cents, 0)
  if (count === 0 && cents === 0) return []
  if (cents === 0) return [found('control')]
  return [
    ...(count < 0 ? tooMany(lines, cents) : []),
    ...(count > 0 && cents > 0 ? [found('missing', { toCents: cents })] : []),
    ...(count === 0 ? misread(lines, cents) : []),
    ...halves(lines, cents),
    ...(count === 0 ? [] : misread(lines, cents)),
    ...(count < 0 ? [] : tooMany(lines, cents)),
  ]
}

const found = (kind: Found['kind'], some: Partial<Found> = {}): Found => ({
  kind,
  lineNo: null,
  otherLineNo: null,
  fromCents: null,
  toCents: null,
  ...some,
})

/** Lines that are the whole difference: those that stand there twice first. */
function tooMany(lines: readonly Tape[], cents: number): Found[] {
  const same = lines.filter((line) => line.cents === -cents)
  const doubled = same.flatMap((line, index) => {
    const other = same.slice(0, index).find((one) => one.accountId === line.accountId)
    return other
      ? [found('doubled', { lineNo: line.lineNo, otherLineNo: other.lineNo, fromCents: line.cents })]
      : []
  })
  const named = new Set(doubled.flatMap(({ lineNo, otherLineNo }) => [lineNo, otherLineNo]))
  const rest = same.filter(({ lineNo }) => !named.has(lineNo))
  return [...doubled, ...rest.map((line) => found('extra', { lineNo: line.lineNo, fromCents: line.cents }))]
}

const halves = (lines: readonly Tape[], cents: number): Found[] =>
  lines
    .filter((line) => line.cents * 2 === Math.abs(cents))
    .map((line) => found('half', { lineNo: line.lineNo, fromCents: line.cents }))

/** Lines whose digits changed places, or whose point slid, by just the difference. */
function misread(lines: readonly Tape[], cents: number): Found[] {
  if (cents % 9 !== 0) return []
  return lines.flatMap((line) => {
    const to = line.cents + cents
    const kind = isTransposed(line.cents, to) ? 'transposed' : isSlid(line.cents, to) ? 'slid' : null
    return kind ? [found(kind, { lineNo: line.lineNo, fromCents: line.cents, toCents: to })] : []
  })
}

/** Whether one amount is the other with two digits beside each other changed: 4770 and 7470. */
export function isTransposed(from: number, to: number): boolean {
  if (from <= 0 || to <= 0 || from === to) return false
  const length = Math.max(String(from).length, String(to).length)
  const [a, b] = [String(from).padStart(length, '0'), String(to).padStart(length, '0')]
  const at = a.split('').findIndex((digit, index) => digit !== b[index])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

const isSlid = (from: number, to: number): boolean =>
  to > 0 && [10, 100].some((times) => from * times === to || to * times === from)
