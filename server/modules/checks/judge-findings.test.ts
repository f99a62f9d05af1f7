import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import type { Found } from '#kernel/standing-check'
import { judgeFindings, type Kept } from './judge-findings.ts'

const today = PlainDate.from('2026-11-23')
const before = PlainDate.from('2026-11-22')
const seen = (subject: string, amountCents = 100): Found => ({
  subject,
  sentence: `${subject} is wrong.`,
  amountCents,
  basis: 'By hand.',
  facts: [],
})
const kept = (subject: string, more: Partial<Kept> = {}): Kept => ({
  id: Number(subject.slice(1)),
  subject,
  state: 'open',
  sentence: `${subject} is wrong.`,
  amountCents: 100,
  acceptedUntil: null,
  acceptedAmountCents: null,
  lastSeenOn: before,
  ...more,
})
const accepted = { state: 'accepted', acceptedAmountCents: 100 } as const

describe('judgeFindings', () => {
  it.each([
    { case: 'a new one is written down', was: null, sees: seen('s1'), ends: 'fresh', tells: [] },
    { case: 'one that is seen again stays open', was: kept('s1'), sees: seen('s1'), ends: 'open', tells: [] },
    {
      case: 'one in work stays in work when its amount changes, and that is told',
      was: kept('s1', { state: 'in_work' }),
      sees: seen('s1', 250),
      ends: 'in_work',
      tells: ['changed'],
    },
    {
      case: 'one that is not seen is mended',
      was: kept('s1'),
      sees: null,
      ends: 'mended',
      tells: ['mended'],
    },
    {
      case: 'one that was mended and is seen comes back',
      was: kept('s1', { state: 'mended' }),
      sees: seen('s1'),
      ends: 'back',
      tells: ['back'],
    },
    {
      case: 'an accepted one is quiet the day before its day',
      was: kept('s1', { ...accepted, acceptedUntil: PlainDate.from('2026-11-24') }),
      sees: seen('s1'),
      ends: 'accepted',
      tells: [],
    },
    {
      case: 'an accepted one counts again on its day',
      was: kept('s1', { ...accepted, acceptedUntil: today }),
      sees: seen('s1'),
      ends: 'open',
      tells: ['lapsed'],
    },
    {
      case: 'an accepted one counts again when its amount changes',
      was: kept('s1', { ...accepted, acceptedUntil: PlainDate.from('2027-11-24') }),
      sees: seen('s1', 101),
      ends: 'open',
      tells: ['lapsed'],
    },
    {
      case: 'an accepted one that holds no longer is mended',
      was: kept('s1', { ...accepted, acceptedUntil: PlainDate.from('2027-11-24') }),
      sees: null,
      ends: 'mended',
      tells: ['mended'],
    },
  ] as const)('$case', ({ was, sees, ends, tells }) => {
    const settled = judgeFindings(was ? [was] : [], sees ? [sees] : [], today)
    const end =
      settled.fresh.length > 0 ? 'fresh' : settled.mended.length > 0 ? 'mended' : settled.changed[0]?.state
    expect([end, settled.events.map(({ what }) => what)]).toEqual([ends, tells])
  })

  it('changes nothing the second time on a day, whatever was found and kept', () => {
    const subjects = fc.uniqueArray(fc.nat(20), { maxLength: 12 })
    const states = fc.constantFrom<Kept['state']>('open', 'in_work', 'mended', 'back')
    fc.assert(
      fc.property(subjects, subjects, states, (had, sees, state) => {
        const found = sees.map((id) => seen(`s${id}`, 100 + id))
        const known = had.map((id) => kept(`s${id}`, { state }))
        const first = judgeFindings(known, found, today)
        const changed = new Map(first.changed.map((one) => [one.id, one]))
        const after = known.map((one): Kept => {
          const turn = changed.get(one.id)
          if (first.mended.includes(one.id)) return { ...one, state: 'mended' }
          if (!turn) return one
          const { sentence, amountCents } = turn.found
          return { ...one, state: turn.state, sentence, amountCents, lastSeenOn: today }
        })
        const fresh = first.fresh.map(({ subject, amountCents }) =>
          kept(subject, { amountCents, lastSeenOn: today }),
        )
        expect(judgeFindings([...after, ...fresh], found, today)).toEqual({
          fresh: [],
          changed: [],
          mended: [],
          events: [],
        })
      }),
    )
  })
})
