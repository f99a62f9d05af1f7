import { Refused } from '@cartwright/api/client'
import { Alert } from '@mantine/core'
import type { Words } from './words.ts'

/** Why it was not done, in the language of the page. Nothing when all is well. */
export function PayRefusal({ error, say }: { readonly error: unknown; readonly say: Words }) {
  if (!error) return null
  return (
    <Alert role="alert" color="yellow">
      {sentence(error, say)}
    </Alert>
  )
}

function sentence(error: unknown, say: Words): string {
  if (!(error instanceof Refused)) return say.away
  const known: Readonly<Record<string, string>> = say.refusals
  return known[error.problem.code] ?? say.away
}
