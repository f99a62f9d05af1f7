import { join } from 'node:path'
import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'
import { gates } from './gates.ts'
import { dropHalfLoaded, loadDemoCity } from './modules/demo/load-demo-city.ts'
import { addPracticePeople } from './modules/staff/practice-people.ts'
import { readBankKey, type Settings } from './settings.ts'
import { standingChecks } from './standing-checks.ts'

/**
 * Loads the demo city into an office that has no city at all, and gives practice cities their invented people. On a server that
 * must be asked for: a practice city lets everybody in by one click, which no real office should find in its books.
 */
export async function loadPractice(
  database: OpenDatabase,
  settings: Pick<Settings, 'today' | 'practice' | 'place' | 'dataFolder'>,
): Promise<void> {
  const { today, practice } = settings
  await dropHalfLoaded(database)
  const { rows } = await sql`select 1 from directory.city limit 1`.execute(database.db)
  if (rows.length === 0 && practice)
    await loadDemoCity(database, {
      today: today(),
      gates,
      checks: standingChecks,
      bankKey: await readBankKey(process.env, settings),
      printFolder: join(settings.dataFolder, 'print'),
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
