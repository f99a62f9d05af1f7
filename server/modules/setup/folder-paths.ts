/** The files every city folder has. */
export const neededFiles = [
  'city.yaml',
  'policies.yaml',
  'calendar.yaml',
  'gl.csv',
  'text.en.yaml',
  'text.es.yaml',
  'rates/versions.csv',
] as const

/** The most that is taken in: a city folder is small, and what is not small is no city folder. */
export const folderLimits = {
  zipBytes: 10 * 1024 * 1024,
  fileBytes: 2 * 1024 * 1024,
  files: 200,
  allBytes: 20 * 1024 * 1024,
} as const

/** The files a city folder may do without. */
const furtherFiles = ['letters.yaml'] as const

const named: readonly string[] = [...neededFiles, ...furtherFiles]

/** Whether a file has a place in a city folder: one of the named ones, a table of rates, or a picture beside `city.yaml`. */
export const isFolderPath = (path: string): boolean =>
  named.includes(path) ||
  /^rates\/[\w][\w .()-]{0,80}\.csv$/.test(path) ||
  /^[\w][\w .()-]{0,80}\.(svg|png|jpe?g)$/i.test(path)

/** Whether a file is a picture, which is kept in base 64. */
export const isPicture = (path: string): boolean => /\.(svg|png|jpe?g)$/i.test(path)

/** Where a file goes that was sent by its bare name: `adopted-2027.csv` is a table of rates. */
export function placeOf(fileName: string): string {
  const bare = !named.includes(fileName) && !fileName.includes('/') && fileName.endsWith('.csv')
  return bare ? `rates/${fileName}` : fileName
}
