import { createHash } from 'node:crypto'
import { compileDocument, type DocumentRequest } from '#ports/documents/compile-document'
import type { BillForm } from './bill-forms.ts'

const known = new Map<string, Promise<Uint8Array>>()
/** A run has a few: by language, and by what its bills ask for. */
const knownAtMost = 64

/** A form as a page of its own, which is put under bills. The parts of a run share it. */
export function pictureOfForm(
  { template, data, files }: Pick<DocumentRequest, 'template' | 'data' | 'files'>,
  form: BillForm,
): Promise<Uint8Array> {
  const shown = { ...data, bills: [form] }
  const hash = createHash('sha256').update(JSON.stringify(shown))
  for (const [name, content] of Object.entries(files ?? {})) hash.update(name).update(content)
  const key = hash.digest('hex')
  const found = known.get(key)
  if (found) return found
  const made = compileDocument({ template, data: shown, files: files ?? {}, standard: '1.4', bulk: true })
  if (known.size >= knownAtMost) known.clear()
  known.set(key, made)
  // One that failed is tried again.
  made.catch(() => known.delete(key))
  return made
}
