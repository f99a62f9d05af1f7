import { type LabelingKind, type LabelingRow, labelingWords } from './labeling-lists.ts'
import { type FileLine, headingOf, type LineFault, readLines } from './postal-file.ts'

export type ReadLabels =
  | { readonly wrong: string }
  | { readonly read: number; readonly rows: readonly LabelingRow[]; readonly faults: readonly LineFault[] }

/** A line of a tray label has room for 30 characters (Mail.dat CSM-1152). */
const longestLabel = 30

/**
 * Reads a labeling list: CSV with the headings `zips` and `label`, where `zips` are ZIP codes or 3-digit prefixes such as `00601, 00728-00731`. It takes
 * the headings of the published L606 (`destination_zips`, `label_to`) and of L002 (`zip3`, `colC_scf_label`) as well. A ZIP code stands once. Pure.
 */
export function readLabelingList(kind: LabelingKind, text: string): ReadLabels {
  const file = readLines(text)
  if ('wrong' in file) return file
  const zips = headingOf(file.lines[0]!, ['zips', 'destination_zips', 'zip3'])
  const label = headingOf(file.lines[0]!, ['label', 'label_to', 'colc_scf_label'])
  if (!zips || !label) return { wrong: 'The first line must have the headings zips and label.' }
  const rows: LabelingRow[] = []
  const faults: LineFault[] = []
  const takenBy = new Int32Array(10 ** labelingWords[kind].digits)
  for (const line of file.lines) {
    // L002 names prefixes without an SCF as well: those of the military, and those nobody has.
    if (kind === 'l002' && (line.cells[label] ?? '') === '') continue
    const read = readRow(kind, line, { zips, label })
    const fault = 'reason' in read ? read : taken(read, line.line, { takenBy, column: zips })
    if (fault) faults.push(fault)
    else if (!('reason' in read)) rows.push(...read)
  }
  return { read: file.lines.length, rows, faults }
}

function readRow(
  kind: LabelingKind,
  { line, cells }: FileLine,
  at: { readonly zips: string; readonly label: string },
): LabelingRow[] | LineFault {
  const { digits } = labelingWords[kind]
  const label = (cells[at.label] ?? '').toUpperCase().replaceAll(/\s+/g, ' ').trim()
  const fault = (column: string, reason: string): LineFault => ({ line, column, reason })
  if (label === '') return fault(at.label, 'The label is missing.')
  if (label.length > longestLabel)
    return fault(
      at.label,
      `The label has ${label.length} characters; a tray label has room for ${longestLabel}.`,
    )
  if (kind !== 'l201' && !new RegExp(`\\b\\d{${digits}}$`).test(label))
    return fault(at.label, `“${label}” does not end with the ${digits} digits it goes to.`)
  const parts = (cells[at.zips] ?? '').split(',').map((part) => part.trim())
  const rows: LabelingRow[] = []
  for (const part of parts) {
    const [, from, to = from] =
      new RegExp(`^(\\d{${digits}})(?:\\s*-\\s*(\\d{${digits}}))?$`).exec(part) ?? []
    if (from === undefined || to === undefined)
      return fault(at.zips, `“${part}” is not ${digits} digits, or two such with a dash between.`)
    if (to < from) return fault(at.zips, `${part} ends before it begins.`)
    rows.push({ from, to, label })
  }
  return rows
}

/** Takes the ZIP codes of a line, unless a line before has one of them. */
function taken(
  rows: readonly LabelingRow[],
  line: number,
  { takenBy, column }: { readonly takenBy: Int32Array; readonly column: string },
): LineFault | null {
  for (const { from, to } of rows) {
    const at = takenBy.subarray(Number(from), Number(to) + 1).findIndex((by) => by > 0)
    if (at < 0) continue
    const zip = String(Number(from) + at).padStart(from.length, '0')
    return { line, column, reason: `${zip} stands in line ${takenBy[Number(from) + at]} already.` }
  }
  for (const { from, to } of rows) takenBy.fill(line, Number(from), Number(to) + 1)
  return null
}
