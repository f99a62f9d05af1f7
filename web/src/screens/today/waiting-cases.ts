import { day, daysBetween, shortDay } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { Case } from './today-queries.ts'
import type { Waiting } from './waiting.ts'

type Looking = { readonly today: string; readonly userId: string }

/** How many days ahead a case of mine is shown. */
const ahead = 14

/** A case of mine: late, for today, or near; one with a promise of mine by the day of that; what waits for others is with others. */
export function ofCase(one: Case, { today, userId }: Looking): Waiting | null {
  const promise = one.nextFollowUp?.owner?.userId === userId ? one.nextFollowUp : null
  const on =
    [one.dueOn, promise?.dueOn, one.escalated?.dueOn].filter((each) => each != null).toSorted()[0] ?? null
  const away = on === null ? null : daysBetween(today, on)
  if (!one.late && away !== null && away > ahead) return null
  const waits = one.state === 'waiting' && !promise
  return {
    kind: one.late ? 'late' : away === 0 ? 'today' : waits ? 'others' : 'mine',
    title: promise ? `Case ${one.id}, ${one.title}: ${promise.what}` : `Case ${one.id}: ${one.title}`,
    text: [
      one.escalated && `Escalated to you by ${one.escalated.by}: ${one.escalated.because}`,
      on !== null &&
        away !== null &&
        (away < 0 ? `Due ${shortDay(on)}, ${count(-away, 'day')} late.` : `Due ${day(on)}.`),
      one.waitingFor && `Waits for ${one.waitingFor}.`,
      one.noContactBefore && `No contact before ${day(one.noContactBefore)}.`,
      one.disputedCents > 0 && `${money(one.disputedCents)} in dispute.`,
      !waits && one.nextStep && `Next: ${one.nextStep}.`,
    ]
      .filter(Boolean)
      .join(' '),
    target: { screen: 'case', id: one.id },
    on,
    withOthers: waits,
    amountCents: one.disputedCents,
  }
}
