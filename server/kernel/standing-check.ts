import type { Role } from '@cartwright/api/roles'
import type { Work } from './work.ts'

/** Something a check found in the books as they are now. */
export type Found = {
  /** What it is about, the same every time it is seen: `service 12`. A check finds a subject once. */
  readonly subject: string
  /** One sentence for a person, with the numbers. */
  readonly sentence: string
  /** What is at stake, never less than nothing. */
  readonly amountCents: number
  /** How the amount was worked out. */
  readonly basis: string
  readonly accountId?: number | null
  readonly premiseId?: number | null
  readonly billId?: number | null
  readonly serviceId?: number | null
  /** The facts behind the sentence, in the order in which they are shown. */
  readonly facts: readonly { readonly what: string; readonly value: string }[]
}

/**
 * A question that the books must always answer alike. Any module brings its own as a value and `server/standing-checks.ts` lists it:
 * nothing else has to know of it. It looks at all accounts at once, every night: set-wise, and never row by row.
 */
export type StandingCheck = {
  /** How programs name it: `service-after-stop`. */
  readonly code: string
  readonly title: string
  /** What it looks for, in a sentence. */
  readonly looksFor: string
  /** How the amount at stake is worked out, in a sentence. */
  readonly atStake: string
  /** Who its findings go to at first. */
  readonly owner: Role
  readonly find: (work: Work) => Promise<readonly Found[]>
}
