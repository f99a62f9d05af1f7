import { imports } from '@cartwright/api/imports'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { applyImport } from './apply-import.ts'
import { bringFile, type BroughtFile } from './bring-file.ts'
import { discardImport } from './discard-import.ts'
import { importKinds, isImportKind } from './import-fields.ts'
import { findImport, importFiles, importRows, importWithFaults } from './intake-queries.ts'
import { recordedFile } from './recorded-file.ts'
import { rejectList } from './reject-list.ts'

/** Bringing files in: staged and checked first, loaded when a person says so. */
export function serveImports(door: Door): void {
  door.open(imports.kinds, () => Promise.resolve({ kinds: describedKinds() }))
  door.openLong(imports.bring, async ({ context, inTransaction }) => {
    const file = await sentFile(context.req.raw)
    return inTransaction(async (work) => recordedFile(await findImport(work, await bringFile(work, file))))
  })
  door.open(imports.list, (work, { query }) => importFiles(work, query))
  door.open(imports.show, (work, { params }) => importWithFaults(work, params.id))
  door.open(imports.rows, (work, { params, query }) => importRows(work, params.id, query))
  door.open(imports.rejects, async (work, { params }) => {
    const { fileName, csv } = await rejectList(work, params.id)
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      },
    })
  })
  door.open(imports.apply, async (work, { params }) => {
    await applyImport(work, params.id)
    return recordedFile(await findImport(work, params.id))
  })
  door.open(imports.discard, async (work, { params }) => {
    await discardImport(work, params.id)
    return recordedFile(await findImport(work, params.id))
  })
}

const describedKinds = () =>
  Object.entries(importKinds).flatMap(([kind, { text, fields }]) =>
    isImportKind(kind)
      ? [
          {
            kind,
            text,
            fields: fields.map(({ field, needed, text: what, example }) => ({
              field,
              needed,
              text: what,
              example,
            })),
          },
        ]
      : [],
  )

/** The parts of the form, or everything that is missing of it. */
async function sentFile(request: Request): Promise<BroughtFile> {
  const form = await request.formData().catch(() => new FormData())
  const [file, kind, mapping] = [form.get('file'), form.get('kind'), form.get('mapping')]
  const kindText = typeof kind === 'string' ? kind : ''
  const faults: { field: string; message: string }[] = []
  if (!(file instanceof File)) faults.push({ field: 'file', message: 'Send a CSV or XLSX file.' })
  if (!isImportKind(kindText))
    faults.push({ field: 'kind', message: `Send one of ${Object.keys(importKinds).join(', ')}.` })
  if (!(file instanceof File) || !isImportKind(kindText)) return refuse('REQUEST_INVALID', { faults })
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file.name,
    kind: kindText,
    mapping: mapping instanceof File ? await mapping.text() : mapping,
  }
}
