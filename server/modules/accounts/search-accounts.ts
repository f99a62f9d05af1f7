import type { Found } from '@cartwright/api/account-page'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { premisesOfParcel } from '../premises/premise-queries.ts'
import { isParcelNumber } from '../premises/parcel-number.ts'
import { premisesAt, premisesNear } from '../premises/search-premises.ts'
import type { FoundPremise } from '../premises/standing-premises.ts'
import { accountRows } from './account-rows.ts'
import { hiddenAccounts } from './hidden-addresses.ts'
import { byName, byNameNear } from './find-by-name.ts'
import {
  atPremises,
  byAccountNumber,
  byBill,
  byCheck,
  byEmail,
  byFormerNumber,
  byPhone,
  type Match,
} from './find-by-number.ts'

type FoundAccount = z.infer<typeof Found>
type Way = (work: Work, text: string) => Promise<Match[]>

const atMost = 20

/** Accounts at premises, without those whose address is hidden: finding them by it would tell who lives there. */
async function there(
  work: Work,
  matched: 'apn' | 'address',
  premises: readonly FoundPremise[],
): Promise<Match[]> {
  const found = await atPremises(work, matched, premises)
  const hidden = await hiddenAccounts(
    work,
    found.map(({ accountId }) => accountId),
  )
  return found.filter(({ accountId }) => !hidden.has(accountId))
}

/** The ways to find an account by something that names it, the surest first. Each asks one index. */
const sureWays: readonly Way[] = [
  byAccountNumber,
  byBill,
  byCheck,
  byFormerNumber,
  byPhone,
  byEmail,
  (work, text) =>
    isParcelNumber(text.trim())
      ? premisesOfParcel(work, text).then((found) => there(work, 'apn', found))
      : Promise.resolve([]),
]

/** The ways by words, when nothing is named so. */
const waysByWords: readonly Way[] = [
  async (work, text) => there(work, 'address', await premisesAt(work, text)),
  byName,
]

/** The second try, when the text found nothing as it was typed. */
const waysAllowingMistakes: readonly Way[] = [
  async (work, text) => there(work, 'address', await premisesNear(work, text)),
  byNameNear,
]

/**
 * Finds accounts by whatever a caller says: name, telephone, address, account or former number, parcel, e-mail, bill or check number. What
 * finds nothing is tried again with words that are nearly the same.
 */
export async function searchAccounts(work: Work, text: string): Promise<FoundAccount[]> {
  if (text.trim().length < 2) return []
  for (const ways of [sureWays, waysByWords, waysAllowingMistakes]) {
    const found = await bySomeWay(work, text.trim(), ways)
    if (found.length > 0) return described(work, found, ways === waysAllowingMistakes)
  }
  return []
}

async function bySomeWay(work: Work, text: string, some: readonly Way[]): Promise<Match[]> {
  const found = new Map<number, Match>()
  for (const way of some) {
    for (const match of await way(work, text))
      if (!found.has(match.accountId)) found.set(match.accountId, match)
    if (found.size >= atMost) break
  }
  return [...found.values()].slice(0, atMost)
}

async function described(work: Work, found: readonly Match[], similar: boolean): Promise<FoundAccount[]> {
  const ids = found.map(({ accountId }) => accountId)
  const rows = await accountRows(work, ids)
  const confidential = await confidentialOnes(work, ids)
  return found.map(({ accountId, matched, text }) => {
    const row = rows.get(accountId)!
    return {
      ...row,
      matched,
      matchedText: text ?? row.address,
      confidential: confidential.has(accountId),
      similar,
    }
  })
}

/** Those with a party whose address must not be told: Safe at Home, Government Code § 6205 and following. */
async function confidentialOnes(work: Work, ids: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select distinct account_id as id from account_party ap join party p on p.id = ap.party_id
    where account_id = any(${ids}::bigint[]) and confidential_address
      and daterange(from_on, until_on) @> ${work.today}::date`.execute(work.db)
  return new Set(rows.map(({ id }) => id))
}
