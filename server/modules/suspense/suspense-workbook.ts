import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { suspenseOf } from './suspense-queries.ts'
import type { SuspenseShown } from './suspense-rows.ts'

/** A view of suspense as a workbook, as the list on the screen has it. */
export async function suspenseWorkbook(work: Work, view: SuspenseShown['state']): Promise<Uint8Array> {
  return writeWorkbook(work, [sheet({ name: 'Suspense', columns, rows: [await suspenseOf(work, view)] })])
}

const text = (
  heading: string,
  width: number,
  value: (row: SuspenseShown) => string | null,
): Column<SuspenseShown> => ({ heading, kind: 'text', width, value })

const columns: readonly Column<SuspenseShown>[] = [
  { heading: 'Number', kind: 'count', width: 9, value: ({ itemId }) => itemId },
  { heading: 'Amount', kind: 'money', width: 12, value: ({ amountCents }) => amountCents },
  { heading: 'Received', kind: 'day', width: 12, value: ({ receivedOn }) => receivedOn },
  { heading: 'Days', kind: 'count', width: 7, value: ({ days }) => days },
  text('Payer', 30, ({ payerName }) => payerName),
  text('Number as written', 20, ({ written }) => written),
  text('Paid by', 9, ({ tender }) => tender),
  text('Check number', 13, ({ checkNumber }) => checkNumber),
  text('Routing number', 14, ({ payerRouting }) => payerRouting),
  text('Bank account ends', 16, ({ payerLast4 }) => payerLast4),
  text('Why', 18, ({ why }) => why.replaceAll('-', ' ')),
  text('State', 13, ({ state }) => state.replaceAll('-', ' ')),
  text('Moved to', 16, ({ accountNumber }) => accountNumber),
  text('Decided by', 20, ({ decidedBy }) => decidedBy),
  { heading: 'Decided', kind: 'day', width: 12, value: ({ decidedOn }) => decidedOn },
  text('Reason', 40, ({ reason }) => reason),
]
