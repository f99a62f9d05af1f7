import assert from 'node:assert/strict'
import { Worker } from 'node:worker_threads'

/**
 * What a PDF promises. `ua-1` is tagged and readable by a screen reader (PDF/UA-1), `a-2a` is for keeping (PDF/A-2a, tagged as
 * well); `1.4` is plain and untagged, for printing in bulk. The compiler keeps one promise at a time.
 */
export type PdfStandard = 'ua-1' | 'a-2a' | '1.4'

export type DocumentRequest = {
  /** A file of `templates/`. It reads what it shows with `json("/data.json")`. */
  readonly template: string
  readonly data: object
  /** `ua-1` unless something else is asked for. */
  readonly standard?: PdfStandard
  /** Further files the template reads, by their path from `templates/`; one of the same name stands in for that of the folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** Part of a large job: a document that somebody waits for goes first. */
  readonly bulk?: boolean
}
export type CompiledDocument = { readonly bytes: Uint8Array; readonly pages: number }

/** What travels to a worker, and back. */
export type Asked = {
  readonly template: string
  readonly data: string
  readonly standard: PdfStandard
  readonly files: Readonly<Record<string, string | Uint8Array>>
}
export type Answered = CompiledDocument | { readonly failure: string }

/** A template that cannot be compiled with what it was given: its message names file, line and reason. */
export class DocumentFaulty extends Error {}

type Waiting = {
  readonly asked: Asked
  readonly done: (document: CompiledDocument) => void
  readonly failed: (error: Error) => void
}

/** How many documents are compiled at once. */
const workersAtMost = 2
const idle: Worker[] = []
const urgent: Waiting[] = []
const bulk: Waiting[] = []
let workers = 0

/** Compiles a document to PDF in a worker thread. The same request gives the same bytes. */
export async function compileDocument(request: DocumentRequest): Promise<Uint8Array> {
  return (await compilePages(request)).bytes
}

/** Compiles a document to PDF in a worker thread, and counts its pages. */
export function compilePages(request: DocumentRequest): Promise<CompiledDocument> {
  const { template, data, standard = 'ua-1', files = {} } = request
  assert(/^[\w-]+\.typ$/.test(template), `${template} is a file of templates/`)
  const asked = { template, data: JSON.stringify(data), standard, files }
  return new Promise((done, failed) => {
    ;(request.bulk ? bulk : urgent).push({ asked, done, failed })
    takeNext()
  })
}

/** Gives the next waiting document to a free worker; starts one while there are fewer than may be. */
function takeNext(): void {
  if (urgent.length + bulk.length === 0) return
  const worker = idle.pop() ?? (workers < workersAtMost ? startWorker() : null)
  const next = worker && (urgent.shift() ?? bulk.shift())
  if (next) hand(worker, next)
}

function startWorker(): Worker {
  workers += 1
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url))
  // One that breaks tells the document it is at; one that is idle has nobody to tell, and is not used again.
  worker.on('error', () => {})
  worker.on('exit', () => {
    if (!idle.includes(worker)) return
    idle.splice(idle.indexOf(worker), 1)
    workers -= 1
  })
  return worker
}

/** An idle worker lets the process end; one at work keeps it. */
function hand(worker: Worker, { asked, done, failed }: Waiting): void {
  const leave = (): void => {
    worker.off('message', receive).off('error', lose).off('exit', end)
  }
  const receive = (answered: Answered): void => {
    leave()
    worker.unref()
    idle.push(worker)
    if ('failure' in answered) failed(new DocumentFaulty(answered.failure))
    else done(answered)
    takeNext()
  }
  const lose = (error: Error): void => {
    leave()
    workers -= 1
    void worker.terminate()
    failed(error)
    takeNext()
  }
  const end = (code: number): void => lose(new Error(`a document worker ended with code ${code}`))
  worker.on('message', receive).on('error', lose).on('exit', end)
  worker.ref()
  worker.postMessage(asked)
}
