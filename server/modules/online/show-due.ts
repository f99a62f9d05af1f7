import type { pay } from '@cartwright/api/pay'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { cityIdentity } from '../city/city-queries.ts'
import { type OnlineRule, onlineRule } from '../policies/online-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { addressText } from '../premises/address-text.ts'
import { endingOf, maskAddress } from './mask.ts'
import { type PayLink, payLink } from './pay-links.ts'
import { whatIsDue } from './what-is-due.ts'

type Shown = SuccessOf<typeof pay.show>

/** The rule of the city for today. Refuses where it has none. */
export const ruleToday = async (work: Work): Promise<OnlineRule> =>
  onlineRule(await policiesFor(work), work.today) ?? refuse('PAY_NOT_OPEN', {})

/** What is due on the account a link leads to; null: it leads nowhere here. Of a replaced bill no amount is told. */
export async function showDue(work: Work, token: string): Promise<Shown | null> {
  const link = await payLink(work, token)
  if (!link) return null
  const rule = await ruleToday(work)
  const identity = await cityIdentity(work)
  return {
    city: identity?.title ?? '',
    cityPhone: identity?.phone ?? '',
    replaced: link.replaced,
    due: link.replaced ? null : await due(work, link, rule),
  }
}

async function due(work: Work, link: PayLink, rule: OnlineRule): Promise<NonNullable<Shown['due']>> {
  const { address, autopay } = await premiseOf(work, link.accountId)
  const { tenders, leastCents, mostCents, otherAmount } = rule
  return {
    accountEnding: endingOf(link.accountNumber),
    address,
    billNumber: link.billNumber,
    dueOn: link.billDueOn,
    ...(await whatIsDue(work, link.accountId)),
    autopay,
    tenders,
    leastCents,
    mostCents,
    otherAmount,
  }
}

type Premise = {
  street_number: string
  street: string
  unit: string | null
  autopay: boolean
  confidential: boolean
}

/** The masked service address: none where that of anybody on the account is confidential. */
async function premiseOf(
  work: Work,
  accountId: number,
): Promise<{ address: string | null; autopay: boolean }> {
  const { rows } = await sql<Premise>`
    select m.street_number, m.street, m.unit, a.autopay, exists (
      select from account_party ap join party y on y.id = ap.party_id where ap.account_id = a.id and y.confidential_address
        and (ap.until_on is null or ap.until_on > ${work.today}::date)) as confidential
    from account a join premise m on m.id = a.premise_id where a.id = ${accountId}`.execute(work.db)
  const { confidential, autopay, ...premise } = rows[0]!
  return { address: confidential ? null : maskAddress(addressText(premise)), autopay }
}
