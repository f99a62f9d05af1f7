import { Stripe } from 'stripe'
import { describe, expect, it } from 'vitest'
import { signatureFault, signatureHeader } from './signature.ts'

const secret = 'whsec_of_a_test'
const raw = Buffer.from('{"id":"evt_1","note":"años"}')
const at = 1_700_000_000
const good = signatureHeader({ raw, secret }, at)
const digest = good.split('v1=')[1]!
const other = signatureHeader({ raw, secret: 'whsec_other' }, at).split('v1=')[1]!

describe('a signed call', () => {
  it.each([
    { case: 'at once', header: good, now: at },
    { case: 'after five minutes', header: good, now: at + 300 },
    { case: 'from a clock five minutes ahead', header: good, now: at - 300 },
    {
      case: 'with the good one behind another, while a secret is replaced',
      header: `t=${at},v1=${other},v1=${digest}`,
      now: at,
    },
    { case: 'with a scheme of tests beside it', header: `t=${at},v0=${other},v1=${digest}`, now: at },
    { case: 'with blanks', header: `t=${at}, v1=${digest}`, now: at },
  ])('is good $case', ({ header, now }) => {
    expect(signatureFault({ raw, secret, header }, now)).toBeNull()
  })

  it.each([
    { case: 'too old', header: good, now: at + 301, why: 'too-old' },
    {
      case: 'an hour ahead, which the provider’s own library takes',
      header: good,
      now: at - 3600,
      why: 'from-the-future',
    },
    { case: 'signed by another secret', header: `t=${at},v1=${other}`, now: at, why: 'wrong-signature' },
    {
      case: 'of another second than was signed',
      header: `t=${at + 1},v1=${digest}`,
      now: at,
      why: 'wrong-signature',
    },
    {
      case: 'signed with a scheme of tests alone',
      header: `t=${at},v0=${digest}`,
      now: at,
      why: 'no-signature',
    },
    { case: 'without a second', header: `v1=${digest}`, now: at, why: 'no-signature' },
    { case: 'with two seconds', header: `t=${at},t=${at},v1=${digest}`, now: at, why: 'no-signature' },
    {
      case: 'signed with half of it',
      header: `t=${at},v1=${digest.slice(0, 32)}`,
      now: at,
      why: 'wrong-signature',
    },
    { case: 'without a header', header: null, now: at, why: 'no-signature' },
    { case: 'with an empty header', header: '', now: at, why: 'no-signature' },
  ])('is refused $case', ({ header, now, why }) => {
    expect(signatureFault({ raw, secret, header }, now)).toBe(why)
  })

  it('is the same to the provider’s own library, both ways', () => {
    const payload = JSON.stringify({ id: 'evt_2', object: 'event', type: 'checkout.session.completed' })
    const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
    const theirs = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: now })
    expect(signatureFault({ raw: Buffer.from(payload), secret, header: theirs }, now)).toBeNull()
    const ours = signatureHeader({ raw: Buffer.from(payload), secret }, now)
    expect(Stripe.webhooks.constructEvent(payload, ours, secret)).toMatchObject({ id: 'evt_2' })
  })

  it('is good for its bytes alone', () => {
    for (let place = 0; place < raw.length; place += 1) {
      const changed = Buffer.from(raw)
      changed[place] = changed[place]! ^ 1
      expect(signatureFault({ raw: changed, secret, header: good }, at)).toBe('wrong-signature')
    }
  })
})
