import { money } from '../../parts/money.tsx'
import type { AdjustmentRow, AdjustmentShown, Preview } from './adjustment-queries.ts'

/** Where an adjustment stands: shape and word. */
export const stateWords: Record<AdjustmentRow['state'], string> = {
  waiting: '○ waits for approval',
  posted: '✓ posted',
  returned: '↩ returned',
  withdrawn: '✕ withdrawn',
}

/** What it does to the account, in words: `credit of $12.40`. */
export const amountWords = (cents: number): string =>
  cents === 0 ? 'nothing in sum' : cents < 0 ? `credit of ${money(-cents)}` : `charge of ${money(cents)}`

/** What an account owes, as the end of a sentence: `owes $12.40`, `has a credit of $3.00`. */
export const owesWords = (cents: number): string =>
  cents === 0 ? 'owes nothing' : cents < 0 ? `has a credit of ${money(-cents)}` : `owes ${money(cents)}`

type Limit = Preview['authority']['limits'][number]
const limitNames: Record<Limit['limit'], string> = {
  'on-account': 'what one person of the role may post on an account',
  'in-all': 'what one person of the role may post on all accounts',
  account: 'what anybody may post on this account',
  reason: 'what may be posted of this reason on this account',
}

/** One limit with what stands against it, as a sentence. */
export const limitWords = ({ limit, limitCents, postedCents }: Limit, days: number): string =>
  `${money(limitCents)} is ${limitNames[limit]} within ${days} days without approval; ${money(postedCents)} was posted before.`

/** Roles as people name them, with `or` before the last. */
export const rolesWords = (roles: readonly string[]): string =>
  roles.length < 2 ? (roles[0] ?? 'nobody') : `${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}`

/** By which authority it was approved. */
export function approvalWords({
  role,
  under,
  upToCents,
  citation,
}: NonNullable<AdjustmentShown['approval']>): string {
  const most = upToCents === null ? 'any amount' : `up to ${money(upToCents)}`
  return under === null
    ? `A ${role} approved it, and approves ${most} (${citation}).`
    : `A ${role} approved it under the authority of ${under}, which covers ${most} (${citation}).`
}

const deeds: Readonly<Record<string, string>> = {
  'post-adjustment': 'Posted',
  'ask-for-adjustment': 'Asked for',
  'approve-adjustment': 'Approved and posted',
  'return-adjustment': 'Returned',
  'withdraw-adjustment': 'Withdrawn',
  'reverse-adjustment': 'Taken back',
  'ask-for-reversal': 'Asked to be taken back',
}

/** What was done, as a word of the history. */
export const deedWords = (did: string): string => deeds[did] ?? did

/** Why the person who looks cannot approve it. */
export const notApproving: Readonly<Record<string, string>> = {
  ADJUSTMENT_OWN_NOT_APPROVED: 'You asked for it, so another person approves it.',
  ADJUSTMENT_OWN_ACCOUNT: 'You are a party of this account, so another person approves it.',
  ADJUSTMENT_APPROVER_UNFIT: 'Your role does not approve this reason.',
  ADJUSTMENT_APPROVAL_LIMIT: 'It is more than you may approve.',
  DELEGATION_LIMIT_EXCEEDED: 'It is more than the authority that was given to you covers.',
}

const caseNames: Readonly<Record<string, string>> = {
  'missed-pickup': 'Missed pickup',
  vacancy: 'Vacant home',
  contamination: 'Contaminated container',
  'damaged-cart': 'Damaged cart',
  courtesy: 'Courtesy',
}

/** A standard case as people name it. */
export const caseName = (standardCase: string): string => caseNames[standardCase] ?? standardCase
