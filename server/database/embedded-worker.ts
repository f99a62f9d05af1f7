import { type Extensions, PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import assert from 'node:assert/strict'
import { parentPort, workerData } from 'node:worker_threads'
import { listenOnSocket } from './embedded-socket.ts'

/** What the embedded database starts from, and where it listens. */
export type EmbeddedStart = {
  readonly socket: string
  readonly folder?: string
  readonly image?: Uint8Array<ArrayBuffer>
}

/** What may be asked of the running database: a copy of all its files, or to stop. */
export type EmbeddedAsk = 'image' | 'stop'

const extensions: Extensions = { btree_gist, pg_trgm }
const port = parentPort
assert(port, 'the embedded database runs in a worker thread')
const { socket, folder, image } = workerData as EmbeddedStart

const pglite = await PGlite.create({
  extensions,
  ...(folder && { dataDir: folder }),
  ...(image && { loadDataDir: new Blob([image]) }),
})
const server = await listenOnSocket(pglite, socket)
port.postMessage({ ready: true })

port.on('message', async (ask: EmbeddedAsk) => {
  if (ask === 'image') {
    const dump = await pglite.dumpDataDir('none')
    const bytes = await dump.arrayBuffer()
    port.postMessage({ image: bytes }, [bytes])
    return
  }
  await server.close()
  await pglite.close()
  port.postMessage({ stopped: true })
  port.close()
})
