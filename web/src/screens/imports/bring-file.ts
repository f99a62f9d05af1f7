import { call } from '@cartwright/api/client'
import { imports } from '@cartwright/api/imports'
import type { SuccessOf } from '@cartwright/api/route'

type Brought = { readonly file: File | null; readonly kind: string; readonly mapping: string }

/** Sends a file as a form, which the contract describes but cannot type, with what it holds and how its columns are named. */
export function bringFile({ file, kind, mapping }: Brought): Promise<SuccessOf<typeof imports.bring>> {
  const body = new FormData()
  if (file) body.set('file', file)
  body.set('kind', kind)
  if (mapping.trim()) body.set('mapping', mapping)
  return call(imports.bring, { body: body as never })
}
