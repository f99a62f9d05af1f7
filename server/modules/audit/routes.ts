import { audit } from '@cartwright/api/audit'
import { PlainDate } from '#kernel/dates'
import type { Door } from '../../door.ts'
import { books, chainState, commandRecords, sealedUpTo } from './audit-queries.ts'
import { recordAsCsv } from './record-as-csv.ts'
import { askToVerify, booksChecks } from './verify-job.ts'

/** What was done, and how far it is sealed. */
export function serveAudit(door: Door): void {
  door.open(audit.list, async (work, { query }) => {
    const { from, to, ...rest } = query
    const page = await commandRecords(work, { ...rest, from: dayOf(from), to: dayOf(to) })
    const sealed = await sealedUpTo(work, 'command')
    return {
      next: page.next,
      rows: page.rows.map((row) => ({
        id: row.id,
        happenedAt: row.happened_at.toString(),
        businessOn: row.business_on.toString(),
        actor: { name: row.actor_name, userId: row.actor_user, role: row.actor_role },
        delegation:
          row.delegation_id === null ? null : { id: row.delegation_id, givenBy: row.delegated_by ?? '' },
        command: row.command,
        subject: row.subject,
        changes: row.changes as Record<string, unknown>,
        reason: row.reason,
        sealed: row.id <= sealed,
      })),
    }
  })
  door.open(audit.listFile, async (work, { query: { from, to, ...rest } }) => {
    const { rows } = await commandRecords(work, { ...rest, from: dayOf(from), to: dayOf(to), limit: 100_000 })
    return new Response(recordAsCsv(rows), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="record.csv"',
      },
    })
  })
  door.open(audit.verify, (work) => askToVerify(work))
  door.open(audit.verifications, async (work) => ({ rows: await booksChecks(work) }))
  door.open(audit.chain, async (work) => {
    const chains = []
    for (const book of books) chains.push(await chainState(work, book))
    return { chains }
  })
}

const dayOf = (day: string | undefined): PlainDate | undefined =>
  day === undefined ? undefined : PlainDate.from(day)
