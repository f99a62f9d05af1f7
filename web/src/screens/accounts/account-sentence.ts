import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { titleOf } from '../../parts/words.ts'
import type { Account } from './account-queries.ts'

type Stand = Pick<
  Account,
  'balanceCents' | 'disputedCents' | 'dueOn' | 'address' | 'place' | 'zip' | 'apn' | 'class'
>

/** Where an account is and what it owes, in one line. */
export function accountSentence(account: Stand): string {
  const { address, place, zip, apn } = account
  return [owes(account), `${address}, ${place} ${zip}`, apn && `APN ${apn}`, titleOf(account.class)]
    .filter(Boolean)
    .join(' · ')
}

function owes({ balanceCents, disputedCents, dueOn }: Stand): string {
  if (balanceCents === 0) return 'Owes nothing'
  if (balanceCents < 0) return `Credit of ${money(-balanceCents)}`
  const disputed = disputedCents > 0 ? ` (${money(disputedCents)} of it in dispute)` : ''
  return `Owes ${money(balanceCents)}${disputed}${dueOn ? `, due ${day(dueOn)}` : ''}`
}
