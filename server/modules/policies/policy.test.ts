import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { proration } from '#test/rate-fixtures'
import { dayNumber } from './day-numbers.ts'
import { overlappingPolicies, type Policy, policyOn } from './policy.ts'
import { basisFor } from './proration-rules.ts'

const policy = (from: string, until: string | null = null): Policy => ({
  code: 'proration',
  value: null,
  citation: from,
  from: PlainDate.from(from),
  until: until ? PlainDate.from(until) : null,
})

describe('policyOn', () => {
  const two = [policy('2025-01-01', '2026-07-01'), policy('2026-07-01')]
  it.each([
    { day: '2024-12-31', is: undefined },
    { day: '2025-01-01', is: '2025-01-01' },
    { day: '2026-06-30', is: '2025-01-01' },
    { day: '2026-07-01', is: '2026-07-01' },
  ])('on $day it is that of $is', ({ day, is }) => {
    expect(policyOn(two, 'proration', PlainDate.from(day))?.citation).toBe(is)
  })

  it('finds two rules for one day', () => {
    expect(overlappingPolicies(two)).toEqual([])
    expect(overlappingPolicies([policy('2025-01-01'), policy('2026-07-01')])).toHaveLength(1)
  })
})

describe('basisFor', () => {
  const rules = proration({
    basis: 'actual-days',
    situations: { final: 'semi-monthly' },
    services: [{ container: 'extra-cart', basis: 'none' }],
  })
  const day = dayNumber(PlainDate.from('2026-11-01'))
  const bin = { stream: 'refuse', container: 'bin', code: 'service' }

  it('goes by the kind of service, then the situation, then the basis for all', () => {
    expect(basisFor(rules, day, 'first', bin).basis).toBe('actual-days')
    expect(basisFor(rules, day, 'final', bin)).toEqual({ basis: 'semi-monthly', citation: '§ 1' })
    expect(basisFor(rules, day, 'final', { ...bin, container: 'extra-cart' }).basis).toBe('none')
  })

  it('is actual days, without a citation, where the city says nothing', () => {
    expect(basisFor([], day, 'first', bin)).toEqual({ basis: 'actual-days', citation: null })
  })
})
