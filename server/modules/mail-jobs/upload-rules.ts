/** Minutes until the next try, after each one that failed: a server that restarts is back soon, one that is mended takes an hour. */
const waits = [1, 2, 5, 15, 30] as const

/** So often a package is tried before a person has to look. */
export const triesAtMost = waits.length + 1

/** A process that sends says every so many seconds that it lives; silent for so many, it is taken for dead, and another one goes on. */
export const pulseSeconds = 20
export const deadAfterSeconds = 120

/** Minutes until the try after this one; null: it was the last. `of` counts from the try at which it is given up. */
export function waitAfter(tries: number, givesUpAt: number): number | null {
  if (tries >= givesUpAt) return null
  return waits[Math.max(0, waits.length - (givesUpAt - tries))]!
}

/** The name of a package at the mail house. It is the same for each try of a job: what is there already is seen, and never doubled. */
export const uploadName = (city: string, jobId: number): string =>
  `${city.replaceAll(/[^a-z0-9]+/gi, '-')}-mail-job-${jobId}.zip`

/** The name it has there in a try, until it is whole. */
export const unfinishedName = (name: string, tryNo: number): string => `${name}.part-${tryNo}`
