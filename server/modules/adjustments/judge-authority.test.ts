import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvesUpTo, judgeAuthority, type PostedAlone } from './judge-authority.ts'
import type { AuthorityRule, ReasonRule } from '../policies/adjustment-policies.ts'

const authority: AuthorityRule = {
  periodDays: 30,
  accountCents: 8000,
  roles: {
    clerk: { onAccountCents: 5000, inAllCents: 12_000 },
    coordinator: { onAccountCents: 8000, inAllCents: 50_000, approvesUpToCents: 20_000 },
    manager: { onAccountCents: 8000, inAllCents: 50_000, approvesUpToCents: null },
  },
  citation: 'Directive 7',
}
const reason: ReasonRule = {
  code: 'missed-pickup',
  en: 'Missed pickup',
  es: 'Recolección omitida',
  direction: 'credit',
  ask: ['clerk', 'coordinator'],
  approve: ['coordinator'],
  limits: { clerk: 2500 },
  citation: '§ 1',
}
const nothing: PostedAlone = { ownOnAccountCents: 0, ownInAllCents: 0, onAccountCents: 0, ofReasonCents: 0 }
const judge = (some: object) =>
  judgeAuthority({ role: 'clerk', reason, authority, grossCents: 2500, before: nothing, ...some })

describe('judgeAuthority', () => {
  it.each([
    { case: 'the limit itself is within it', some: {}, exceeded: [] },
    { case: 'a cent more waits', some: { grossCents: 2501 }, exceeded: ['reason'] },
    {
      case: 'what was posted before counts',
      some: { before: { ...nothing, ofReasonCents: 1 } },
      exceeded: ['reason'],
    },
    {
      case: 'what others posted on the account counts',
      some: { before: { ...nothing, onAccountCents: 5501 } },
      exceeded: ['account'],
    },
    {
      case: 'what the person posted on other accounts counts',
      some: { before: { ...nothing, ownInAllCents: 9501 } },
      exceeded: ['in-all'],
    },
    {
      case: 'a reason without limits leaves the others',
      some: { reason: { ...reason, limits: undefined }, grossCents: 5001 },
      exceeded: ['on-account'],
    },
    {
      case: 'a role without limits posts nothing alone',
      some: { role: 'administrator', grossCents: 1 },
      exceeded: ['on-account', 'in-all'],
    },
    {
      case: 'a program posts nothing alone',
      some: { role: 'system', grossCents: 1 },
      exceeded: ['on-account', 'in-all'],
    },
  ] as const)('$case', ({ some, exceeded }) => {
    const judged = judge(some)
    expect(judged.limits.flatMap((one) => (one.exceeded ? [one.limit] : []))).toEqual(exceeded)
    expect(judged.alone).toBe(exceeded.length === 0)
  })

  it('is not dodged by splitting: whatever is asked in whatever pieces, no more is posted alone than a limit', () => {
    const asked = fc.array(
      fc.record({
        account: fc.integer({ min: 0, max: 3 }),
        person: fc.constantFrom('clerk', 'coordinator', 'manager'),
        cents: fc.integer({ min: 1, max: 6000 }),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(asked, (all) => {
        const posted: typeof all = []
        const sumOf = (fits: (one: (typeof all)[number]) => boolean): number =>
          posted.filter(fits).reduce((sum, { cents }) => sum + cents, 0)
        const before = (account: number, person: string): PostedAlone => ({
          ownOnAccountCents: sumOf((one) => one.account === account && one.person === person),
          ownInAllCents: sumOf((one) => one.person === person),
          onAccountCents: sumOf((one) => one.account === account),
          ofReasonCents: sumOf((one) => one.account === account),
        })
        for (const one of all) {
          const { person: role, account, cents: grossCents } = one
          const judged = judge({ role, grossCents, before: before(account, role) })
          if (judged.alone) posted.push(one)
        }
        for (const account of [0, 1, 2, 3]) {
          expect(before(account, 'clerk').ownOnAccountCents).toBeLessThanOrEqual(2500)
          expect(before(account, 'clerk').onAccountCents).toBeLessThanOrEqual(authority.accountCents)
        }
        for (const person of ['clerk', 'coordinator', 'manager'] as const)
          expect(before(0, person).ownInAllCents).toBeLessThanOrEqual(authority.roles[person]!.inAllCents)
      }),
    )
  })
})

describe('approvesUpTo', () => {
  it.each([
    { role: 'clerk', upTo: 0 },
    { role: 'coordinator', upTo: 20_000 },
    { role: 'manager', upTo: null },
    { role: 'auditor', upTo: 0 },
    { role: 'system', upTo: 0 },
  ] as const)('$role approves up to $upTo', ({ role, upTo }) => {
    expect(approvesUpTo(authority, role)).toBe(upTo)
  })
})
