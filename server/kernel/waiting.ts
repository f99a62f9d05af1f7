import type { Permission } from '@cartwright/api/roles'
import type { Work } from './work.ts'

/** Something that waits to be done, as it is told on the first screen of whoever may do it. */
export type WaitingThing = {
  /** What is late comes first; what its day has come for next; then what may be done now. */
  readonly kind: 'late' | 'today' | 'mine'
  /** With its number and its money: `3 items in suspense, $120.40`. */
  readonly title: string
  /** Since when, and what makes it go away: one or two sentences. */
  readonly text: string
  /** The screen on which it is done, as an address within the web application, narrowed to just this: `/suspense?view=open`. */
  readonly at: string
  /** The day it should be or should have been done; null when it has none. */
  readonly on: string | null
  /** The money that hangs on it, never less than nothing. */
  readonly amountCents: number
}

/**
 * A part of the office's work that can wait. Any module brings its own as a value and `server/waiting-sources.ts` lists it: nothing else has
 * to know of it. It is looked at whenever somebody opens the first screen, so it asks the books few questions, and never row by row.
 */
export type WaitingSource = {
  /** How programs name it: `suspense`. */
  readonly name: string
  /** Only who may do it is told. */
  readonly permission: Permission
  readonly look: (work: Work) => Promise<readonly WaitingThing[]>
}
