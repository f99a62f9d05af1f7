import { NodeCompiler, type NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler'
import assert from 'node:assert/strict'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import type { Answered, Asked } from './compile-document.ts'

/** The templates' folder: the root of every path a template names. */
const folder = fileURLToPath(new URL('../../../templates/', import.meta.url))
const port = parentPort
assert(port, 'documents are compiled in a worker thread')
// Only the fonts that are shipped: a document looks the same on every machine.
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontPaths: [join(folder, 'fonts')] }],
})

port.on('message', (asked: Asked) => {
  try {
    const { bytes, pages } = compile(asked)
    // Copied out of the compiler's memory, so that it can be handed over whole.
    const own = Uint8Array.from(bytes)
    port.postMessage({ bytes: own, pages } satisfies Answered, [own.buffer])
  } catch (error) {
    port.postMessage({ failure: error instanceof Error ? error.message : String(error) } satisfies Answered)
  }
})

/** A longer document, such as a register, is forgotten at once. */
const shortPages = 250
/**
 * For how many documents more the compiler remembers what it set, since it last came up: the next part of a print file, and the next
 * bill on the screen, has much of it again. More costs memory and saves no time.
 */
const rememberedFor = 6

function compile({ template, data, standard, files }: Asked): { bytes: Uint8Array; pages: number } {
  let pages = 0
  try {
    for (const [name, content] of Object.entries(files))
      compiler.mapShadow(join(folder, name), Buffer.from(content))
    compiler.mapShadow(join(folder, 'data.json'), Buffer.from(data))
    const compiled = compiler.compile({ mainFilePath: join(folder, template) })
    const document = compiled.result
    if (!document) throw new Error(faultOf(compiled))
    pages = document.numOfPages
    const bytes = compiler.pdf(document, { pdfStandard: standard, pdfTags: standard !== '1.4' })
    return { bytes, pages }
  } finally {
    compiler.resetShadow()
    // Both workers share what is remembered. Without this the memory would grow with every document.
    compiler.evictCache(pages > shortPages ? 0 : rememberedFor)
  }
}

type Diagnostic = {
  readonly message: string
  readonly path?: string
  readonly range?: { readonly start: { readonly line: number } } | null
}

/** Where the template is wrong and why, a line each: `bill.typ, line 12: unknown variable: b`. */
function faultOf(compiled: NodeTypstCompileResult): string {
  const error = compiled.takeDiagnostics()
  const found: readonly Diagnostic[] = error ? compiler.fetchDiagnostics(error) : []
  return found
    .map(
      ({ message, path, range }) =>
        `${relative(folder, path ?? '')}, line ${(range?.start.line ?? 0) + 1}: ${message}`,
    )
    .join('\n')
}
