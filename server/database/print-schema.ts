import { type Kysely, sql } from 'kysely'
import { knownMigrations } from './migrate.ts'
import type { Database } from './types.ts'

type Column = { schema: string; table: string; column: string; type: string; nullable: boolean }
type Owned = { readonly owner: string; readonly about: string }

/**
 * Prints `docs/schema.md`: what every table of a city and of the directory holds. The columns come from the database; whose a
 * table is and what it is for comes from the comments of the migrations.
 */
export async function printSchema(db: Kysely<Database>, citySchema: string): Promise<string> {
  const columns = await readColumns(db, citySchema)
  const owned = ownersIn(await statementsOf('city'), 'directory')
  const shared = ownersIn(await statementsOf('directory'), 'staff')
  const part = (schema: string, tables: ReadonlyMap<string, Owned>) => {
    const own = columns.filter((column) => column.schema === schema)
    const byOwner = Map.groupBy([...tables], ([, { owner }]) => owner)
    return [...byOwner].map(([owner, list]) =>
      [`### ${owner}`, ...list.map(([table, { about }]) => tablePart(table, about, own))].join('\n\n'),
    )
  }
  return `# Schema

Printed from the database by a test. Every city has a schema of its own with the same tables, and each table one owner: the
module that writes it. Amounts are whole cents; a period has its first day (\`from\`) and the first day after it (\`until\`).

## The books of a city

${part(citySchema, owned).join('\n\n')}

## The directory all cities share

${part('directory', shared).join('\n\n')}
`
}

/** All migrations of a kind, one after the other. */
async function statementsOf(kind: 'city' | 'directory'): Promise<string> {
  return (await knownMigrations(kind)).map(({ statements }) => statements).join('\n')
}

async function readColumns(db: Kysely<Database>, citySchema: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_schema as schema, table_name as "table", column_name as "column", data_type as type,
      is_nullable = 'YES' as nullable
    from information_schema.columns where table_schema in ('directory', ${citySchema})
    order by table_name, ordinal_position`.execute(db)
  return rows
}

/** Each table of a migration with its owner, from the heading above it, and the comment right before it. */
function ownersIn(statements: string, first: string): Map<string, Owned> {
  const found = new Map<string, Owned>()
  let [owner, comment] = [first, [] as string[]]
  for (const line of statements.split('\n')) {
    const heading = /^-- ([\w-]+) -{20,}/.exec(line)?.[1]
    const table = /^create table "?(\w+)"?/.exec(line)?.[1]
    if (table) found.set(table, { owner, about: comment.join(' ') })
    owner = heading ?? owner
    comment = line.startsWith('-- ') && !heading ? [...comment, line.slice(3)] : []
  }
  return found
}

function tablePart(table: string, about: string, columns: readonly Column[]): string {
  const own = columns.filter((column) => column.table === table)
  const lines = own.map(
    ({ column, type, nullable }) => `| ${column} | ${type}${nullable ? ', may be missing' : ''} |`,
  )
  return [
    `**${table}**${about ? ` ${about}` : ''}`,
    ['| column | type |', '|---|---|', ...lines].join('\n'),
  ].join('\n\n')
}
