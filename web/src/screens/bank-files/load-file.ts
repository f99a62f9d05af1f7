import { bankFiles } from '@cartwright/api/bank-files'
import { call } from '@cartwright/api/client'
import type { FileShown } from './bank-file-queries.ts'

export type Sending = {
  readonly file: File | null
  readonly format: string
  readonly layout: string
  readonly lenient: boolean
  readonly modeReason: string
  readonly receivedOn: string
  readonly mapping: string
}

/** Sends a file as a form, which the contract describes but cannot type; what is left empty is told by the file. */
export function loadFile({ file, lenient, ...fields }: Sending): Promise<FileShown> {
  const body = new FormData()
  if (file) body.set('file', file)
  body.set('mode', lenient ? 'lenient' : 'strict')
  for (const [name, value] of Object.entries(fields)) if (value.trim()) body.set(name, value)
  return call(bankFiles.load, { body: body as never })
}
