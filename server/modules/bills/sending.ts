import type { BillDocument } from '../billing/register-types.ts'

/** How one bill reaches people: what of it goes into envelopes, and to which address it is e-mailed. */
export type Sending = {
  /** Whether the payer's bill is printed. */
  readonly paper: boolean
  /** Where it is e-mailed; null when it is not. */
  readonly email: string | null
  /** Where the copy for the owner goes; null when there is none. */
  readonly ownerCopyTo: readonly string[] | null
  /** Why it is not sent to anybody, when a rule says so. */
  readonly suppressed: NonNullable<BillDocument['suppressed']> | null
}

type Frozen = Pick<BillDocument, 'billBy' | 'email' | 'ownerCopyTo' | 'suppressed'>

/** How a bill is sent, as it was frozen when it was made. One that should go by e-mail and has no address goes on paper. */
export function sendingOf({ billBy, email, ownerCopyTo, suppressed }: Frozen): Sending {
  if (suppressed) return { paper: false, email: null, ownerCopyTo: null, suppressed }
  const byEmail = (billBy === 'email' || billBy === 'both') && email !== null
  return {
    paper: billBy === 'paper' || billBy === 'both' || (billBy === 'email' && !byEmail),
    email: byEmail ? email : null,
    ownerCopyTo,
    suppressed: null,
  }
}

/** How many bills of a run go which way. Bills are those printed, those that go by e-mail alone, and those that are not sent. */
export type Channels = {
  readonly bills: number
  readonly printed: number
  /** Of those printed, how many are e-mailed too. */
  readonly both: number
  readonly emailOnly: number
  readonly suppressed: { readonly minimum: number; readonly zero: number; readonly credit: number }
  /** Bills of accounts that want none. */
  readonly notSent: number
  readonly ownerCopies: number
}

/** Counts bills by the way they go. */
export function channelsOf(bills: readonly Sending[]): Channels {
  const count = (is: (one: Sending) => boolean): number => bills.filter(is).length
  const because = (why: string) => count(({ suppressed }) => suppressed?.because === why)
  return {
    bills: bills.length,
    printed: count(({ paper }) => paper),
    both: count(({ paper, email }) => paper && email !== null),
    emailOnly: count(({ paper, email }) => !paper && email !== null),
    suppressed: { minimum: because('minimum'), zero: because('zero'), credit: because('credit') },
    notSent: count(({ paper, email, suppressed }) => !paper && email === null && suppressed === null),
    ownerCopies: count(({ ownerCopyTo }) => ownerCopyTo !== null),
  }
}
