import type { adjustments } from '@cartwright/api/adjustments'
import type { SuccessOf } from '@cartwright/api/route'
import { dollars } from '#kernel/money'

type Shown = SuccessOf<typeof adjustments.show>

/** What an adjustment does to the account: `credit of $12.40`. */
export const amountTold = (cents: number): string =>
  cents === 0
    ? 'nothing in sum'
    : cents < 0
      ? `credit of ${dollars(0 - cents)}`
      : `charge of ${dollars(cents)}`

/** Where it stands, as a sentence. */
export function stateTold(
  { state, postedOn, decidedBy, alone }: Shown,
  day: (iso: string) => string,
): string {
  const told = {
    waiting: 'Waits for approval. Nothing is posted.',
    posted: `Posted on ${postedOn === null ? '' : day(postedOn)}, ${alone ? 'without approval' : `approved by ${decidedBy}`}.`,
    returned: `Returned by ${decidedBy}. Nothing was posted.`,
    withdrawn: `Withdrawn by ${decidedBy}. Nothing was posted.`,
  }
  return told[state]
}

type Who = Pick<Shown['history'][number], 'by' | 'role' | 'under'>

/** A person with their role: `Dana Reyes (manager)`, and whose authority they had where it was given to them. */
export const whoTold = ({ by, role, under }: Who): string =>
  under === null ? `${by} (${role})` : `${by} (${role}), under the authority of ${under}`

const deeds: Readonly<Record<string, string>> = {
  'post-adjustment': 'Posted',
  'ask-for-adjustment': 'Asked for',
  'approve-adjustment': 'Approved and posted',
  'return-adjustment': 'Returned',
  'withdraw-adjustment': 'Withdrawn',
  'reverse-adjustment': 'Taken back',
  'ask-for-reversal': 'Asked to be taken back',
}

/** A command of the record as what was done. */
export const deedTold = (did: string): string => deeds[did] ?? did

/** By whose word it stands, in sentences. */
export function approvalTold({
  state,
  alone,
  askedBy,
  askedRole,
  approval,
  authority,
  decidedBy,
}: Shown): string[] {
  if (alone) return [`Posted by ${askedBy} (${askedRole}) within the limits of ${authority.citation}.`]
  const over = `It was over the limits of ${authority.citation}, or was to wait for a second person.`
  if (state !== 'posted' || !approval) return [`${over} Nobody has approved it.`]
  const most = approval.upToCents === null ? 'any amount' : `up to ${dollars(approval.upToCents)}`
  const whose =
    approval.under === null
      ? `whose role approves ${most}`
      : `to whom ${approval.under} gave authority for ${most}`
  return [over, `Approved by ${decidedBy} (${approval.role}), ${whose}, by ${approval.citation}.`]
}

const limitNames: Record<Shown['authority']['limits'][number]['limit'], string> = {
  'on-account': 'One person on one account',
  'in-all': 'One person on all accounts',
  account: 'Everybody on this account',
  reason: 'This reason on this account',
}

/** One limit by which it was judged, as a row: what counts, the limit, what was posted before, and whether it held with this one. */
export const limitTold = (
  { limit, limitCents, postedCents, exceeded }: Shown['authority']['limits'][number],
  grossCents: number,
): string[] => [
  limitNames[limit],
  dollars(limitCents),
  dollars(postedCents),
  `${dollars(postedCents + grossCents)}, ${exceeded ? 'over it' : 'within it'}`,
]
