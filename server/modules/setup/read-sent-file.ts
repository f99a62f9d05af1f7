import { refuse } from '#kernel/refusal'
import { folderLimits, isFolderPath, isPicture } from './folder-paths.ts'

/** Reads one file of a city folder as it is kept: pictures in base 64, texts as they are. Refuses what is no file of a folder. */
export function readSentFile(path: string, bytes: Uint8Array): string {
  refuseUnfit(path)
  if (bytes.length > folderLimits.fileBytes) tooLarge(path, folderLimits.fileBytes)
  if (isPicture(path)) return Buffer.from(bytes).toString('base64')
  return checkedText(path, decoded(path, bytes))
}

/** A text as it was typed. Refuses what is no text or too long. */
export function checkedText(path: string, text: string): string {
  refuseUnfit(path)
  if (Buffer.byteLength(text) > folderLimits.fileBytes) tooLarge(path, folderLimits.fileBytes)
  if (text.includes('\0')) notText(path)
  return text
}

/** Refuses a name that has no place in a city folder. */
export function refuseUnfit(path: string): void {
  if (isFolderPath(path)) return
  const instead =
    'A city folder has city.yaml, policies.yaml, calendar.yaml, gl.csv, text.en.yaml, text.es.yaml, tables such as rates/adopted-2027.csv, and a logo such as logo.svg.'
  refuse('SETUP_FILE_UNFIT', { file: path, instead })
}

function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return notText(path)
  }
}

const notText = (path: string): never =>
  refuse('SETUP_FILE_UNFIT', {
    file: path,
    instead: 'Save it as a text in UTF-8; in a spreadsheet that is “CSV UTF-8”.',
  })

/** Refuses what is larger than a city folder may be. */
export const tooLarge = (what: string, limit: number): never =>
  refuse('SETUP_FILE_TOO_LARGE', { file: what, limit: `${limit / 1024 / 1024} MB` })
