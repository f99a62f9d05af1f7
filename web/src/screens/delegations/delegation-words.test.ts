import { expect, it } from 'vitest'
import { daysWords, limitWords, stateSentence } from './delegation-words.ts'

const one = {
  fromOn: '2026-11-30',
  lastOn: '2026-12-04',
  limits: [
    { permission: 'runs.release' as const, upToCents: 25_000_00 },
    { permission: 'runs.post' as const, upToCents: null },
  ],
}

it('its days are told with the last one, its limits with their amounts', () => {
  expect(daysWords(one)).toBe('Nov 30 to Dec 4, 2026')
  expect(daysWords({ fromOn: '2026-11-30', lastOn: '2026-11-30' })).toBe('Nov 30, 2026')
  expect(limitWords(one)).toBe('Release bill runs up to $25,000.00 · Post and close bill runs')
})

it('how it stands: that it was ended, and whether its report is signed', () => {
  const ended = {
    state: 'ended',
    endedOn: '2026-12-01',
    endedBy: 'Dana',
    endedReason: 'Back',
    reportWaits: true,
  }
  expect(stateSentence(ended as never)).toBe(
    '✓ ended · ended Dec 1, 2026 by Dana: Back · ■ report not signed yet',
  )
  expect(
    stateSentence({ state: 'ended', endedOn: null, reportWaits: false, seenOn: '2026-12-05' } as never),
  ).toBe('✓ ended · report signed Dec 5, 2026')
})
