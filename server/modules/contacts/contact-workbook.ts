import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { type LogFilter, wholeLog } from './contact-log.ts'
import { contactReasons } from './contact-reasons.ts'
import type { ShownContact } from './contact-rows.ts'

/** The call log of a filter as a workbook, newest first. */
export async function contactWorkbook(work: Work, filter: LogFilter): Promise<Uint8Array> {
  const names = new Map((await contactReasons(work)).rows.map(({ code, name }) => [code, name]))
  const rows = await wholeLog(work, filter)
  const page = sheet({ name: 'Calls', columns: columns(names), rows: [rows] })
  return writeWorkbook(work, [page])
}

const text = (
  heading: string,
  width: number,
  value: (row: ShownContact) => string | null,
): Column<ShownContact> => ({ heading, kind: 'text', width, value })

const columns = (names: ReadonlyMap<string, string>): readonly Column<ShownContact>[] => [
  { heading: 'Number', kind: 'count', width: 9, value: ({ id }) => id },
  { heading: 'Day', kind: 'day', width: 12, value: ({ begunOn }) => begunOn },
  text('Channel', 10, ({ channel }) => channel),
  text('Direction', 10, ({ direction }) => direction),
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('Payer', 28, ({ payerName }) => payerName),
  text('Spoke with', 28, ({ partyName }) => partyName),
  text('Reason', 28, ({ reason }) => (reason === null ? null : (names.get(reason) ?? reason))),
  text('Bill', 14, ({ billNumber }) => billNumber),
  text('Charge', 20, ({ billLineCode }) => billLineCode),
  text('Outcome', 14, ({ outcome, endedAt }) => outcome ?? (endedAt ? null : 'going on')),
  { heading: 'Minutes', kind: 'count', width: 9, value: ({ seconds }) => seconds && Math.ceil(seconds / 60) },
  { heading: 'Follow up', kind: 'day', width: 12, value: ({ followUpOn }) => followUpOn },
  { heading: 'Done', kind: 'day', width: 12, value: ({ followUpDoneOn }) => followUpDoneOn },
  text('Cases', 20, ({ cases }) => cases.map(({ id }) => id).join(', ') || null),
  text('Taken by', 20, ({ takenBy }) => takenBy),
  text('Notes', 60, ({ notes }) => notes),
]
