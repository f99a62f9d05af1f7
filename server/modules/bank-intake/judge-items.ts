import type { SuspenseWhy } from '@cartwright/api/suspense-shapes'
import type { z } from 'zod'
import { accountDigits } from '../accounts/account-numbers.ts'
import { checkDigit, checkLength } from '../city/check-digit.ts'
import type { CityIdentity } from '../city/city-settings.ts'
import type { ReadItem, RejectReason } from './read-item.ts'

/** An account as items are judged by it. */
export type ItemAccount = {
  readonly id: number
  readonly foundBy: 'number' | 'remembered' | 'former-number'
  /** ISO day; null: it is open. */
  readonly closedOn: string | null
  readonly balanceCents: number
}

/** What is to become of an item. */
export type Judgement =
  | { readonly verdict: 'posted'; readonly accountId: number; readonly foundBy: ItemAccount['foundBy'] }
  | { readonly verdict: 'suspended'; readonly why: z.infer<typeof SuspenseWhy> }
  | { readonly verdict: 'rejected'; readonly why: RejectReason }

export type JudgedBy = {
  readonly accountOf: (written: string) => ItemAccount | null
  /** Whether the same payment came before, in an earlier file or on an earlier line of this one. */
  readonly isDuplicate: (item: ReadItem) => boolean
  readonly closedAccounts: 'suspense' | 'post-while-owing'
  /** Whether checks are not taken for an account, since one came back. */
  readonly refusesChecks: (accountId: number) => boolean
  readonly numbers: CityIdentity['accountNumber'] | null
}

/**
 * What becomes of one payment of a file: money that came in is posted or suspended, so that posted and suspended come to the deposit; only what
 * brings no money is rejected. A duplicate is suspended before its account is looked at.
 */
export function judgeItem(item: ReadItem, by: JudgedBy): Judgement {
  if (item.rejected !== null) return { verdict: 'rejected', why: item.rejected }
  if (by.isDuplicate(item)) return { verdict: 'suspended', why: 'duplicate' }
  if (item.written === null) return { verdict: 'suspended', why: 'no-number' }
  const account = by.accountOf(item.written)
  if (!account) return { verdict: 'suspended', why: unknownBecause(item.written, by.numbers) }
  const closed = account.closedOn !== null && item.receivedOn !== null && account.closedOn <= item.receivedOn
  if (closed && !(by.closedAccounts === 'post-while-owing' && account.balanceCents > 0))
    return { verdict: 'suspended', why: 'account-closed' }
  if (item.tender === 'check' && by.refusesChecks(account.id))
    return { verdict: 'suspended', why: 'refused-here' }
  return { verdict: 'posted', accountId: account.id, foundBy: account.foundBy }
}

/** A number of the right length whose check digit does not fit was mistyped or misread; any other is simply not known. */
function unknownBecause(written: string, numbers: JudgedBy['numbers']): 'check-digit' | 'unknown-account' {
  const digits = written.replaceAll(/\D/g, '')
  if (!numbers?.pattern.endsWith('C') || digits.length !== accountDigits(numbers)) return 'unknown-account'
  const at = digits.length - checkLength(numbers.checkDigit)
  return checkDigit(digits.slice(0, at), numbers.checkDigit) === digits.slice(at)
    ? 'unknown-account'
    : 'check-digit'
}
