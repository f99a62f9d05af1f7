import { ledger } from '@cartwright/api/ledger'
import type { Door } from '../../door.ts'
import { cashJournals, exportCashJournal, lockCashJournal } from './cash-journal.ts'
import { findRun } from './bill-run.ts'
import { distributionOf } from './gl-distribution.ts'
import { exportJournal, type JournalFile } from './journal.ts'

/** How a run falls on the general ledger, its journal for the finance system of the city, and those of cash. */
export function serveJournal(door: Door): void {
  door.open(ledger.distribution, async (work, { params }) =>
    distributionOf(work, await findRun(work, params.id)),
  )
  door.open(ledger.journal, async (work, { params, query }) =>
    asFile(await exportJournal(work, { runId: params.id, layout: query.layout })),
  )
  door.open(ledger.cashJournals, cashJournals)
  door.open(ledger.lockCashJournal, lockCashJournal)
  door.open(ledger.cashJournal, async (work, { params, query }) =>
    asFile(await exportCashJournal(work, { through: params.through, layout: query.layout })),
  )
}

const asFile = ({ name, text }: JournalFile): Response =>
  new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
