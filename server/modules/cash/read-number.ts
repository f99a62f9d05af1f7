import type { TypedRead } from '@cartwright/api/cash-shapes'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountDigits } from '../accounts/account-numbers.ts'
import { accountByNumber, type KnownAccount } from '../accounts/account-queries.ts'
import { accountRows } from '../accounts/account-rows.ts'
import { cityIdentity } from '../city/city-queries.ts'
import { scanDigits } from './read-scan-line.ts'
import { readTyped } from './read-typed.ts'

/** An account as it was typed, with the digits of the scan line and what that asks for, where one was read. */
export type TypedAccount = {
  readonly account: KnownAccount
  readonly scanLine: string | null
  readonly amountCents: number | null
}

/**
 * The account that was typed. Refuses a wrong check digit, a scan line that does not read, what is neither, and a number nobody has:
 * each with what to do.
 */
export async function accountTyped(work: Work, typed: string): Promise<TypedAccount> {
  const city = (await cityIdentity(work)) ?? refuse('CITY_NOT_SET_UP', { missing: 'city.yaml' })
  const read = readTyped(typed, city)
  switch (read.kind) {
    case 'check-digit':
      return refuse('ACCOUNT_CHECK_DIGIT_WRONG', { typed })
    case 'scan-line':
      return refuse('SCAN_LINE_WRONG', { typed, field: read.field })
    case 'unknown':
      return refuse('TYPED_NUMBER_UNKNOWN', {
        typed,
        accountDigits: accountDigits(city.accountNumber),
        scanDigits: scanDigits(city.scanLine),
      })
    case 'account':
      return { ...read, account: await accountByNumber(work, read.accountNumber) }
    default:
      return read satisfies never
  }
}

/** Whose number was typed, and what a bare Enter would repeat: the amount of the scan line, else what is owed now. */
export async function readNumber(work: Work, typed: string): Promise<z.infer<typeof TypedRead>> {
  const { account, scanLine, amountCents } = await accountTyped(work, typed)
  const row = (await accountRows(work, [account.id])).get(account.id)!
  return {
    accountNumber: account.number,
    name: row.payerName ?? '',
    address: row.address,
    closedOn: row.closedOn,
    balanceCents: row.balanceCents,
    dueCents: amountCents ?? Math.max(0, row.balanceCents),
    scanned: scanLine !== null,
  }
}
