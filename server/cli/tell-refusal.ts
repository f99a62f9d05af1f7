import type { Problem } from '@cartwright/api/refusals'

/** A refusal as a person reads it: the sentence, then each detail on its own line. */
export function tellRefusal({ title, details }: Problem): string {
  const lines = Object.entries(details as Record<string, unknown>).flatMap(([name, value]) =>
    told(wordsOf(name), value),
  )
  return [title, ...lines.map((line) => `  ${line}`)].join('\n')
}

function told(name: string, value: unknown): string[] {
  if (value === null || value === undefined) return []
  // What to write instead is a sentence of its own.
  if (name === 'instead' && typeof value === 'string') return [value]
  if (!Array.isArray(value)) return [`${name}: ${wordOf(value)}`]
  if (value.every((one) => typeof one !== 'object')) return [`${name}: ${value.join(', ')}`]
  return [`${name}:`, ...value.map((one) => `  ${wordOf(one)}`)]
}

function wordOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([, part]) => part !== null)
    .map(([key, part]) => `${wordsOf(key)} ${wordOf(part)}`)
    .join(', ')
}

/** `accountNumber` as people write it: account number. */
const wordsOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
