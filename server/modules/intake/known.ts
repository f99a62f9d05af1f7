import { nameKey } from '../accounts/name-key.ts'
import type { StagedAccount, StagedService, StagedValues } from './staged-row.ts'

/** A service that is there, in the books or in an earlier row. */
type KnownService = { readonly from: string; readonly until: string | null; readonly what: string }

/** An account that is there. Its id is null while it stands only in an earlier row. */
export type KnownAccount = {
  id: number | null
  /** For people: `line 12`, `account 100-20417-3`. */
  readonly what: string
  readonly class: string
  readonly cycle: string
  /** The first day that no bill of it covers; null when it has none. */
  readonly billedUntil: string | null
  /** From which day on it is billed whatever its cycle has billed; null: it came with a past. */
  readonly billedFrom: string | null
  readonly openedOn: string
  readonly closedOn: string | null
  readonly formerNumber: string | null
  readonly units: number
  readonly services: Map<string, KnownService[]>
}
export type KnownPremise = { id: number | null; readonly what: string }

/** What rows are held against: what the books have, and what earlier rows of the file bring. */
export type Known = {
  readonly premises: Map<string, KnownPremise>
  /** By address, class and payer. */
  readonly accountsByPlace: Map<string, KnownAccount>
  /** By number, of this system or the one before. */
  readonly accountsByNumber: Map<string, KnownAccount>
}

export const nothingKnown = (): Known => ({
  premises: new Map(),
  accountsByPlace: new Map(),
  accountsByNumber: new Map(),
})

/** An account number as it compares: capitals, without spaces and dashes. The index of the books is made over the same. */
export const numberKey = (number: string): string => number.toUpperCase().replaceAll(/[- ]/g, '')

/** One payer has one account of a class at an address. */
export const placeKey = (addressKey: string, accountClass: string, payer: string): string =>
  `${addressKey}|${accountClass}|${nameKey(payer)}`

/** Services of the same kind; another frequency is another service, since it is priced as a first container. */
export const serviceKey = (
  service: Omit<StagedService, 'quantity' | 'units' | 'from' | 'until' | 'note'>,
): string =>
  [
    service.stream,
    service.container,
    service.size,
    service.pickupsPerWeek ?? 'on call',
    service.location,
  ].join('|')

/** The place a row's account has, or null when the row does not tell enough. */
export function placeOf({ address, account, parties }: StagedValues): string | null {
  const payer = parties.find(({ role }) => role === 'payer')
  return address && account && payer ? placeKey(address.key, account.class, payer.name) : null
}

/**
 * The known account that a row is about. By its number before, if it has one; else, and against accounts that have none, by
 * address, class and payer. An account that closed before the row's opens is another one.
 */
export function accountOf(
  known: Known,
  values: StagedValues & { account: StagedAccount },
): KnownAccount | null {
  const { formerNumber, openedOn } = values.account
  const numbered = formerNumber === null ? undefined : known.accountsByNumber.get(numberKey(formerNumber))
  if (numbered) return numbered
  const place = placeOf(values)
  const there = place === null ? undefined : known.accountsByPlace.get(place)
  if (!there || (formerNumber !== null && there.formerNumber !== null)) return null
  return there.closedOn !== null && there.closedOn <= openedOn ? null : there
}

/** A service of an account on some of the same days, or null. */
export function serviceOf(account: KnownAccount, service: StagedService): KnownService | null {
  const same = account.services.get(serviceKey(service)) ?? []
  return (
    same.find(
      ({ from, until }) =>
        (until === null || service.from < until) && (service.until === null || from < service.until),
    ) ?? null
  )
}

/** Keeps a service as known. */
export function knowService(account: KnownAccount, service: StagedService, what: string): void {
  const key = serviceKey(service)
  const list = account.services.get(key) ?? []
  list.push({ from: service.from, until: service.until, what })
  account.services.set(key, list)
}
