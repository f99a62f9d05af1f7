import type { core } from 'zod'

type Issue = core.$ZodRawIssue

const missing = 'Fill this in.'

/**
 * What is wrong with a value that somebody sent, as a sentence that says what to write instead: for whatever a route describes without
 * words of its own. Undefined where the shape says nothing that helps a person.
 */
export function issueSentence(issue: Issue): string | undefined {
  if (issue.code === 'invalid_type') return issue.input === undefined ? missing : typeSentence(issue.expected)
  if (issue.code === 'too_small') return tooSmall(issue)
  if (issue.code === 'too_big') return tooBig(issue)
  if (issue.code === 'invalid_value') return `Choose ${choices(issue.values)}.`
  if (issue.code === 'not_multiple_of') return `Write a multiple of ${issue.divisor}.`
  if (issue.code === 'unrecognized_keys') return `Leave out ${issue.keys.join(', ')}.`
  return issue.code === 'invalid_format' ? formats[issue.format] : undefined
}

const types: { readonly [expected: string]: string } = {
  string: 'Write text here.',
  number: 'Write a number.',
  int: 'Write a whole number.',
  boolean: 'Choose yes or no.',
  array: 'Give a list.',
  object: 'Give its parts by their names.',
  file: 'Choose a file.',
}
const typeSentence = (expected: string): string => types[expected] ?? missing

const formats: { readonly [format: string]: string } = {
  date: 'Write a day such as 2026-12-01.',
  datetime: 'Write a moment such as 2026-12-01T09:30:00Z.',
  email: 'Write an e-mail address, like dana@city.gov.',
  url: 'Write a web address, like https://city.gov.',
}

function tooSmall({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  if (origin === 'string') return minimum === 1 ? missing : `Write at least ${minimum} signs.`
  if (origin === 'array' || origin === 'set')
    return minimum === 1 ? 'Give at least one.' : `Give at least ${minimum}.`
  return inclusive ? `Write ${minimum} or more.` : `Write more than ${minimum}.`
}

function tooBig({ origin, maximum, inclusive }: Extract<Issue, { code: 'too_big' }>): string {
  if (origin === 'string') return `Write at most ${maximum} signs.`
  if (origin === 'array' || origin === 'set') return `Give at most ${maximum}.`
  return inclusive ? `Write ${maximum} or less.` : `Write less than ${maximum}.`
}

const choices = (values: readonly unknown[]): string =>
  values.length === 1 ? String(values[0]) : `one of: ${values.map(String).join(', ')}`
