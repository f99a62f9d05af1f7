import { Fault, Refused } from '@cartwright/api/client'
import { imports } from '@cartwright/api/imports'
import type { Problem } from '@cartwright/api/refusals'
import type { SuccessOf } from '@cartwright/api/route'

type Brought = { readonly file: File | null; readonly kind: string; readonly mapping: string }

/** Sends a file as a form, with what it holds and how its columns are named. */
export async function bringFile({ file, kind, mapping }: Brought): Promise<SuccessOf<typeof imports.bring>> {
  const body = new FormData()
  if (file) body.set('file', file)
  body.set('kind', kind)
  if (mapping.trim()) body.set('mapping', mapping)
  const response = await fetch(`/api${imports.bring.path}`, { method: 'POST', body })
  const answer: unknown = await response.json()
  if (response.ok) return answer as SuccessOf<typeof imports.bring>
  if (response.headers.get('content-type')?.startsWith('application/problem+json'))
    throw new Refused(answer as Problem)
  throw new Fault(
    `The server answered ${response.status}.`,
    (answer as { reference?: string }).reference ?? null,
  )
}
