import type { OpenDatabase } from '#database/open-database'
import { hasPracticeCity, practicePeople } from './modules/staff/practice-people.ts'
import type { Settings } from './settings.ts'

/** Says where the product is and how to come in. */
export async function greet(
  { publicUrl, dataFolder }: Settings,
  { database }: { readonly database: OpenDatabase },
): Promise<void> {
  const lines = [`Cartwright is open at ${publicUrl}`]
  if (await hasPracticeCity(database)) {
    lines.push('', 'Practice city: sign in with one click, no password, as')
    for (const { role, name } of practicePeople) lines.push(`  ${name.padEnd(18)} ${role}`)
  } else
    lines.push('', 'Add the first person: npm run cartwright -- staff add EMAIL --name N --role R --city C')
  if (database.engine === 'embedded')
    lines.push(
      '',
      `The books are in ${dataFolder}. They do not survive a power cut for sure: live money belongs on PostgreSQL.`,
    )
  process.stdout.write(`\n${lines.join('\n')}\n\nStop with Ctrl+C.\n`)
}
