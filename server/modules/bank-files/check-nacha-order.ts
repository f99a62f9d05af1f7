import { isBefore, isSame, type PlainDate } from '#kernel/dates'
import { isBankingDay } from './banking-days.ts'
import { printable } from './lay-nacha-record.ts'
import type { NachaBatchOrder, NachaEntryOrder, NachaFileOrder } from './nacha-order.ts'
import { isRoutingNumber } from './routing-number.ts'

/** What is wrong in an order for a file: in the whole (`batch` null), in a batch, or in one entry of it, counted from 0. */
export type OrderFault = {
  readonly batch: number | null
  readonly entry: number | null
  readonly what: string
}

/** The most one entry of the same day may carry, in cents (moov-io/ach, docs on same-day ACH). */
const sameDayLimit = 100_000_000
const mostOfAnEntry = 9_999_999_999

/**
 * Holds an order to what a bank would send it back for, before a byte is written. No faults: the file may be written. What a reader
 * can see in the written file (sums, hashes, order) is not looked at here.
 */
export function checkNachaOrder(order: NachaFileOrder): OrderFault[] {
  const whole = checkProfile(order).map((what) => ({ batch: null, entry: null, what }))
  const batches = order.batches.flatMap((batch, at) => [
    ...checkBatch(batch, order.createdOn).map((what) => ({ batch: at, entry: null, what })),
    ...batch.entries.flatMap((entry, index) =>
      checkEntry(entry, batch, order.createdOn).map((what) => ({ batch: at, entry: index, what })),
    ),
  ])
  return [...whole, ...batches]
}

type Rule = readonly [wrong: boolean, what: string]
const told = (rules: readonly Rule[]): string[] => rules.flatMap(([wrong, what]) => (wrong ? [what] : []))

function checkProfile({ profile, createdAt, idModifier, firstSequence, batches }: NachaFileOrder): string[] {
  const last = firstSequence + batches.reduce((sum, { entries }) => sum + entries.length, 0) - 1
  return told([
    [
      !isRoutingNumber(profile.destination),
      'The routing number of the bank the file goes to has a wrong check digit.',
    ],
    [
      !/^( \d{9}|\d{9} |\d{10})$/.test(profile.origin),
      'The immediate origin is ten characters: digits, and a blank before or after nine of them.',
    ],
    [
      !/^\d{8}$/.test(profile.odfi),
      'The originating bank is named by the first eight digits of its routing number.',
    ],
    [isBlank(profile.companyName), 'The company name is blank: customers read it on their statement.'],
    [
      !/^[A-Z0-9 ]{10}$/.test(profile.companyId) || isBlank(profile.companyId),
      'The company number is ten capitals and digits.',
    ],
    [!/^([01]\d|2[0-3])[0-5]\d$/.test(createdAt), 'The time of the file is written as HHMM.'],
    [
      !/^[A-Z0-9]$/.test(idModifier),
      'Files of one day are told apart by A to Z and 0 to 9: there is none left, send it tomorrow.',
    ],
    [firstSequence < 1 || last > 9_999_999, 'Entries are numbered from 1 to 9,999,999.'],
  ])
}

const checkBatch = (batch: NachaBatchOrder, createdOn: PlainDate): string[] =>
  told([
    [isBlank(batch.description), 'The entry description is blank: customers read it on their statement.'],
    [printable(batch.description).trim().length > 10, 'The entry description has room for ten characters.'],
    [
      !isBankingDay(batch.effectiveOn),
      `The effective day ${batch.effectiveOn.toString()} is no banking day.`,
    ],
    [isBefore(batch.effectiveOn, createdOn), 'The effective day is before the day of the file.'],
  ])

const checkEntry = (
  entry: NachaEntryOrder,
  { sec, effectiveOn }: NachaBatchOrder,
  createdOn: PlainDate,
): string[] =>
  told([
    [!isRoutingNumber(entry.routing), 'The check digit of the routing number is wrong.'],
    [
      !/^[A-Z0-9-]{1,17}$/i.test(entry.account),
      'The number at the bank is 1 to 17 digits, letters and hyphens.',
    ],
    [/^[0 ]*$/.test(printable(entry.name)), 'The name of a person or firm is missing.'],
    [isBlank(entry.customerNumber), 'The account number is missing.'],
    [printable(entry.customerNumber).trim().length > 15, 'The account number has room for 15 characters.'],
    [!Number.isSafeInteger(entry.cents) || entry.cents < 0, 'The amount is not in whole cents.'],
    [entry.use === 'live' && entry.cents === 0, 'The amount is zero; only a prenote has none.'],
    [entry.use === 'prenote' && entry.cents !== 0, 'A prenote has no amount.'],
    [entry.cents > mostOfAnEntry, 'The amount does not fit: at most $99,999,999.99.'],
    [
      isSame(effectiveOn, createdOn) && entry.cents > sameDayLimit,
      'An entry of the same day is at most $1,000,000.',
    ],
    [
      entry.addenda !== undefined && (sec === 'TEL' || printable(entry.addenda).length > 80),
      'Free text has 80 characters, and none in a TEL entry.',
    ],
    [
      (sec === 'WEB' || sec === 'TEL') && entry.use === 'live' && entry.paymentType === undefined,
      'Of a WEB or TEL entry it is told whether it recurs.',
    ],
  ])

const isBlank = (text: string): boolean => printable(text).trim() === ''
