import { sql } from 'kysely'
import type { Gate } from '#kernel/gate'

/** A file that was brought and neither applied nor discarded may change what is billed: somebody decides on it first. */
export const importsSettled: Gate = {
  name: 'imports-settled',
  title: 'Imports settled',
  before: 'release',
  look: async ({ db }) => {
    const { rows } = await sql<{ id: number; name: string; state: string }>`
      select id, file_name as name, state from import_file
      where state in ('staging', 'checked', 'applying') order by id`.execute(db)
    const [first] = rows
    if (!first) return { stands: 'green', sentence: 'No file waits for a decision.', mendAt: null }
    const more = rows.length === 1 ? '' : ` and ${rows.length - 1} more`
    const wait = rows.length === 1 ? 'waits' : 'wait'
    return {
      stands: 'red',
      sentence: `${first.name}${more} ${wait} for a decision. Apply or discard.`,
      mendAt: rows.length === 1 ? `/imports/${first.id}` : '/imports',
    }
  },
}
