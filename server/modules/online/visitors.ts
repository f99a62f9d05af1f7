import type { Context } from 'hono'
import { inTransaction } from '#database/in-transaction'
import type { PaymentProvider, ProviderOf } from '#kernel/payment-provider'
import { refuse } from '#kernel/refusal'
import type { Actor, InTransaction } from '#kernel/work'
import { clientAddress } from '../../client-address.ts'
import type { Office } from '../../door.ts'
import type { RateLimit } from '../staff/rate-limit.ts'

/** What paying online needs: who takes the payments of a city, and where our own pages are. Left out, no city takes any. */
export type OnlineParts = {
  readonly online?: { readonly providerOf: ProviderOf; readonly publicUrl: string }
}

/** What the open doors need: visitors belong to no city by themselves. */
export type OpenParts = Office & OnlineParts & { readonly trustProxy: boolean }

/** Whoever pays without signing in. */
const visitor: Actor = { name: 'pay page', userId: null, role: 'system' }

/** A city, its transactions as a visitor, and who takes its payments. */
export type OpenCity = {
  readonly name: string
  readonly inTransaction: InTransaction
  readonly provider: PaymentProvider
  readonly publicUrl: string
}

/** A city as a visitor enters it. Refuses one that takes no payments online; one that does not exist is told no differently. */
export async function openCity(parts: OpenParts, name: string): Promise<OpenCity> {
  const { database, today, send, gates, online } = parts
  const known = await cityNames(parts, name)
  const provider = known.length > 0 && online ? await online.providerOf(name) : null
  if (!provider || !online) return refuse('PAY_NOT_OPEN', {})
  return {
    name,
    provider,
    publicUrl: online.publicUrl,
    inTransaction: (task) =>
      inTransaction(database.db, { city: name, actor: visitor, today: today(), send, gates }, task),
  }
}

/**
 * Asks the cities one after the other, or the one that was named, until one has an answer. One that is given up meanwhile is passed over. Refuses
 * when none takes payments.
 */
export async function firstCity<Result>(
  parts: OpenParts,
  asked: string | undefined,
  look: (city: OpenCity) => Promise<Result | null>,
): Promise<Result | null> {
  const names = await cityNames(parts, asked)
  if (names.length === 0) refuse('PAY_NOT_OPEN', {})
  for (const name of names) {
    const found = await lookIn(parts, name, look)
    if (found !== null) return found
  }
  return null
}

async function lookIn<Result>(
  parts: OpenParts,
  name: string,
  look: (city: OpenCity) => Promise<Result | null>,
): Promise<Result | null> {
  try {
    const provider = await parts.online?.providerOf(name)
    return provider ? await look(await openCity(parts, name)) : null
  } catch (error) {
    const known = await cityNames(parts, name)
    if (known.length > 0) throw error
    return null
  }
}

async function cityNames({ database }: OpenParts, asked: string | undefined): Promise<string[]> {
  const all = database.db.withSchema('directory').selectFrom('city').select('name').orderBy('name')
  const rows = await (asked === undefined ? all : all.where('name', '=', asked)).execute()
  return rows.map(({ name }) => name)
}

/** Refuses an address that asks too often. */
export function refuseTooOften(context: Context, { trustProxy }: OpenParts, limit: RateLimit): void {
  const wait = limit(clientAddress(context, trustProxy))
  if (wait > 0) refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: wait })
}
