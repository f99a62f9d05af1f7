import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { EmbeddedAsk, EmbeddedStart } from './embedded-worker.ts'

/** A PostgreSQL inside this process, reached through a local socket like any other. */
export type Embedded = {
  readonly socketFolder: string
  readonly image: () => Promise<Uint8Array<ArrayBuffer>>
  readonly stop: () => Promise<void>
}

/**
 * Starts PGlite in a worker thread behind a socket in a new private folder, so that `pg` is the only driver and a long
 * query never blocks the thread that answers people. `folder` keeps the data on disk; without it all is in memory.
 */
export async function startEmbedded(from: {
  folder?: string | undefined
  image?: Uint8Array<ArrayBuffer> | undefined
}): Promise<Embedded> {
  const socketFolder = await mkdtemp(join(tmpdir(), 'cartwright-'))
  const start: EmbeddedStart = {
    // PostgreSQL's own name for a socket on port 5432, which is what `pg` looks for in a folder.
    socket: join(socketFolder, '.s.PGSQL.5432'),
    ...(from.folder && { folder: from.folder }),
    ...(from.image && { image: from.image }),
  }
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: start })
  await answerOf(worker, 'ready')
  return {
    socketFolder,
    image: async () => new Uint8Array((await ask(worker, 'image')) as ArrayBuffer),
    stop: async () => {
      await ask(worker, 'stop')
      await worker.terminate()
      await rm(socketFolder, { recursive: true, force: true })
    },
  }
}

function ask(worker: Worker, what: EmbeddedAsk): Promise<unknown> {
  const answer = answerOf(worker, what === 'stop' ? 'stopped' : what)
  worker.postMessage(what)
  return answer
}

async function answerOf(worker: Worker, key: string): Promise<unknown> {
  const failed = new AbortController()
  try {
    const [message] = (await Promise.race([
      once(worker, 'message', { signal: failed.signal }),
      once(worker, 'exit', { signal: failed.signal }).then(([code]) => {
        throw new Error(`the embedded database stopped with code ${code}`)
      }),
    ])) as [Record<string, unknown>]
    assert(key in message, `the embedded database answers ${key}`)
    return message[key]
  } finally {
    failed.abort()
  }
}
