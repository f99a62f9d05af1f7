import { money, signedMoney } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { Batch, Candidate } from './cash-queries.ts'
import type { Line } from './press.ts'
import { day } from '../../parts/day.tsx'

export const kinds = ['mail', 'drop-box', 'counter', 'other'] as const
const words = { mail: 'Mail', 'drop-box': 'Drop box', counter: 'Counter', other: 'Other' }
export const kindWords = (kind: string): string => words[kind as keyof typeof words]

export const tenderWords = (tender: string): string => (tender === 'cash' ? 'Cash' : 'Checks')

const states = { open: '● Open', closed: '✓ Closed', dropped: '– Given up' }
export const stateWords = ({ state }: Pick<Batch, 'state'>): string => states[state]

/** How far a batch is from its tape. */
export function missingWords({ controlCount, controlCents, count: entered, cents, meets }: Batch): string {
  if (meets) return 'meets its tape'
  const lines = controlCount - entered
  const off = controlCents - cents
  const parts = [
    lines > 0 && `${count(lines, 'line')} to enter`,
    lines < 0 && `${count(-lines, 'line')} too many`,
    off !== 0 && `${signedMoney(off)} to the tape`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** What may be wrong, as a sentence that says what to do. */
export function candidateWords({ kind, lineNo, otherLineNo, fromCents, toCents }: Candidate): string {
  const [from, to] = [money(fromCents ?? 0), money(toCents ?? 0)]
  switch (kind) {
    case 'transposed':
      return `Line ${lineNo}: digits changed places? ${from} would be ${to}.`
    case 'slid':
      return `Line ${lineNo}: a digit too many or too few? ${from} would be ${to}.`
    case 'doubled':
      return `Line ${lineNo} is line ${otherLineNo} once more, ${from}. Entered twice?`
    case 'extra':
      return `Line ${lineNo}, ${from}, is just what is too much. Not on the tape?`
    case 'half':
      return `Line ${lineNo}, ${from}, is half the difference. Taken off on the tape, or added twice?`
    case 'missing':
      return `${to} is missing: look for a remittance of that amount that is not entered.`
    case 'control':
      return 'The total meets and the count does not: count the remittances, then put the control count right.'
    default:
      return kind satisfies never
  }
}

/** What a line may be a second time. */
export function alikeWords({ likes }: Line): string {
  const [like] = likes
  if (!like) return ''
  if (like.kind === 'payment') return `A payment like it came on ${day(like.on)}. Is it the same?`
  if (like.kind === 'scan-line') return `Line ${like.lineNo} has the same scan line. Is it the same?`
  return `Line ${like.lineNo} of batch ${like.batchId} is like it. Is it the same?`
}
