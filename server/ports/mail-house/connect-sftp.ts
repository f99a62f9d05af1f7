import { createHash } from 'node:crypto'
import { Client, type SFTPWrapper } from 'ssh2'
import { PlaceFailed } from './place.ts'
import { connectionFailure, isItUp } from './sftp-failure.ts'
import type { Patience, SftpServer } from './sftp-server.ts'

/** An open connection. Each step ends: with an answer, or because the server broke off or said nothing for too long. */
export type SftpLine = {
  readonly sftp: SFTPWrapper
  readonly step: <Result>(begin: (done: Done<Result>) => void) => Promise<Result>
  /** The server did something. */
  readonly heard: () => void
  readonly close: () => void
}

type Done<Result> = (error?: Error | null, result?: Result) => void

/** The fingerprint of a key as ssh-keygen -l prints it. */
export const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`

/**
 * Connects and signs in. The host shows its key first: with a fingerprint that is not one of ours the connection ends there, before any name or secret
 * is sent. Throws `PlaceFailed`.
 */
export async function connectSftp(server: SftpServer, patience: Patience): Promise<SftpLine> {
  const client = new Client()
  const { promise: broken, reject } = Promise.withResolvers<never>()
  // It may break when nobody waits for anything.
  broken.catch(() => {})
  let shown: string | null = null
  client.on('error', (error) => reject(connectionFailure(error, server, shown)))
  client.on('close', () => reject(connectionFailure(new Error('the connection was closed'), server, shown)))
  const silence = watchSilence(patience.silenceMs, () => {
    const at = `${server.host}:${server.port}`
    reject(new PlaceFailed('later', `${at} said nothing for ${patience.silenceMs / 1000} s.`, isItUp))
    client.destroy()
  })
  const step = async <Result>(begin: (done: Done<Result>) => void): Promise<Result> => {
    silence.begin()
    try {
      const answer = new Promise<Result>((resolve, fail) => {
        begin((error, result) => (error ? fail(error) : resolve(result as Result)))
      })
      return await Promise.race([answer, broken])
    } finally {
      silence.end()
    }
  }
  const close = (): void => {
    client.end()
  }
  try {
    await signIn(client, { server, patience, broken, wrong: (fingerprint) => (shown = fingerprint) })
    const sftp = await step<SFTPWrapper>((done) => client.sftp(done))
    return { sftp, step, heard: silence.heard, close }
  } catch (error) {
    close()
    throw connectionFailure(error, server, shown)
  }
}

type SigningIn = {
  readonly server: SftpServer
  readonly patience: Patience
  readonly broken: Promise<never>
  readonly wrong: (fingerprint: string) => void
}

async function signIn(client: Client, { server, patience, broken, wrong }: SigningIn): Promise<void> {
  const { host, port, user, secret, fingerprints } = server
  const ready = new Promise<void>((resolve) => {
    client.once('ready', resolve)
  })
  if ('password' in secret)
    // Some servers ask for the password as a question instead.
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) =>
      finish(prompts.map(() => secret.password)),
    )
  client.connect({
    host,
    port,
    username: user,
    readyTimeout: patience.connectMs,
    hostVerifier: (key: Buffer): boolean => {
      const fingerprint = fingerprintOf(key)
      if (fingerprints.includes(fingerprint)) return true
      wrong(fingerprint)
      return false
    },
    ...('password' in secret
      ? { password: secret.password, tryKeyboard: true }
      : { privateKey: secret.privateKey, ...(secret.passphrase && { passphrase: secret.passphrase }) }),
  })
  await Promise.race([ready, broken])
}

/** Counts the time without an answer, while anything is waited for. */
function watchSilence(ms: number, tooLong: () => void) {
  let waiting = 0
  let timer: NodeJS.Timeout | undefined
  const heard = (): void => {
    clearTimeout(timer)
    if (waiting > 0) timer = setTimeout(tooLong, ms)
  }
  return {
    heard,
    begin: () => {
      waiting += 1
      heard()
    },
    end: () => {
      waiting -= 1
      heard()
    },
  }
}
