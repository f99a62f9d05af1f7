import { rm } from 'node:fs/promises'

/** Takes the books of the journeys away when all of them are done. */
export default async function removeData(): Promise<void> {
  const folder = process.env.CARTWRIGHT_JOURNEYS
  if (folder) await rm(folder, { recursive: true, force: true })
}
