import type { PackageFile, UploadOutcome, WhileItGoes } from '#kernel/mail-house'
import { type Place, PlaceFailed } from './place.ts'

/**
 * Puts a package to a place: under another name first, held to its size and hash, then renamed, so that nobody there ever reads half of it. One
 * that is there already, with the same size and hash, is delivered; another file of its name is left alone.
 */
export async function deliverTo(
  place: Place,
  file: PackageFile,
  during: WhileItGoes,
): Promise<UploadOutcome> {
  try {
    const found = await lookFirst(place, file)
    if (found) return found
    for (const name of file.leftOver) await place.remove(name).catch(forgotten)
    return await putWhole(place, file, during)
  } catch (error) {
    if (!(error instanceof PlaceFailed)) throw error
    await place.remove(file.unfinished).catch(forgotten)
    return { outcome: error.outcome, answer: error.message, todo: error.todo }
  }
}

/** What lies there already says more than anything we remember; null: the package is not there, and may be put. */
async function lookFirst(place: Place, file: PackageFile): Promise<UploadOutcome | null> {
  const { name, bytes, renamedFrom } = file
  const there = await place.sizeOf(name)
  if (there !== null) return judgeThere(place, file, there)
  if (renamedFrom === null || (await place.sizeOf(renamedFrom)) !== null) return null
  return {
    outcome: 'unknown',
    answer: `A try before sent all ${count(bytes)} bytes and was broken off while the file was renamed to ${name}. Neither is there any more.`,
    todo: `Ask the mail house whether it took ${name} with SHA-256 ${file.sha256}. If it did, enter “It was sent”; if it did not, send it again.`,
  }
}

async function judgeThere(place: Place, file: PackageFile, there: number): Promise<UploadOutcome> {
  const { name, bytes, sha256, renamedFrom } = file
  const other = (how: string): UploadOutcome => ({
    outcome: 'refused',
    answer: `Another file named ${name} is there: ${how}.`,
    todo: `Ask the mail house what ${name} is and to take it away, then send again.`,
  })
  if (there !== bytes) return other(`it has ${count(there)} bytes, and the package ${count(bytes)}`)
  const hash = await place.sha256Of(name, there)
  if (hash === sha256)
    return { outcome: 'delivered', answer: `${name} was there already, whole.`, hashChecked: true }
  if (hash !== null) return other(`it has the same size and another SHA-256, ${hash}`)
  // Nobody but us put a checked file of that size from the name of our own try.
  if (renamedFrom !== null)
    return {
      outcome: 'delivered',
      answer: `${name} was there already, of the same size.`,
      hashChecked: false,
    }
  return other('it has the same size, and the server does not let it be read')
}

async function putWhole(place: Place, file: PackageFile, during: WhileItGoes): Promise<UploadOutcome> {
  const { name, unfinished, bytes } = file
  await place.put(file.path, unfinished, during.wentUp)
  const hashChecked = await checkWhole(place, file)
  if (!(await during.mayBeNamed()))
    throw new PlaceFailed('later', 'Another process sends this package.', 'Look again in a minute.')
  await place.rename(unfinished, name)
  const after = await place.sizeOf(name)
  // A mail house may take a file the moment it has its name: then there is nothing to look at.
  if (after !== null && after !== bytes)
    throw new PlaceFailed(
      'refused',
      `${name} has ${count(after)} bytes there after it was sent whole.`,
      askThem,
    )
  const how = hashChecked ? 'size and hash checked' : 'size checked, the server does not let files be read'
  return { outcome: 'delivered', answer: `${name}: ${count(bytes)} bytes, ${how}.`, hashChecked }
}

/** Holds what arrived to the package. Answers whether its hash could be looked at too. */
async function checkWhole(place: Place, { unfinished, bytes, sha256 }: PackageFile): Promise<boolean> {
  const arrived = await place.sizeOf(unfinished)
  if (arrived !== bytes)
    throw new PlaceFailed(
      'later',
      arrived === null
        ? `${unfinished} is not there after it was sent.`
        : `${count(arrived)} of ${count(bytes)} bytes arrived.`,
      askThem,
    )
  const hash = await place.sha256Of(unfinished, bytes)
  if (hash !== null && hash !== sha256)
    throw new PlaceFailed('later', `What arrived has another SHA-256, ${hash}.`, askThem)
  return hash !== null
}

const askThem = 'Ask the mail house whether its server has room and keeps files as they are sent.'
const count = (bytes: number): string => bytes.toLocaleString('en')

/** What is left lying under the name of a try is taken away by the next one, or is in nobody's way. */
const forgotten = (): void => {}
