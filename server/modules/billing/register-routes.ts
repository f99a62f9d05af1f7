import { registers } from '@cartwright/api/registers'
import type { Door } from '../../door.ts'
import { findRun } from './bill-run.ts'
import { comparableRuns, comparedRun } from './compared-run.ts'
import { acceptExceptions, type DecidedRun } from './decide-exceptions.ts'
import { holdAccounts, unholdAccounts } from './hold-accounts.ts'
import { registerBill } from './register-bill.ts'
import { changeOfRun } from './register-change.ts'
import { exceptionFile, type FileAsked, registerFile } from './register-files.ts'
import { registerPage, registerTotals } from './register-queries.ts'
import { stoppedAccounts } from './stopped-accounts.ts'
import { runAnswer } from './run-answer.ts'
import type { Work } from '#kernel/work'

/** The register of a run: what it says, its files, and what a person decides on it. */
export function serveRegisters(door: Door): void {
  serveReads(door)
  serveFiles(door)
  door.open(registers.accept, async (work, { params, body }) =>
    decided(work, await acceptExceptions(work, { runId: params.id, ...body })),
  )
  door.open(registers.hold, async (work, { params, body }) =>
    decided(work, await holdAccounts(work, { runId: params.id, ...body })),
  )
  door.open(registers.unhold, async (work, { params, body }) =>
    decided(work, await unholdAccounts(work, { runId: params.id, ...body })),
  )
}

function serveReads(door: Door): void {
  door.open(registers.register, async (work, { params: { id }, query }) => {
    const { limit, after, sort, ...filter } = query
    await findRun(work, id)
    const page = await registerPage(work, id, filter, { limit, after, sort })
    return { ...page, totals: await registerTotals(work, id, filter) }
  })
  door.open(registers.bill, async (work, { params }) =>
    registerBill(work, await findRun(work, params.id), params.accountNumber),
  )
  door.open(registers.change, async (work, { params, query }) =>
    changeOfRun(work, await findRun(work, params.id), query.against),
  )
  door.open(registers.stopped, async (work, { params, query }) => {
    const run = await findRun(work, params.id)
    const against = comparedRun(run, await comparableRuns(work, run), query.against)
    return against ? stoppedAccounts(work, run.id, against.id) : { accounts: 0, chargesCents: 0, rows: [] }
  })
}

/** A document is compiled after its rows were read, so that no transaction waits for it. */
function serveFiles(door: Door): void {
  door.openLong(registers.registerFile, async ({ inTransaction }, { params, query }) =>
    asDownload(await registerFile(inTransaction, fileAsked(params.id, query))),
  )
  door.openLong(registers.exceptionFile, async ({ inTransaction }, { params, query }) =>
    asDownload(await exceptionFile(inTransaction, fileAsked(params.id, query))),
  )
}

const fileAsked = (
  runId: number,
  { format, ...filter }: FileAsked['filter'] & Pick<FileAsked, 'format'>,
): FileAsked => ({
  runId,
  format,
  filter,
})

const decided = async (work: Work, { accounts, run }: DecidedRun) => ({
  accounts,
  run: await runAnswer(work, run),
})

type Download = { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string }

const asDownload = ({ bytes, name, mediaType }: Download): Response =>
  new Response(bytes.slice(), {
    headers: { 'content-type': mediaType, 'content-disposition': `inline; filename="${name}"` },
  })
