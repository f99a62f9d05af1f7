import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import type { Work } from './work.ts'

/** The steps of a bill run that a gate may stand before. */
export type GatedStep = 'calculate' | 'review' | 'release' | 'post' | 'print' | 'mail' | 'close'

/** What a gate says of a run as it is now. */
export type GateLook = {
  /** A red gate holds the run; one that is not needed says why nobody has to pass it. */
  readonly stands: 'green' | 'red' | 'not-needed'
  /** What is wrong and what makes it right; of a gate that is not red, what it found. */
  readonly sentence: string
  /** The screen on which it is made right, as an address within the web application: `/imports`. */
  readonly mendAt: string | null
}

/**
 * A question that must be answered before a run takes a step. Any module brings its own as a value and `server/gates.ts` lists it:
 * nothing else has to know of it. It is looked at on every view of a run, so it asks the books few questions, and never row by row.
 */
export type Gate = {
  /** How programs name it: `imports-settled`. */
  readonly name: string
  /** How people do: `Imports settled`. */
  readonly title: string
  readonly before: GatedStep
  readonly look: (work: Work, run: Selectable<Database['bill_run']>) => Promise<GateLook>
}
