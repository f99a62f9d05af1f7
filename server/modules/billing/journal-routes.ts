import { ledger } from '@cartwright/api/ledger'
import type { Door } from '../../door.ts'
import { findRun } from './bill-run.ts'
import { distributionOf } from './gl-distribution.ts'
import { exportJournal } from './journal.ts'

/** How a run falls on the general ledger, and its journal for the city's finance system. */
export function serveJournal(door: Door): void {
  door.open(ledger.distribution, async (work, { params }) =>
    distributionOf(work, await findRun(work, params.id)),
  )
  door.open(ledger.journal, async (work, { params, query }) => {
    const { name, text } = await exportJournal(work, { runId: params.id, layout: query.layout })
    return new Response(text, {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      },
    })
  })
}
