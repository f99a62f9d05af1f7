/** Where a job stands, in the order of the way; `dropped` is the way out before anything is mailed. */
export type JobState =
  | 'making'
  | 'ready'
  | 'sent'
  | 'proof-received'
  | 'proof-approved'
  | 'mailed'
  | 'statement-received'
  | 'reconciled'
  | 'dropped'

export type JobKind = 'mail-house' | 'in-house'
export type Told = 'proof' | 'mailed' | 'statement'

/** The states in which a job waits for each kind of answer. A proof may be received again: each has a sample of its own. */
export const waitsFor: Readonly<Record<Told, Readonly<Record<JobKind, readonly JobState[]>>>> = {
  proof: { 'mail-house': ['sent', 'proof-received', 'proof-approved'], 'in-house': [] },
  // The office that mails by itself sees its own pieces: there is no proof to wait for.
  mailed: { 'mail-house': ['proof-approved'], 'in-house': ['ready'] },
  statement: { 'mail-house': ['mailed', 'statement-received'], 'in-house': ['mailed', 'statement-received'] },
}

/** Where an answer whose count is right brings the job. */
export const afterTold: Readonly<Record<Told, JobState>> = {
  proof: 'proof-received',
  mailed: 'mailed',
  statement: 'statement-received',
}

/** States in which single bills may still be taken out, and in which the job may be given up. */
export const beforeMailed: readonly JobState[] = ['ready', 'sent', 'proof-received', 'proof-approved']

/** A count as it was told, and what it should have been when it was. */
export type Count = { readonly of: string; readonly told: number; readonly expected: number }

/**
 * The counts that do not come to the same. Of several answers of one kind the last counts. Pure; the pieces of the print files, of the sort, of the
 * mail house and of the statement are all held to what should go into the mail.
 */
export function countDifferences(counts: readonly Count[]): (Count & { readonly sentence: string })[] {
  const last = new Map(counts.map((count) => [count.of, count]))
  return [...last.values()]
    .filter(({ told, expected }) => told !== expected)
    .map((count) => ({ ...count, sentence: sentenceOf(count) }))
}

const names: Readonly<Record<string, string>> = {
  files: 'The parts of the print files have',
  sort: 'The sort has',
  proof: 'The proof was told to be of',
  mailed: 'Told as mailed were',
  statement: 'The postage statement has',
}

function sentenceOf({ of, told, expected }: Count): string {
  const more = told - expected
  const by = `${Math.abs(more).toLocaleString('en')} ${more > 0 ? 'more' : 'fewer'}`
  return `${names[of] ?? of} ${told.toLocaleString('en')} pieces, and ${expected.toLocaleString('en')} should go into the mail: ${by}.`
}

/** Hours since the books were read, whole ones, and whether that is too long. */
export function dataAge(dataAsOf: Temporal.Instant, now: Temporal.Instant, allowed: number) {
  const hours = Math.floor(now.since(dataAsOf).total('hours'))
  return { hours, isTooOld: Temporal.Instant.compare(now, dataAsOf.add({ hours: allowed })) > 0 }
}
