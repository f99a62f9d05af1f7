import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'
import type { PlainDate } from '#kernel/dates'
import { dropHalfLoaded, loadDemoCity } from './modules/demo/load-demo-city.ts'
import { addPracticePeople } from './modules/staff/practice-people.ts'

/** Loads the demo city into an office that has no city at all, and gives practice cities their invented people. */
export async function loadPractice({
  database,
  today,
}: {
  readonly database: OpenDatabase
  readonly today: () => PlainDate
}): Promise<void> {
  await dropHalfLoaded(database)
  const { rows } = await sql`select 1 from directory.city limit 1`.execute(database.db)
  if (rows.length === 0)
    await loadDemoCity(database, {
      today: today(),
      report: (text) => {
        process.stdout.write(`${text}\n`)
      },
    })
  const cities = await database.db
    .withSchema('directory')
    .selectFrom('city')
    .select('name')
    .where('demo', '=', true)
    .execute()
  for (const { name } of cities) await addPracticePeople(database, name)
}
