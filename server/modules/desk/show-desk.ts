import type { desk } from '@cartwright/api/desk'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { cityCalendar } from '../city/city-queries.ts'
import { contactRows } from '../contacts/contact-rows.ts'
import { standingOf } from '../contacts/identity-queries.ts'
import { promiseRows } from '../contacts/promise-rows.ts'
import { identityRule } from '../policies/desk-rules.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { nextCollections } from './next-collections.ts'

type Shown = SuccessOf<typeof desk.show>

const shown = { conversations: 5, collections: 3 }

/** What a caller may ask beside the account itself: what was promised and said, who proved to be whom, and when the truck comes. */
export async function showDesk(work: Work, accountNumber: string): Promise<Shown> {
  const account = await accountByNumber(work, accountNumber)
  const ofAccount = sql`c.account_id = ${account.id}`
  const { provedToday, failedLately, lastFailedOn } = await standingOf(work, account.id)
  return {
    promises: await promiseRows(work, sql`pr.account_id = ${account.id}`),
    contacts: await contactRows(work, ofAccount, shown.conversations),
    followUps: await openFollowUps(work, account.id),
    collection: account.closedOn ? [] : await collections(work, account.premiseId),
    identity: await identityGuards(work),
    provedToday,
    failedLately,
    lastFailedOn: lastFailedOn?.toString() ?? null,
    contactChanges: await manyChanges(work, account.number),
  }
}

/** What the city’s rule asks to be proved first, so that it is asked before it is said. */
async function identityGuards(work: Work): Promise<Shown['identity']> {
  const rule = identityRule(await policiesFor(work), work.today)
  return rule && { guards: rule.guards, needed: rule.needed, citation: rule.citation }
}

async function openFollowUps(work: Work, accountId: number): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*) as many from contact
    where account_id = ${accountId} and follow_up_on is not null and follow_up_done_on is null`.execute(
    work.db,
  )
  return rows[0]!.many
}

async function collections(work: Work, premiseId: number): Promise<Shown['collection']> {
  const premise = await work.db
    .selectFrom('premise')
    .select('collection_day')
    .where('id', '=', premiseId)
    .executeTakeFirstOrThrow()
  const calendar = await cityCalendar(work)
  return nextCollections(calendar, premise.collection_day, {
    today: work.today,
    howMany: shown.collections,
  }).map(({ on, usualOn, holiday }) => ({ on: on.toString(), usualOn: usualOn.toString(), holiday }))
}

/** As many changes of the contact within so many days as the rule points out: somebody may be taking the account over. */
async function manyChanges(work: Work, accountNumber: string): Promise<Shown['contactChanges']> {
  const rule = identityRule(await policiesFor(work), work.today)?.manyChanges
  if (!rule) return null
  const { rows } = await sql<{ many: number }>`
    select count(*) as many from command_record
    where subject = ${`account ${accountNumber}`} and command = 'change-contact'
      and business_on > ${work.today.subtract({ days: rule.days })}::date`.execute(work.db)
  const changes = rows[0]!.many
  return changes >= rule.changes ? { changes, days: rule.days } : null
}
