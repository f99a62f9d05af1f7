import type { Work } from '#kernel/work'
import { type BillRun, findRun } from './bill-run.ts'
import { type Distribution, distributionOfRegister } from './gl-distribution.ts'
import type { Filter } from './register-filter.ts'
import { type ListedLine, type ListedRow, listRegister } from './register-listing.ts'
import { registerTotals } from './register-queries.ts'
import type { RunTotals } from './run-totals.ts'
import { type Column, sheet, writeWorkbook } from './write-workbook.ts'

type Asked = { readonly runId: number; readonly filter: Filter }

/** The register as a workbook: a sheet of accounts, one of all their charges, and one of the ledger accounts they fall on. */
export async function registerWorkbook(work: Work, { runId, filter }: Asked): Promise<Uint8Array> {
  const run = await findRun(work, runId)
  const totals = await registerTotals(work, runId, filter)
  const distribution = await distributionOfRegister(work, runId, filter)
  return writeWorkbook(work, [
    sheet({ name: 'Register', columns: accountColumns(totals), rows: listRegister(work, run, filter) }),
    sheet({ name: 'Charges', columns: chargeColumns(totals), rows: charges(work, run, filter) }),
    sheet({ name: 'General ledger', columns: ledgerColumns(distribution), rows: [distribution.rows] }),
  ])
}

/** The exception list as a workbook: a row for each exception of each account. */
export async function exceptionWorkbook(work: Work, { runId, filter }: Asked): Promise<Uint8Array> {
  const run = await findRun(work, runId)
  return writeWorkbook(work, [
    sheet({ name: 'Exceptions', columns: exceptionColumns, rows: exceptions(work, run, filter) }),
  ])
}

const yes = (value: boolean): string => (value ? 'yes' : '')
const text = <Row>(heading: string, width: number, value: (row: Row) => string | null): Column<Row> => ({
  heading,
  kind: 'text',
  width,
  value,
})
const money = <Row>(heading: string, value: (row: Row) => number | null, total?: number): Column<Row> => ({
  heading,
  kind: 'money',
  width: 14,
  value,
  ...(total !== undefined && { total }),
})

const accountColumns = (totals: RunTotals): Column<ListedRow>[] => [
  {
    ...text('Account', 16, ({ accountNumber }) => accountNumber),
    total: `${totals.accounts} accounts, ${totals.held} held, ${totals.bills} bills`,
  },
  text('Payer', 30, ({ payerName }) => payerName),
  text('Service address', 30, ({ serviceAddress }) => serviceAddress),
  text('Class', 14, (row) => row.class),
  money('Last charges', ({ lastChargesCents }) => lastChargesCents, totals.lastChargesCents),
  money('Previous balance', ({ previousBalanceCents }) => previousBalanceCents, totals.previousBalanceCents),
  money('Payments', ({ paymentsCents }) => paymentsCents, totals.paymentsCents),
  money('Adjustments', ({ adjustmentsCents }) => adjustmentsCents, totals.adjustmentsCents),
  money('Charges', ({ chargesCents }) => chargesCents, totals.chargesCents),
  money('Total due', ({ totalDueCents }) => totalDueCents, totals.totalDueCents),
  { heading: 'Lines', kind: 'count', width: 8, value: ({ lineCount }) => lineCount, total: totals.lines },
  text('Held', 8, ({ held }) => yes(held)),
  text('New', 8, ({ isNew }) => yes(isNew)),
  text('Final', 8, ({ isFinal }) => yes(isFinal)),
  text('Prorated', 10, ({ isProrated }) => yes(isProrated)),
  text('Not sent', 40, ({ suppressed }) => suppressed),
  text('Exceptions', 60, (row) => row.exceptions.map(({ sentence }) => sentence).join(' ')),
]

type Charge = ListedLine & { readonly accountNumber: string }

const chargeColumns = ({ chargesCents, lines }: RunTotals): Column<Charge>[] => [
  {
    ...text('Account', 16, ({ accountNumber }: Charge) => accountNumber),
    total: `${lines} charges of bills`,
  },
  text('Charge', 44, ({ title }) => title),
  { heading: 'From', kind: 'day', width: 12, value: ({ periodFrom }) => periodFrom },
  { heading: 'To', kind: 'day', width: 12, value: ({ periodLast }) => periodLast },
  { heading: 'Quantity', kind: 'count', width: 10, value: ({ quantity }) => quantity },
  text('Ledger account', 16, ({ glCode }) => glCode),
  money('Amount', ({ amountCents }) => amountCents, chargesCents),
]

const ledgerColumns = ({ debitCents, creditCents }: Distribution): Column<Distribution['rows'][number]>[] => [
  { ...text('Ledger account', 16, ({ glCode }: Distribution['rows'][number]) => glCode), total: 'All' },
  text('Name', 44, ({ name }) => name),
  text('Fund', 10, ({ fund }) => fund),
  text('Account string', 24, ({ glString }) => glString),
  { heading: 'Lines', kind: 'count', width: 10, value: ({ lines }) => lines },
  money('Debit', (row) => row.debitCents, debitCents),
  money('Credit', (row) => row.creditCents, creditCents),
]

type Exception = ListedRow['exceptions'][number] & { readonly row: ListedRow }

const exceptionColumns: Column<Exception>[] = [
  text('Account', 16, ({ row }) => row.accountNumber),
  text('Payer', 30, ({ row }) => row.payerName),
  text('Service address', 30, ({ row }) => row.serviceAddress),
  text('Exception', 26, ({ code }) => code),
  text('Severity', 10, ({ severity }) => severity),
  text('What was found', 80, ({ sentence }) => sentence),
  money('Charges', ({ row }) => row.chargesCents),
  money('Last charges', ({ row }) => row.lastChargesCents),
  text('Decision', 12, ({ decision }) => decision),
  text('Decided by', 20, ({ decidedBy }) => decidedBy),
  text('Note', 40, ({ note }) => note),
]

/** The charges of bills: those of accounts that are held are not among them, as in the totals. */
async function* charges(work: Work, run: BillRun, filter: Filter): AsyncGenerator<Charge[]> {
  for await (const rows of listRegister(work, run, filter))
    yield rows
      .filter(({ held }) => !held)
      .flatMap(({ accountNumber, lines }) => lines.map((line) => ({ ...line, accountNumber })))
}

async function* exceptions(work: Work, run: BillRun, filter: Filter): AsyncGenerator<Exception[]> {
  for await (const rows of listRegister(work, run, filter))
    yield rows.flatMap((row) => row.exceptions.map((exception) => ({ ...exception, row })))
}
