import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { type AdjustmentFilter, adjustmentsOf, type ShownAdjustment } from './adjustment-queries.ts'

/** The adjustments of a filter as a workbook, with the total of what they do to customers' accounts. */
export async function adjustmentsWorkbook(work: Work, filter: AdjustmentFilter): Promise<Uint8Array> {
  const shown = await adjustmentsOf(work, filter)
  const total = shown.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return writeWorkbook(work, [sheet({ name: 'Adjustments', columns: columns(total), rows: [shown] })])
}

type AdjustmentColumn = Column<ShownAdjustment>
const text = (heading: string, width: number, value: AdjustmentColumn['value']): AdjustmentColumn => ({
  heading,
  kind: 'text',
  width,
  value,
})
const day = (heading: string, value: AdjustmentColumn['value']): AdjustmentColumn => ({
  heading,
  kind: 'day',
  width: 12,
  value,
})

const columns = (total: number): readonly AdjustmentColumn[] => [
  text('Number', 10, ({ adjustmentId }) => String(adjustmentId)),
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('Address', 30, ({ address }) => address),
  text('Reason', 26, ({ label, reversesId }) => (reversesId === null ? label : `${label}, taken back`)),
  { heading: 'Amount', kind: 'money', width: 14, value: ({ amountCents }) => amountCents, total },
  text('State', 12, ({ state }) => state),
  text('Asked by', 22, ({ askedBy }) => askedBy),
  day('Asked on', ({ askedOn }) => askedOn),
  text('Decided by', 22, ({ decidedBy }) => decidedBy ?? ''),
  day('Posted on', ({ postedOn }) => postedOn),
  text('Files', 8, ({ evidence }) => String(evidence)),
  text('Note', 60, ({ note }) => note),
]
