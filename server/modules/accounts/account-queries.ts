import type { AccountState } from '@cartwright/api/account-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** An account as the commands about it need it. */
export type KnownAccount = {
  readonly id: number
  readonly number: string
  readonly class: string
  readonly cycle: string
  readonly premiseId: number
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
}

/** The account with a number, written with or without its dashes. Refuses an unknown number. */
export async function accountByNumber(work: Work, accountNumber: string): Promise<KnownAccount> {
  return (await findAccount(work, accountNumber)) ?? refuse('ACCOUNT_NOT_FOUND', { accountNumber })
}

/** The same; null where there is none, for whoever looks on elsewhere. */
export async function findAccount(work: Work, accountNumber: string): Promise<KnownAccount | null> {
  const { rows } = await sql<KnownAccount>`${select}
    where (translate(number, '- ', '')) collate "C" = ${digitsOf(accountNumber)}`.execute(work.db)
  return rows[0] ?? null
}

/**
 * The same, and nobody else changes the account until this work ends: what was checked stays so until it is done. Every command
 * about one account begins here.
 */
export async function lockAccount(work: Work, accountNumber: string): Promise<KnownAccount> {
  const { rows } = await sql<KnownAccount>`${select}
    where (translate(number, '- ', '')) collate "C" = ${digitsOf(accountNumber)} for no key update`.execute(
    work.db,
  )
  return rows[0] ?? refuse('ACCOUNT_NOT_FOUND', { accountNumber })
}

/** The account with this id, held like that: for whoever came to it by something of its own. */
export async function lockAccountById(work: Work, accountId: number): Promise<KnownAccount> {
  const { rows } = await sql<KnownAccount>`${select} where id = ${accountId} for no key update`.execute(
    work.db,
  )
  return rows[0] ?? refuse('ACCOUNT_NOT_FOUND', { accountNumber: String(accountId) })
}

const select = sql`select id, number, class, cycle, premise_id as "premiseId", opened_on as "openedOn",
  closed_on as "closedOn" from account`

/** A number as it compares: without dashes and spaces, in capitals. */
export const digitsOf = (number: string): string => number.toUpperCase().replaceAll(/[- ]/g, '')

/** Where an account stands on a day: it is closing until the day it is no longer served. */
export function stateOn(closedOn: PlainDate | null, today: PlainDate): z.infer<typeof AccountState> {
  if (!closedOn) return 'open'
  return isBefore(today, closedOn) ? 'closing' : 'closed'
}

/** Refuses what is to begin on a day on which the account is no longer served. */
export function refuseClosed({ closedOn }: KnownAccount, from: PlainDate): void {
  if (closedOn && !isBefore(from, closedOn)) refuse('ACCOUNT_CLOSED', { closedOn: closedOn.toString() })
}

/** Refuses one field of a form, saying what to write instead. */
export const refuseField = (field: string, message: string): never =>
  refuse('FIELD_REFUSED', { field, message })
