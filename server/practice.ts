import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'
import { addPracticePeople } from './modules/staff/practice-people.ts'

type LoadDemoCity = (opened: OpenDatabase, report: (text: string) => void) => Promise<void>

const module = new URL('./modules/demo/load-demo-city.ts', import.meta.url)

/** Loads the demo city into an office that has no city at all, and gives practice cities their invented people. */
export async function loadPractice({ database }: { readonly database: OpenDatabase }): Promise<void> {
  const { rows } = await sql`select 1 from directory.city limit 1`.execute(database.db)
  if (rows.length === 0 && existsSync(module)) {
    const { loadDemoCity } = (await import(module.href)) as { loadDemoCity: LoadDemoCity }
    await loadDemoCity(database, (text) => process.stdout.write(`${text}\n`))
  }
  const cities = await database.db
    .withSchema('directory')
    .selectFrom('city')
    .select('name')
    .where('demo', '=', true)
    .execute()
  for (const { name } of cities) await addPracticePeople(database, name)
}
