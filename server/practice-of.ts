import type { OpenDatabase } from '#database/open-database'

/** Whether a city is for practice; null: there is none of that name. */
export async function practiceOf({ db }: Pick<OpenDatabase, 'db'>, name: string): Promise<boolean | null> {
  const found = await db
    .withSchema('directory')
    .selectFrom('city')
    .select('demo')
    .where('name', '=', name)
    .executeTakeFirst()
  return found?.demo ?? null
}
