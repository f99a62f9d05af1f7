import type { FindingState } from '@cartwright/api/check-shapes'
import type { z } from 'zod'
import { isBefore, isSame, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Found } from '#kernel/standing-check'
import { dayWords } from './told.ts'

type State = z.output<typeof FindingState>

/** A finding as it was left. */
export type Kept = {
  readonly id: number
  readonly subject: string
  readonly state: State
  readonly sentence: string
  readonly amountCents: number
  readonly acceptedUntil: PlainDate | null
  readonly acceptedAmountCents: number | null
  readonly lastSeenOn: PlainDate
}

/** Something that happened to a finding. */
export type Event = {
  readonly findingId: number
  readonly what:
    | 'found'
    | 'changed'
    | 'assigned'
    | 'taken'
    | 'accepted'
    | 'noted'
    | 'mended'
    | 'back'
    | 'lapsed'
  readonly sentence: string
}

/** What becomes of findings after a check: the new ones, those that are other than before, and those that hold no longer. */
export type Settled = {
  readonly fresh: readonly Found[]
  readonly changed: readonly { readonly id: number; readonly state: State; readonly found: Found }[]
  readonly mended: readonly number[]
  readonly events: readonly Event[]
}

/**
 * Holds what a check found against what was found before. A finding that is not seen is mended; one that was mended and is seen comes
 * back; an accepted one stays quiet until its day comes or its amount changes.
 */
export function judgeFindings(kept: readonly Kept[], found: readonly Found[], today: PlainDate): Settled {
  const before = new Map(kept.map((one) => [one.subject, one]))
  const seen = new Map(found.map((one) => [one.subject, one]))
  const gone = kept.filter(({ subject, state }) => state !== 'mended' && !seen.has(subject))
  const again = [...seen.values()].flatMap((one) => {
    const was = before.get(one.subject)
    return was ? [{ was, one, turn: turnOf(was, one, today) }] : []
  })
  return {
    fresh: [...seen.values()].filter(({ subject }) => !before.has(subject)),
    changed: again
      .filter(({ was, one, turn }) => turn || was.sentence !== one.sentence || !isSame(was.lastSeenOn, today))
      .map(({ was, one, turn }) => ({ id: was.id, state: turn?.state ?? was.state, found: one })),
    mended: gone.map(({ id }) => id),
    events: [
      ...again.flatMap(({ was, turn }) =>
        turn ? [{ findingId: was.id, what: turn.what, sentence: turn.sentence }] : [],
      ),
      ...gone.map(({ id }) => ({
        findingId: id,
        what: 'mended' as const,
        sentence: `Mended, seen on ${dayWords(today)}.`,
      })),
    ],
  }
}

type Turn = Pick<Event, 'what' | 'sentence'> & { readonly state: State }

/** The turn a finding takes when it is seen again; null when it stays as it is. */
function turnOf(was: Kept, { amountCents, sentence }: Found, today: PlainDate): Turn | null {
  if (was.state === 'mended') return { state: 'back', what: 'back', sentence: `It is back. ${sentence}` }
  const moved = `At stake ${dollars(amountCents)}, before ${dollars(was.amountCents)}.`
  if (was.state === 'accepted') {
    if (amountCents !== was.acceptedAmountCents)
      return { state: 'open', what: 'lapsed', sentence: `It was accepted at another amount. ${moved}` }
    if (was.acceptedUntil && !isBefore(today, was.acceptedUntil))
      return {
        state: 'open',
        what: 'lapsed',
        sentence: `It was accepted until ${dayWords(was.acceptedUntil)}.`,
      }
    return null
  }
  return amountCents === was.amountCents ? null : { state: was.state, what: 'changed', sentence: moved }
}
