import { sql } from 'kysely'
import { contains, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountByNumber, type KnownAccount, lockAccount } from '../accounts/account-queries.ts'
import { standings } from '../accounts/party-queries.ts'
import { addressOf, asBegun, type RunningService } from './account-facts.ts'
import { type Begun, beginService } from './begin-service.ts'
import { closeFrom } from './close-from.ts'
import { dayWords } from './words.ts'

type Agreement = {
  readonly id: number
  readonly partyId: number
  readonly name: string
  readonly paper: string
}
type Stopped = {
  readonly account: KnownAccount
  readonly from: PlainDate
  readonly services: readonly RunningService[]
}

/**
 * When a tenant stops, service goes back to the owner, where the owner agreed to it for the address: a new account of theirs with the
 * services as they stand there. Null where there is no agreement, or the owner is who stops.
 */
export async function revertToOwner(
  work: Work,
  { account, from, services }: Stopped,
): Promise<(Begun & { readonly sentence: string }) | null> {
  const agreement = await agreementOn(work, account.premiseId, from)
  if (!agreement || services.length === 0) return null
  const payers = (await standings(work, account.id)).filter(({ role }) => role === 'payer')
  if (payers.some(({ partyId }) => partyId === agreement.partyId)) return null
  const owner = { partyId: agreement.partyId }
  const begun = await beginService(work, {
    address: await addressOf(work, account),
    class: account.class,
    cycle: account.cycle,
    from: from.toString(),
    payer: owner,
    owner,
    billBy: 'paper',
    services: services.map(asBegun),
    deliver: false,
  })
  return {
    ...begun,
    sentence: `Service goes back to the owner, ${agreement.name}, from ${dayWords(from)} by their agreement (${agreement.paper}): account ${begun.account.number}. The containers stay.`,
  }
}

/** The agreement of an owner for an address on a day. */
async function agreementOn(work: Work, premiseId: number, on: PlainDate): Promise<Agreement | undefined> {
  const { rows } = await sql<Agreement>`
    select r.id, r.party_id as "partyId", p.name, r.paper from reversion_agreement r join party p on p.id = r.party_id
    where r.premise_id = ${premiseId} and daterange(r.from_on, r.until_on) @> ${on}::date`.execute(work.db)
  return rows[0]
}

/** The owner's account that ended because a tenant begins, and what is said of it. */
type Ended = { readonly account: KnownAccount; readonly sentences: readonly string[] }

/**
 * The owner's account at an address that service had gone back to ends when a tenant begins there; what it was billed for later days is
 * credited. Answers the account, or null when there is none.
 */
export async function endReversion(
  work: Work,
  { premiseId, from }: { readonly premiseId: number; readonly from: PlainDate },
): Promise<Ended | null> {
  const agreement = await agreementOn(work, premiseId, from)
  if (!agreement) return null
  const { rows } = await sql<{ number: string }>`
    select number from account where premise_id = ${premiseId} and closed_on is null
      and opened_on < ${from}::date order by id`.execute(work.db)
  for (const { number } of rows) {
    const account = await accountByNumber(work, number)
    const pays = (await standings(work, account.id)).some(
      (one) => one.role === 'payer' && one.partyId === agreement.partyId && contains(one, from),
    )
    if (!pays) continue
    await lockAccount(work, number)
    const { sentences: corrected } = await closeFrom(work, account, { from, reason: 'A tenant begins' })
    return {
      account: await accountByNumber(work, number),
      sentences: [
        `The owner’s account ${number} there ends on that day; its next bill is the final one.`,
        ...corrected,
      ],
    }
  }
  return null
}
