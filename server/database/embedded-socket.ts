import type { PGlite } from '@electric-sql/pglite'
import { createServer, type Socket } from 'node:net'
import { type FromClient, messageReader } from './wire-messages.ts'

type Group = Extract<FromClient, { kind: 'group' }>
type Client = { readonly socket: Socket; readonly groups: Group[]; gone: boolean }

/**
 * Lets many connections speak to an embedded database, which can listen to one at a time: a client's messages are answered
 * group by group, and while it is in a transaction nobody else is heard.
 */
export async function listenOnSocket(db: PGlite, path: string): Promise<{ close: () => Promise<void> }> {
  const turns = takeTurns(db)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const client: Client = { socket, groups: [], gone: false }
    const read = messageReader()
    sockets.add(socket)
    const leave = (): void => {
      client.gone = true
      sockets.delete(socket)
      turns.leave()
    }
    socket.on('close', leave)
    // A client that breaks off is followed by its `close`.
    socket.on('error', () => {})
    socket.on('data', (chunk: Buffer) => {
      for (const sent of read(chunk)) {
        if (sent.kind === 'encryption-wish') socket.write('N')
        else if (sent.kind === 'goodbye') socket.end()
        else turns.ask(client, sent)
      }
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return {
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
      await turns.rest()
    },
  }
}

function takeTurns(db: PGlite) {
  const waiting: Client[] = []
  let holder: Client | null = null
  let working: Promise<void> | null = null

  /** The client whose turn it is: the one in a transaction, else whoever has waited longest. */
  const nextInTurn = (): Client | null => {
    if (holder) return holder.gone || holder.groups.length > 0 ? holder : null
    return waiting.shift() ?? null
  }

  const work = async (): Promise<void> => {
    for (let client = nextInTurn(); client; client = nextInTurn()) {
      if (client.gone) {
        if (holder === client) await rollBack(db)
        holder = null
        continue
      }
      const group = client.groups.shift()
      if (!group) continue
      const settled = await answer(db, client, group)
      holder = !settled || db.isInTransaction() ? client : null
      if (!holder && client.groups.length > 0) waiting.push(client)
    }
  }

  const start = (): void => {
    working ??= work().finally(() => {
      working = null
      // Somebody may have asked between the last look and this line.
      if (holder ? holder.gone || holder.groups.length > 0 : waiting.length > 0) start()
    })
  }

  return {
    ask: (client: Client, group: Group): void => {
      client.groups.push(group)
      if (client !== holder && client.groups.length === 1 && !waiting.includes(client)) waiting.push(client)
      start()
    },
    leave: start,
    /** Ends when nobody is waiting any more. */
    rest: async (): Promise<void> => {
      for (let going = working; going; going = working) await going
    },
  }
}

/** Has the database answer a group. Answers whether it ended with a Sync, so that another may speak. */
async function answer(db: PGlite, { socket }: Client, { messages, settled }: Group): Promise<boolean> {
  try {
    for (const message of messages)
      await db.runExclusive(() =>
        db.execProtocolRawStream(message, {
          onRawData: (data) => {
            if (socket.writable) socket.write(Buffer.from(data))
          },
        }),
      )
    return settled
  } catch {
    // The database itself broke off, which no message of its own tells the client: so the connection ends.
    socket.destroy()
    return true
  }
}

async function rollBack(db: PGlite): Promise<void> {
  if (db.isInTransaction()) await db.exec('rollback')
}
