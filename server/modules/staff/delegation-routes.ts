import { delegations as routes } from '@cartwright/api/delegations'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { delegation, delegationReport, delegations } from './delegation-queries.ts'
import { reportAsCsv } from './delegation-report.ts'
import { endDelegation, signReport } from './end-delegation.ts'
import { delegationChoices, giveDelegation } from './give-delegation.ts'

/** A manager's authority in other hands: giving, ending, and the report of what was done. */
export function serveDelegations(door: Door): void {
  door.open(routes.list, async (work) => ({ rows: await delegations(work) }))
  door.open(routes.choices, async (work) => {
    const { role } = work.actor
    return {
      rows: role === 'system' ? refuse('DELEGATION_NEEDS_A_PERSON', {}) : await delegationChoices(work, role),
    }
  })
  door.open(routes.give, (work, { body }) =>
    giveDelegation(work, {
      ...body,
      fromOn: PlainDate.from(body.fromOn),
      lastOn: PlainDate.from(body.lastOn),
    }),
  )
  door.open(routes.end, async (work, { params, body }) => {
    await delegation(work, params.id)
    return endDelegation(work, params.id, body.reason)
  })
  door.open(routes.report, (work, { params }) => delegationReport(work, params.id))
  door.open(routes.reportFile, async (work, { params }) => {
    const csv = reportAsCsv(await delegationReport(work, params.id))
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="delegation-${params.id}.csv"`,
      },
    })
  })
  door.open(routes.acknowledge, (work, { params, body }) => signReport(work, { ...params, ...body }))
}
