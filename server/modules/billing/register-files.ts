import { refuse } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { addressCurtain } from '../accounts/hidden-addresses.ts'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { type BillRun, findRun } from './bill-run.ts'
import { distributionOfRegister } from './gl-distribution.ts'
import type { Filter } from './register-filter.ts'
import { type ListedRow, listRegister } from './register-listing.ts'
import { registerTotals } from './register-queries.ts'
import { exceptionWorkbook, registerWorkbook } from './register-workbook.ts'

export type FileAsked = {
  readonly runId: number
  readonly format: 'pdf' | 'xlsx'
  readonly filter: Filter
}
export type RegisterFile = { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string }

/** The register of a run as a ledger that a person signs, or as a workbook: all accounts that fit a filter. */
export async function registerFile(inTransaction: InTransaction, asked: FileAsked): Promise<RegisterFile> {
  const name = `register-run-${asked.runId}`
  if (asked.format === 'xlsx')
    return workbook(name, await inTransaction((work) => registerWorkbook(work, asked)))
  const data = await inTransaction(async (work) =>
    (await addressCurtain(work)).value(await ledgerData(work, asked)),
  )
  return pdf(name, await compileDocument({ template: 'register.typ', data, standard: '1.4' }))
}

/** The accounts of a register that have exceptions, with who decided what, as a document or a workbook. */
export async function exceptionFile(inTransaction: InTransaction, asked: FileAsked): Promise<RegisterFile> {
  const name = `exceptions-run-${asked.runId}`
  if (asked.format === 'xlsx')
    return workbook(name, await inTransaction((work) => exceptionWorkbook(work, asked)))
  const data = await inTransaction(async (work) =>
    (await addressCurtain(work)).value(await exceptionData(work, asked)),
  )
  return pdf(name, await compileDocument({ template: 'exceptions.typ', data, standard: '1.4' }))
}

const pdf = (name: string, bytes: Uint8Array): RegisterFile => ({
  bytes,
  name: `${name}.pdf`,
  mediaType: 'application/pdf',
})
const workbook = (name: string, bytes: Uint8Array): RegisterFile => ({
  bytes,
  name: `${name}.xlsx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

/** Beyond so many accounts the printed register shows them without their charges; beyond so many it is no document any more. */
const withChargesAtMost = 5000
const printedAtMost = 10_000

async function ledgerData(work: Work, { runId, filter }: FileAsked): Promise<object> {
  const run = await findRun(work, runId)
  const totals = await registerTotals(work, runId, filter)
  refuseTooMany(totals.accounts)
  const accountsOnly = totals.accounts > withChargesAtMost
  const rows = await allRows(work, run, filter)
  return {
    ...(await headOf(work, run, filter)),
    totals,
    gl: await distributionOfRegister(work, runId, filter),
    accountsOnly,
    rows: accountsOnly ? rows.map((row) => ({ ...row, lines: [] })) : rows,
  }
}

/** Refuses to print what would fill a room with paper, and the memory of the server. */
function refuseTooMany(accounts: number): void {
  if (accounts <= printedAtMost) return
  const message = `More than ${printedAtMost} accounts fit. Narrow them, or ask for xlsx.`
  refuse('REQUEST_INVALID', { faults: [{ field: 'format', message }] })
}

async function exceptionData(work: Work, { runId, filter }: FileAsked): Promise<object> {
  const run = await findRun(work, runId)
  const rows = (await allRows(work, run, filter)).filter(({ exceptions }) => exceptions.length > 0)
  refuseTooMany(rows.length)
  return { ...(await headOf(work, run, filter)), rows }
}

/** What stands at the head of every page, and who did what. */
async function headOf(work: Work, run: BillRun, filter: Filter): Promise<object> {
  const { title } = await cityTitle(work)
  return {
    city: title,
    department: (await cityIdentity(work))?.department ?? '',
    run: {
      id: run.id,
      cycle: run.cycle,
      kind: run.kind,
      state: run.state.replaceAll('_', ' '),
      periodFrom: run.period_from.toString(),
      periodLast: run.period_until.subtract({ days: 1 }).toString(),
      billOn: run.bill_on.toString(),
      dueOn: run.due_on.toString(),
      calculatedBy: run.calculated_by,
      releasedBy: run.released_by,
      registerHash: run.register_hash,
    },
    printedOn: work.today.toString(),
    filter: Object.entries(filter).map(([name, value]) => `${name}: ${value}`),
  }
}

async function allRows(work: Work, run: BillRun, filter: Filter): Promise<ListedRow[]> {
  const rows: ListedRow[] = []
  for await (const some of listRegister(work, run, filter)) rows.push(...some)
  return rows
}
