import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const userWasHere = 0x01
const userWasAsked = 0x04
const keyIsWithIt = 0x40

type Asked = { readonly challenge: string }
type Twist = {
  readonly origin?: string
  readonly host?: string
  readonly asked?: boolean
  readonly counter?: number
}

/** A passkey in software: answers as a browser and its key do (WebAuthn level 2, ES256, no attestation). */
export function softKey(origin = 'http://localhost') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  // COSE: EC2, ES256, P-256, x, y.
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(jwk.x!, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(jwk.y!, 'base64url'),
  ])
  const dataOf = (type: string, { challenge }: Asked, twist: Twist): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: twist.origin ?? origin, crossOrigin: false }))
  const authData = (flags: number, { host, asked = true, counter = 0 }: Twist, rest: Buffer): Buffer => {
    const head = Buffer.alloc(5)
    head[0] = flags | userWasHere | (asked ? userWasAsked : 0)
    head.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(host ?? new URL(origin).hostname), head, rest])
  }
  const about = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' }
  return {
    register: (asked: Asked, twist: Twist = {}) => {
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const data = authData(keyIsWithIt, twist, credential)
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.from([data.length]),
        data,
      ])
      return {
        ...about,
        clientExtensionResults: {},
        response: {
          clientDataJSON: dataOf('webauthn.create', asked, twist).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    answer: (asked: Asked, twist: Twist = {}) => {
      const client = dataOf('webauthn.get', asked, twist)
      const data = authData(0, twist, Buffer.alloc(0))
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...about,
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}
