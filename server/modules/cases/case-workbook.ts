import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { type CaseFilter, listCases } from './case-queries.ts'
import type { ListedCase } from './case-rows.ts'

/** Cases as a workbook, as the list on the screen has them. */
export async function caseWorkbook(work: Work, filter: CaseFilter): Promise<Uint8Array> {
  const rows = await listCases(work, filter)
  return writeWorkbook(work, [sheet({ name: 'Cases', columns, rows: [rows] })])
}

const text = (
  heading: string,
  width: number,
  value: (row: ListedCase) => string | null,
): Column<ListedCase> => ({ heading, kind: 'text', width, value })
const day = (heading: string, value: (row: ListedCase) => string | null): Column<ListedCase> => ({
  heading,
  kind: 'day',
  width: 12,
  value,
})

const columns: readonly Column<ListedCase>[] = [
  { heading: 'Number', kind: 'count', width: 8, value: ({ id }) => id },
  text('Case', 50, ({ title }) => title),
  text('Type', 24, ({ typeLabel }) => typeLabel),
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('Payer', 28, ({ payerName }) => payerName),
  text('Owner', 20, ({ owner }) => owner?.name ?? null),
  day('Due', ({ dueOn }) => dueOn),
  text('Late', 8, ({ late }) => (late ? 'late' : null)),
  text('State', 12, ({ state }) => state),
  text('Waits for', 30, ({ waitingFor }) => waitingFor),
  { heading: 'In dispute', kind: 'money', width: 12, value: ({ disputedCents }) => disputedCents },
  { heading: 'Steps', kind: 'count', width: 8, value: ({ steps }) => steps },
  { heading: 'Steps done', kind: 'count', width: 10, value: ({ stepsDone }) => stepsDone },
  text('Next step', 40, ({ nextStep }) => nextStep),
  text(
    'Next follow-up',
    40,
    ({ nextFollowUp }) => nextFollowUp && `${nextFollowUp.dueOn}: ${nextFollowUp.what}`,
  ),
  text('Escalated to', 20, ({ escalated }) => escalated?.to.name ?? null),
  day('No contact before', ({ noContactBefore }) => noContactBefore),
  day('Opened', ({ openedOn }) => openedOn),
  text('Opened by', 20, ({ openedBy }) => openedBy),
  day('Closed', ({ closedOn }) => closedOn),
  text('Closed by', 20, ({ closedBy }) => closedBy),
  text('Outcome', 12, ({ outcome }) => outcome),
  text('Why', 50, ({ outcomeBecause }) => outcomeBecause),
]
