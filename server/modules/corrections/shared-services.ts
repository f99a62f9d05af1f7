import type { ServedAccountFacts, SharedFrom } from '../billing/bill-facts.ts'
import type { KnownFacts } from './known-facts.ts'

type Shares = ServedAccountFacts['shares']

/**
 * Who pays what part of the services of an account, as they really were: what stands for a service that is shared is shared as that is.
 * Pure.
 */
export function sharesOf({ shares }: ServedAccountFacts, { services }: KnownFacts): Shares {
  if (shares.size === 0) return shares
  const ofOrigin = new Map(
    services.flatMap(({ serviceId, origin }) => {
      const among = shares.get(serviceId)
      return among ? [[origin, among] as const] : []
    }),
  )
  return new Map(
    services.flatMap(({ serviceId, origin }) => {
      const among = shares.get(serviceId) ?? ofOrigin.get(origin)
      return among ? [[serviceId, among] as const] : []
    }),
  )
}

/** The services of another account's facts that an account pays a part of. */
export const sharedWith = (shares: Shares, payer: number): number[] =>
  [...shares].flatMap(([serviceId, among]) =>
    among.some(({ accountId }) => accountId === payer) ? serviceId : [],
  )

/** What an account shares with one whose facts are stated: with those facts in place of what the books have. */
export type SharedFacts = {
  readonly ownerId: number
  /** The facts of the owner as they really were. */
  readonly known: KnownFacts
}

/** Whether what is shared is of the account whose facts are stated. */
export const isOf = ({ owner }: SharedFrom, shared: SharedFacts | undefined): shared is SharedFacts =>
  owner.accountId === shared?.ownerId
