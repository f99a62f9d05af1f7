import type { Permission, Role } from '@cartwright/api/roles'
import type { Transaction } from 'kysely'
import type { Database } from '#database/types'
import type { PlainDate } from './dates.ts'
import type { Gate } from './gate.ts'
import type { SendMail } from './mail.ts'
import type { MailHouse } from './mail-house.ts'
import type { PaymentProvider } from './payment-provider.ts'

/** Another's authority that was given to a person, where their own role does not hold what the work needs. */
export type Delegated = {
  /** The number of the delegation, which every record of the work bears. */
  readonly id: number
  readonly giver: { readonly userId: string; readonly name: string }
  /** The most it covers, where the work has an amount; null: any amount. */
  readonly upToCents: number | null
}

/** The person or program a piece of work is done for. A program has no user and the role `system`. */
export type Actor = {
  readonly name: string
  readonly userId: string | null
  readonly role: Role | 'system'
  /** Under whose authority, when it is not their own. */
  readonly delegation?: Delegated
  /** What a token reaches, when a program works with one. */
  readonly scopes?: readonly Permission[]
}

/**
 * Asks for a job to be done after this transaction. It is asked for in the same transaction: if that rolls back,
 * nobody asked. A job may be done more than once and must bear it.
 */
export type Later = (job: string, data: object) => Promise<void>

/**
 * One unit of work: an open transaction in one city's schema, the person or program it is done for, and
 * the business day it happens on. Use cases read the date from here and never ask the clock.
 */
export type Work = {
  readonly db: Transaction<Database>
  readonly city: string
  readonly actor: Actor
  readonly today: PlainDate
  readonly later: Later
  /** What stands before the steps of bill runs, from all modules: whoever does the work, it is held to the same. */
  readonly gates: readonly Gate[]
  /** All of it is taken back at the end: it is only to be looked at. What people count one by one takes no number from it. */
  readonly isTakenBack?: true
}

/** Runs one task as one transaction: all of it happens, or none. */
export type InTransaction = <Result>(task: (work: Work) => Promise<Result>) => Promise<Result>

/** What a job gets: its city, what was asked, and its own transactions under the name of who asked. */
export type JobVisit = {
  readonly city: string
  readonly data: unknown
  readonly inTransaction: InTransaction
  readonly sendMail: SendMail
  /** Who takes payments online for the city, where somebody does. */
  readonly paymentProvider?: PaymentProvider | null
  /** Who takes the packages of the city, where somebody does. */
  readonly mailHouse?: () => Promise<MailHouse | null>
  /** Does a job in a thread of its own, in a process that has threads for that. It asks for no further jobs. */
  readonly inThread?: (job: string, data: object) => Promise<void>
}

/** A kind of long work, done in the background, in as many transactions as it needs. */
export type Job = {
  readonly name: string
  readonly run: (visit: JobVisit) => Promise<void>
}
