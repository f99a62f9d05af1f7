import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import type { waiting } from '@cartwright/api/waiting'
import { answered } from './bill-runs.ts'
import type { TestOffice } from './test-office.ts'

type Rows = SuccessOf<typeof waiting.list>['rows']

/** What waits for a role, of one source or of all. */
export async function waitingFor(office: TestOffice, role: Role, source?: string): Promise<Rows> {
  const { rows } = await answered<{ rows: Rows }>(office.as(role).get('/waiting'))
  return rows.filter((row) => source === undefined || row.source === source)
}
