import type { Account } from '@cartwright/api/account-page'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { premiseById } from '../premises/premise-by-id.ts'
import { alertsOf } from './account-alerts.ts'
import { lastBills, lastPayments, owedOnBills } from './account-money.ts'
import { accountByNumber, type KnownAccount } from './account-queries.ts'
import { accountRows } from './account-rows.ts'
import { servicesOfAccount } from './account-services.ts'
import { billedUntil } from './billed-until.ts'
import { caseAlerts } from './case-alerts.ts'
import { returnedMailAlerts } from './returned-mail-alerts.ts'
import { deliveryOfParties } from './change-delivery.ts'
import { disputedOf } from './disputed-cents.ts'
import { hiddenParties } from './hidden-addresses.ts'
import { partiesById, standings } from './party-queries.ts'

type Shown = z.infer<typeof Account>

/** How many neighbours of an account are named: at its premise, or of its parties. */
const neighbours = 20

/** The worst first. */
const order = ['danger', 'warning', 'note'] as const

/** An account, with all it takes to answer a caller. Refuses an unknown number. */
export async function accountPage(work: Work, accountNumber: string): Promise<Shown> {
  const account = await accountByNumber(work, accountNumber)
  const row = (await accountRows(work, [account.id])).get(account.id)!
  const bills = await lastBills(work, account.id)
  const owed = await owedOnBills(work, account.id, row.balanceCents)
  const disputed = await disputedOf(work, account.id, work.today)
  const page = {
    ...row,
    ...(await preferences(work, account.id)),
    accountId: account.id,
    billedUntil: (await billedUntil(work, [account.id]))?.until.toString() ?? null,
    owedSince: owed.since?.toString() ?? null,
    dueOn: bills[0]?.dueOn ?? null,
    pastDueCents: owed.pastDueCents,
    disputedCents: disputed.cents,
    disputedPastDueCents: Math.min(disputed.pastDueCents, owed.pastDueCents),
    premise: await premiseById(work, account.premiseId),
    parties: await partiesOn(work, account.id),
    services: await servicesOfAccount(work, account.id),
    discounts: await discountsOf(work, account.id),
    bills,
    payments: await lastPayments(work, account.id),
    exceptions: await undecided(work, account.id),
    otherAccounts: await otherAccounts(work, account),
  }
  const alerts = [
    ...alertsOf(page, {
      today: work.today,
      pastDueCents: owed.pastDueCents,
      disputedCents: page.disputedPastDueCents,
    }),
    ...(await caseAlerts(work, account.id)),
    ...(await returnedMailAlerts(work, account.id)),
  ]
  return { ...page, alerts: alerts.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)) }
}

async function preferences(work: Work, accountId: number) {
  const row = await work.db
    .selectFrom('account')
    .select(['bill_by', 'large_print', 'autopay', 'owner_copy', 'note'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return {
    billBy: row.bill_by as Shown['billBy'],
    largePrint: row.large_print,
    autopay: row.autopay,
    ownerCopy: row.owner_copy,
    note: row.note,
  }
}

async function partiesOn(work: Work, accountId: number): Promise<Shown['parties']> {
  const rows = await standings(work, accountId)
  const ids = [...new Set(rows.map(({ partyId }) => partyId))]
  const parties = await partiesById(work, ids)
  const delivery = await deliveryOfParties(work, ids)
  const hidden = await hiddenParties(work, ids)
  return rows.map(({ partyId, role, from, until }) => ({
    ...parties.get(partyId)!,
    ...(hidden.has(partyId) && { mail: null }),
    addressHidden: hidden.has(partyId),
    role,
    from: from.toString(),
    until: until?.toString() ?? null,
    billBy: delivery.get(partyId) ?? null,
  }))
}

async function discountsOf(work: Work, accountId: number): Promise<Shown['discounts']> {
  const { rows } = await sql<{
    id: number
    code: string
    from: PlainDate
    until: PlainDate | null
    evidence: string | null
  }>`select id, code, from_on as "from", until_on as "until", evidence from account_discount
     where account_id = ${accountId} order by from_on desc, id desc`.execute(work.db)
  return rows.map(({ id, from, until, ...rest }) => ({
    ...rest,
    discountId: id,
    from: from.toString(),
    until: until?.toString() ?? null,
  }))
}

/** What registers that are not posted yet still ask about the account. */
async function undecided(work: Work, accountId: number): Promise<Shown['exceptions']> {
  const { rows } = await sql<Shown['exceptions'][number]>`
    select run_id as "runId", code, severity, details from run_exception e join bill_run r on r.id = e.run_id
    where e.account_id = ${accountId} and decision is null
      and r.state in ('open', 'calculating', 'calculated', 'in_review', 'approved')
    order by run_id desc, code`.execute(work.db)
  return rows
}

async function otherAccounts(work: Work, account: KnownAccount): Promise<Shown['otherAccounts']> {
  const { rows } = await sql<{ id: number; because: 'same-premise' | 'same-party' }>`
    select id, min(because) as because from (
      select id, 'same-premise' as because from account where premise_id = ${account.premiseId}
      union all
      select their.account_id, 'same-party' from account_party our
      join account_party their on their.party_id = our.party_id where our.account_id = ${account.id}) others
    where id <> ${account.id} group by id order by 2, 1 desc limit ${neighbours}`.execute(work.db)
  const found = await accountRows(
    work,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, because }) => ({ ...found.get(id)!, because }))
}
