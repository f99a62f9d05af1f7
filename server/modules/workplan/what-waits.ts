import { holds, type Permission } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import type { waiting } from '@cartwright/api/waiting'
import type { WaitingSource } from '#kernel/waiting'
import type { Work } from '#kernel/work'
import { heldAuthority } from '../staff/delegated-authority.ts'

type Row = SuccessOf<typeof waiting.list>['rows'][number]

const order = ['late', 'today', 'mine'] as const

/**
 * What waits, from every source whose work the person at work may do: by role, by what was given to them, and never beyond what a token
 * was made for. Late first; within, what has the most money hanging on it.
 */
export async function whatWaits(work: Work, sources: readonly WaitingSource[]): Promise<{ rows: Row[] }> {
  const may = await mayDo(work)
  const rows: Row[] = []
  for (const { name, permission, look } of sources)
    if (may(permission)) rows.push(...(await look(work)).map((thing) => ({ source: name, ...thing })))
  return {
    rows: rows.toSorted(
      (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.amountCents - a.amountCents,
    ),
  }
}

async function mayDo(work: Work): Promise<(permission: Permission) => boolean> {
  const { role, scopes } = work.actor
  if (role === 'system') return () => true
  if (scopes) return (permission) => scopes.includes(permission) && holds(role, permission)
  const given = new Set((await heldAuthority(work)).map(({ permission }) => permission))
  return (permission) => holds(role, permission) || given.has(permission)
}
