import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import type { Mail } from '#kernel/mail'
import { openMailer } from './open-mailer.ts'

const closing: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const mail = (to = 'ben@example.com'): Mail => ({
  messageId: '<abc.1.1@marlow.example>',
  fromName: 'City of Marlow',
  replyTo: 'billing@marlow.example',
  to,
  subject: 'Factura 00000001: Debe pagar $31.77 a más tardar el 4 de enero',
  text: 'Estimado/a Ben:',
  html: '<p>Estimado/a Ben:</p>',
  attachments: [{ name: 'bill-00000001.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }],
})

/** A mail server that keeps what it takes, and a mailer that sends to it. */
async function mailServer(options: SMTPServerOptions = {}) {
  const letters: string[] = []
  const connections: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect: ({ id }, done) => {
      connections.push(id)
      done()
    },
    onData: (stream, _, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        letters.push(Buffer.concat(parts).toString())
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  closing.push(() => new Promise<void>((done) => server.close(() => done())))
  return { letters, connections, mailer: mailerTo((listening.address() as AddressInfo).port) }
}

function mailerTo(port: number) {
  const server = { host: '127.0.0.1', port, secure: false, tlsNeeded: false, auth: null }
  const mailer = openMailer({ server, from: 'bills@marlow.example' }, tmpdir())
  closing.push(mailer.close)
  return mailer
}

/** An answer of the mail server with its code. */
const saying = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode })

describe('an e-mail by SMTP', () => {
  it('arrives with its text, its page and what is attached; the next goes over the same connection', async () => {
    const { letters, connections, mailer } = await mailServer()
    expect(await mailer.send(mail())).toMatchObject({ outcome: 'sent' })
    expect(await mailer.send(mail('cruz@example.com'))).toMatchObject({ outcome: 'sent' })
    expect(letters).toHaveLength(2)
    expect(connections).toHaveLength(1)
    expect(letters[0]).toContain('Message-ID: <abc.1.1@marlow.example>')
    expect(letters[0]).toMatch(/From: "?City of Marlow"? <bills@marlow\.example>/)
    expect(letters[0]).toContain('Auto-Submitted: auto-generated')
    expect(letters[0]).toContain('filename=bill-00000001.pdf')
  })

  it.each([
    { says: 550, of: 'address', outcome: 'refused' },
    { says: 450, of: 'address', outcome: 'later' },
    { says: 554, of: 'letter', outcome: 'refused' },
    { says: 452, of: 'letter', outcome: 'later' },
  ] as const)('to which the server says $says of the $of is $outcome', async ({ says, of, outcome }) => {
    const error = saying(says, 'No')
    const { letters, mailer } = await mailServer(
      of === 'address'
        ? { onRcptTo: (_, __, done) => done(error) }
        : {
            onData: (stream, _, done) => {
              stream.resume()
              stream.on('end', () => done(error))
            },
          },
    )
    expect(await mailer.send(mail())).toMatchObject({
      outcome,
      answer: expect.stringContaining(String(says)),
    })
    expect(letters).toEqual([])
  })

  it('of which the server is away is tried later, and one that breaks off while it has the letter is unknown', async () => {
    const gone = createServer()
    gone.listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const { port } = gone.address() as AddressInfo
    await new Promise<void>((done) => {
      gone.close(() => done())
    })
    expect(await mailerTo(port).send(mail())).toMatchObject({ outcome: 'later' })
    const open: { destroy: () => void }[] = []
    const cut = createServer((socket) => {
      open.push(socket)
      socket.on('error', () => {})
      socket.write('220 ready\r\n')
      socket.on('data', (data: Buffer) => {
        const said = data.toString()
        if (said.startsWith('DATA')) socket.write('354 go on\r\n')
        else if (/^(EHLO|MAIL|RCPT)/.test(said)) socket.write('250 yes\r\n')
        else socket.destroy()
      })
    })
    cut.listen(0, '127.0.0.1')
    await once(cut, 'listening')
    closing.push(() => new Promise<void>((done) => cut.close(() => done())))
    expect(await mailerTo((cut.address() as AddressInfo).port).send(mail())).toMatchObject({
      outcome: 'unknown',
    })
    expect(open).toHaveLength(1)
  })
})

it('without a mail server an e-mail is laid in the outbox, whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cartwright-outbox-'))
  closing.push(() => rm(folder, { recursive: true }))
  const mailer = openMailer({ server: null, from: 'bills@localhost' }, folder)
  expect(await mailer.send(mail())).toMatchObject({ outcome: 'sent' })
  const files = await readdir(join(folder, 'outbox'))
  expect(files).toEqual(['abc.1.1@marlow.example.eml'])
  expect(await readFile(join(folder, 'outbox', files[0]!), 'utf8')).toContain('Auto-Submitted')
})
