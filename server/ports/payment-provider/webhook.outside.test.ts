import { describe, expect, it } from 'vitest'
import { outsideFile } from '#test/outside-data'
import { readEvent } from './read-event.ts'
import { signatureFault } from './signature.ts'

type Vector = {
  payload: string
  secret: string
  timestamp: number
  header: string
  constructEvent_id: string
}
const { vectors } = JSON.parse((await outsideFile('payments/webhook-vectors.json')).toString()) as {
  vectors: Vector[]
}

/** What the provider’s own library signed and verified. */
describe('a call that the provider’s library signed', () => {
  it('is there', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(3)
  })

  it.each(vectors)(
    'is genuine: $constructEvent_id',
    ({ payload, secret, timestamp, header, constructEvent_id }) => {
      const raw = Buffer.from(payload)
      expect(signatureFault({ raw, secret, header }, timestamp)).toBeNull()
      expect(readEvent(raw)).toMatchObject({ eventId: constructEvent_id, about: { kind: 'session' } })
      expect(signatureFault({ raw, secret, header }, timestamp + 301)).toBe('too-old')
      expect(signatureFault({ raw, secret, header }, timestamp - 301)).toBe('from-the-future')
      expect(signatureFault({ raw, secret: `${secret}x`, header }, timestamp)).toBe('wrong-signature')
      expect(signatureFault({ raw: Buffer.from(`${payload} `), secret, header }, timestamp)).toBe(
        'wrong-signature',
      )
    },
  )
})
