import { problems } from '@cartwright/api/refusals'
import { z } from 'zod'
import { type JsonSchema, typeOf } from './schema-rows.ts'

/** Prints `docs/refusals.md`: every reason to say no, by its code. */
export function printRefusals(): string {
  const rows = Object.entries(problems)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, { shape }]) => {
      const details = z.toJSONSchema(shape.details) as JsonSchema
      const told = Object.entries(details.properties ?? {}).map(
        ([name, schema]) => `\`${name}\` (${typeOf(schema).replaceAll('|', '\\|')})`,
      )
      return `| ${code} | ${shape.status.value} | ${shape.title.value} | ${told.join(', ')} |`
    })
  return `# Refusals

Every reason the office may turn a request down, printed from \`api/refusals.ts\` by a test. A refusal is an ordinary answer: people
read the sentence, programs the code and its details. It leaves the API as \`application/problem+json\` (RFC 9457), and
\`cartwright\` with the exit code 1.

| code | status | sentence | details |
|---|---|---|---|
${rows.join('\n')}
`
}
