import { inTransaction } from '#database/in-transaction'
import { createCity, directorySchema } from '#database/migrate'
import type { OpenDatabase } from '#database/open-database'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Actor } from '#kernel/work'
import { checkCityFolder } from './check-city-folder.ts'
import type { CityFolder } from './city-folder.ts'
import { loadCityFolder, type LoadedCity } from './load-city-folder.ts'

type By = { readonly today: PlainDate; readonly actor: Actor }

/**
 * Opens a city from its folder: checks it, makes the books of the city where there are none, and loads the folder. Answers
 * the city's name. Opening it again loads what changed. Refuses a folder with faults.
 */
export async function openCity(database: OpenDatabase, folderPath: string, by: By): Promise<string> {
  const { folder, faults } = await checkCityFolder(folderPath)
  if (!folder)
    return refuse('CITY_FOLDER_FAULTY', { faults: faults.filter(({ severity }) => severity === 'fault') })
  await loadIntoBooks(database, folder, by)
  return folder.name
}

const send = () => Promise.reject(new Error('loading a city folder asks for no background work'))

/** Makes the books of a city where there are none, and loads a checked folder into them. */
export async function loadIntoBooks(database: OpenDatabase, folder: CityFolder, by: By): Promise<LoadedCity> {
  const city = { name: folder.name, title: folder.settings.title, demo: folder.settings.demo }
  const known = await database.db
    .withSchema(directorySchema)
    .selectFrom('city')
    .select('name')
    .where('name', '=', city.name)
    .executeTakeFirst()
  if (!known) await createCity(database, city)
  const loaded = await inTransaction(database.db, { ...by, city: city.name, send, gates: [] }, (work) =>
    loadCityFolder(work, folder),
  )
  // The new title of a city that was there before comes with what was loaded, and not when that was refused.
  if (known) await createCity(database, city)
  return loaded
}
