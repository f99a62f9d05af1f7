import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { WaitingAdjustments } from './today-queries.ts'
import type { Waiting } from './waiting.ts'

/** Adjustments that wait for the person who looks, and those of theirs that came back. */
export function ofAdjustments({ mine, mineCents, oldestOn, returned }: WaitingAdjustments): Waiting[] {
  const since = oldestOn ? `, the oldest asked for on ${day(oldestOn)}` : ''
  const toApprove: Waiting = {
    kind: 'mine',
    title: `${count(mine, 'adjustment')} ${mine === 1 ? 'waits' : 'wait'} for your approval`,
    text: `${money(mineCents)} of credits and charges${since}.`,
    target: { screen: 'adjustments', state: 'waiting' },
    on: oldestOn,
    withOthers: false,
    amountCents: mineCents,
  }
  const cameBack: Waiting = {
    kind: 'mine',
    title: `${count(returned, 'adjustment')} came back to you`,
    text: 'Look why, and ask anew if it is still needed.',
    target: { screen: 'adjustments', state: 'returned' },
    on: null,
    withOthers: false,
    amountCents: 0,
  }
  return [...(mine > 0 ? [toApprove] : []), ...(returned > 0 ? [cameBack] : [])]
}
