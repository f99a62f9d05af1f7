import { day } from '../../parts/day.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { Item, Line, Match, Proposal, Shown } from './reconcile-queries.ts'

/** Why lines and things of ours may be the same money, as people read it. */
const whyWords: Record<Proposal['why'][number], string> = {
  number: 'the bank names its number',
  amount: 'the amount is the same',
  alone: 'nothing else could be meant',
  'sum-of-a-day': 'together they come to it',
  'digits-turned': 'two digits are turned about',
  near: 'the amounts are close',
  day: 'of the same day',
  kind: 'of the same kind',
}

/** One proposal in words: `the amount is the same, of the same day; the bank has $3.00 more`. */
export function proposalWords({ why, differenceCents }: Proposal): string {
  const reasons = why.map((one) => whyWords[one]).join(', ')
  return differenceCents === 0 ? reasons : `${reasons}; ${differenceWords(differenceCents)}`
}

/** What the bank has more or less than we do. */
export const differenceWords = (cents: number): string =>
  `the bank has ${money(Math.abs(cents))} ${cents > 0 ? 'more' : 'less'}`

/** A line of the statement in a few words. */
export const lineWords = ({ on, cents, typeCode, customerReference, text }: Line): string =>
  [`${signedMoney(cents)} of ${day(on)}`, typeCode, customerReference, text].filter(Boolean).join(' · ')

/** Something of ours in a few words. */
export const itemWords = ({ name, on, cents }: Pick<Item, 'name' | 'on' | 'cents'>): string =>
  `${name} · ${signedMoney(cents)} of ${day(on)}`

/** How the accounts stand, in one sentence. */
export function standWords({ rule, statements, totals }: Shown): string {
  if (rule === null)
    return 'The city has no rule of reconciliation: add the policy “bank-reconciliation” to the set-up first.'
  if (statements.length === 0) return 'No statement of the bank was loaded yet. Load one in Bank files.'
  const late =
    totals.overdue > 0 ? ` · ${totals.overdue} open longer than ${count(rule.asksAfterDays, 'day')}` : ''
  return totals.lines + totals.items === 0
    ? '✓ Everything matches'
    : `${count(totals.lines, 'line')} of the bank, ${money(totals.lineCents)}, and ${count(totals.items, 'entry', 'entries')} of ours, ${money(totals.itemCents)}, open${late}`
}

export const kindWords: Record<Match['kind'], string> = {
  sure: 'By itself',
  'by-hand': 'By hand',
  explained: 'Explained',
}
