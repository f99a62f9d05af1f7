import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import ssh2, { type AuthContext, type SFTPWrapper } from 'ssh2'
import { fingerprintOf } from '#ports/mail-house/connect-sftp'
import type { SftpServer } from '#ports/mail-house/sftp-server'

/** How the server is disposed, where a test wants it otherwise than well. */
type Mood = {
  password: string
  /** The key it lets in as well. */
  publicKey: string | null
  /** It takes connections and never says a word. */
  silent: boolean
  /** It stops answering after so many bytes. */
  hangsAfter: number
  /** It takes no more than so many bytes: its disk is full. */
  room: number
  /** It breaks the connection off once, after so many bytes. */
  cutAfter: number | null
  /** It breaks the connection off once, when asked to rename: before it does, or after it did. */
  cutRename: 'before' | 'after' | null
  /** Accounts may look at what lies there. */
  readable: boolean
  /** Whoever mails takes a file away the moment it has its name. */
  takes: boolean
}

const well: Mood = {
  password: 'right password',
  publicKey: null,
  silent: false,
  hangsAfter: Number.POSITIVE_INFINITY,
  room: Number.POSITIVE_INFINITY,
  cutAfter: null,
  cutRename: null,
  readable: true,
  takes: false,
}

const { Server, utils } = ssh2
const { STATUS_CODE, OPEN_MODE } = utils.sftp

/** A mail house’s SFTP server on a port of its own, with what lies there, what it was asked for, and what it lets happen. */
export async function sftpServer() {
  const key = utils.generateKeyPairSync('ed25519')
  const parsed = utils.parseKey(key.public)
  if (parsed instanceof Error) throw parsed
  const files = new Map<string, Buffer>()
  const taken = new Map<string, Buffer>()
  const mood: Mood = { ...well }
  /** Users that came with a secret, and what was done to files. */
  const signIns: string[] = []
  const deeds: string[] = []
  const sockets = new Set<Socket>()
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const ssh = new Server({ hostKeys: [key.private] }, (client) => {
    client.on('error', () => {})
    client.on('authentication', (asked) => admit(asked, mood, signIns))
    client.on('session', (accept) => {
      accept().on('sftp', (open) => serveFiles(open(), { files, taken, mood, deeds, cut }))
    })
  })
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    if (!mood.silent) ssh.injectSocket(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const account: SftpServer = {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    user: 'cartwright',
    secret: { password: well.password },
    folder: '/in',
    fingerprints: [fingerprintOf(parsed.getPublicSSH())],
  }
  return {
    account,
    files,
    taken,
    mood,
    signIns,
    deeds,
    /** As it was at the start. */
    calm: () => {
      Object.assign(mood, well)
      for (const kept of [files, taken]) kept.clear()
      for (const list of [signIns, deeds]) list.length = 0
    },
    close: async () => {
      cut()
      await new Promise<void>((done) => {
        server.close(() => done())
      })
    },
  }
}

/** What a test has of the server. */
export type TestSftp = Awaited<ReturnType<typeof sftpServer>>

function admit(asked: AuthContext, { password, publicKey }: Mood, signIns: string[]): void {
  if (asked.method !== 'none') signIns.push(`${asked.username} ${asked.method}`)
  if (asked.method === 'password' && asked.password === password) return asked.accept()
  if (asked.method === 'publickey' && publicKey !== null) {
    const key = utils.parseKey(publicKey)
    if (key instanceof Error || !asked.key.data.equals(key.getPublicSSH())) return asked.reject()
    // First it is asked whether the key would do, then it is proved.
    if (!asked.signature || key.verify(asked.blob!, asked.signature, asked.hashAlgo)) return asked.accept()
  }
  return asked.reject(publicKey === null ? ['password'] : ['publickey'])
}

type Serving = {
  readonly files: Map<string, Buffer>
  readonly taken: Map<string, Buffer>
  readonly mood: Mood
  readonly deeds: string[]
  readonly cut: () => void
}

function serveFiles(sftp: SFTPWrapper, { files, taken, mood, deeds, cut }: Serving): void {
  const open = new Map<number, string>()
  const pathOf = (handle: Buffer): string | undefined => open.get(handle.readUInt32BE(0))
  let handles = 0
  const no = (id: number, code = STATUS_CODE.NO_SUCH_FILE, words?: string) => sftp.status(id, code, words)
  const yes = (id: number) => sftp.status(id, STATUS_CODE.OK)
  sftp.on('OPEN', (id, path, flags) => {
    const writes = (flags & OPEN_MODE.WRITE) !== 0
    if (!path.startsWith('/in/')) return no(id)
    if (!writes && !mood.readable) return no(id, STATUS_CODE.PERMISSION_DENIED)
    if (!writes && !files.has(path)) return no(id)
    if (writes) files.set(path, Buffer.alloc(0))
    deeds.push(`${writes ? 'write' : 'read'} ${path}`)
    handles += 1
    open.set(handles, path)
    const handle = Buffer.alloc(4)
    handle.writeUInt32BE(handles)
    return sftp.handle(id, handle)
  })
  sftp.on('WRITE', (id, handle, offset, data) => {
    const path = pathOf(handle)
    const before = path === undefined ? undefined : files.get(path)
    if (path === undefined || !before) return no(id, STATUS_CODE.FAILURE, 'No such handle')
    const end = offset + data.length
    if (end > mood.hangsAfter) return undefined
    if (end > mood.room) return no(id, STATUS_CODE.FAILURE, 'No space left on device')
    if (mood.cutAfter !== null && end > mood.cutAfter) {
      mood.cutAfter = null
      return cut()
    }
    files.set(path, written(before, data, offset))
    return yes(id)
  })
  sftp.on('READ', (id, handle, offset, length) => {
    const file = files.get(pathOf(handle)!)!
    if (offset >= file.length) return no(id, STATUS_CODE.EOF)
    // Less than was asked for, as servers may answer.
    return sftp.data(id, file.subarray(offset, offset + Math.min(length, 20_000)))
  })
  sftp.on('CLOSE', (id, handle) => {
    open.delete(handle.readUInt32BE(0))
    return yes(id)
  })
  sftp.on('STAT', (id, path) => {
    const file = files.get(path)
    if (!file) return no(id)
    return sftp.attrs(id, { mode: 0o100_644, uid: 0, gid: 0, size: file.length, atime: 0, mtime: 0 })
  })
  sftp.on('REMOVE', (id, path) => (files.delete(path) ? yes(id) : no(id)))
  sftp.on('RENAME', (id, from, to) => {
    const file = files.get(from)
    const how = mood.cutRename
    mood.cutRename = null
    if (how === 'before') return cut()
    if (!file || files.has(to)) return no(id, file ? STATUS_CODE.FAILURE : STATUS_CODE.NO_SUCH_FILE)
    files.delete(from)
    ;(mood.takes ? taken : files).set(to, file)
    deeds.push(`rename ${from} ${to}`)
    return how === 'after' ? cut() : yes(id)
  })
}

function written(before: Buffer, data: Buffer, offset: number): Buffer {
  const after = Buffer.alloc(Math.max(before.length, offset + data.length))
  before.copy(after)
  data.copy(after, offset)
  return after
}
