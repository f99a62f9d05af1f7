import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { cityThresholds } from '../city/city-queries.ts'
import type { BillRun } from './bill-run.ts'

type Flagged = { account: number; chargesCents: number; medianCents: number; peers: number }

/**
 * Points out bills that are far from those of their peers: accounts of the same class with the same containers, or the
 * same part of them. It looks at the whole register, so it is asked after all accounts are calculated. What a person decided
 * about an account stays while the account is still far off. New, final and prorated bills, and those with single
 * events, are not comparable, and neither point out nor are pointed out.
 */
export async function markPeers(work: Work, run: Pick<BillRun, 'id'>): Promise<void> {
  const flagged = await farFromPeers(work, run.id)
  const accounts = flagged.map(({ account }) => account)
  await sql`
    delete from run_exception where run_id = ${run.id} and code = 'change-against-peers'
      and account_id <> all(${accounts}::bigint[])`.execute(work.db)
  await sql`
    insert into run_exception (run_id, account_id, code, severity, details)
    select ${run.id}, account, 'change-against-peers', 'decide', details::jsonb
    from unnest(${accounts}::bigint[], ${flagged.map(detailsOf)}::text[]) as far (account, details)
    on conflict do nothing`.execute(work.db)
}

const detailsOf = ({ chargesCents, medianCents, peers }: Flagged): string =>
  JSON.stringify({ chargesCents, medianCents, peers })

/** Bills whose charges differ from the median of their peers by more than the band, in percent of it and in cents. */
async function farFromPeers(work: Work, runId: number): Promise<Flagged[]> {
  const thresholds = await cityThresholds(work)
  if (!thresholds) return []
  const { peersPercent, peersAtLeast, changeAtLeastCents } = thresholds
  const { rows } = await sql<Flagged>`
    with served as (
      select distinct account_id, service_id from register_line
      where run_id = ${runId} and service_id is not null and kind = 'service'),
    shape as (
      select served.account_id, string_agg(concat_ws(' ', s.stream, s.container, s.size, s.quantity, s.pickups_per_week,
          s.location, s.units, share.weight), '|' order by s.stream, s.container, s.size, s.quantity, s.pickups_per_week,
          s.location, s.units, share.weight) as text
      from served join service s on s.id = served.service_id
      left join service_share share on share.service_id = s.id and share.account_id = served.account_id
      group by served.account_id),
    comparable as (
      select b.account_id, b.class, b.charges_cents, shape.text
      from register_bill b join shape using (account_id)
      where b.run_id = ${runId} and b.is_billed and not b.is_new and not b.is_final and not b.is_prorated
        and not exists (select from register_line l
          where l.run_id = b.run_id and l.account_id = b.account_id and l.kind = 'event')),
    usual as (
      select class, text, count(*) as peers,
        percentile_disc(0.5) within group (order by charges_cents) as median
      from comparable group by class, text having count(*) >= ${peersAtLeast})
    select account_id as account, charges_cents as "chargesCents", median as "medianCents", peers
    from comparable join usual using (class, text)
    where abs(charges_cents - median) * 100 > median * ${peersPercent}
      and abs(charges_cents - median) >= ${changeAtLeastCents}
    order by account_id`.execute(work.db)
  return rows
}
