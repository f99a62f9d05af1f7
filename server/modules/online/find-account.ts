import type { pay } from '@cartwright/api/pay'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { digitsOf } from '../accounts/account-queries.ts'
import { onlineRule, type PayFact } from '../policies/online-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { beginVisit, wasSent } from './pay-links.ts'

type Asked = ReceivedBy<typeof pay.find>['body']

/** After so many wrong answers for a number it is shut for a while, for a number that no account has as well. */
const mostFailures = 10
const lockMinutes = 15

/**
 * Counts one more try for an account number, and tells for how many seconds it is shut: 0 when it is not. It is counted before anything is looked
 * up, in a transaction of its own, so that many tries in the same moment cannot slip through together, and a refusal takes none back.
 */
export async function countTry({ db }: Work, accountNumber: string): Promise<number> {
  await sql`delete from pay_attempt where last_at < now() - interval '1 day'`.execute(db)
  const { rows } = await sql<{ failures: number; wait: number | null }>`
    insert into pay_attempt as f (account_number, failures) values (${digitsOf(accountNumber)}, 1)
    on conflict (account_number) do update set
      failures = case when f.locked_until <= now() then 1 else f.failures + 1 end,
      last_at = now(),
      locked_until = case
        when f.locked_until > now() then f.locked_until
        when f.locked_until is null and f.failures + 1 > ${mostFailures} then now() + make_interval(mins => ${lockMinutes})
      end
    returning failures, ceil(extract(epoch from locked_until - now()))::bigint as wait`.execute(db)
  const { failures, wait } = rows[0]!
  return failures > mostFailures ? (wait ?? lockMinutes * 60) : 0
}

/** Opens the account whose number and second fact belong together; null, whatever was wrong. */
export async function findAccount(
  work: Work,
  asked: Asked,
): Promise<{ token: string; minutes: number } | null> {
  const rule = onlineRule(await policiesFor(work), work.today)
  const accountId = await accountThatAnswers(work, asked)
  if (!rule || accountId === null || !rule.secondFacts.includes(asked.fact)) return null
  await sql`delete from pay_attempt where account_number = ${digitsOf(asked.accountNumber)}`.execute(work.db)
  const { visitMinutes: minutes } = rule
  return { token: await beginVisit(work, accountId, minutes), minutes }
}

/** The last two bills that the customer got, of account `a`. */
const sentLately = sql`(select s.id, s.number, s.total_due_cents from bill s
  where s.account_id = a.id and ${wasSent('s')} order by s.id desc limit 2)`

/** The account of that number, when the answer is right. The same is looked up whether there is such an account or not. */
async function accountThatAnswers(
  work: Work,
  { accountNumber, fact, answer }: Asked,
): Promise<number | null> {
  const { rows } = await sql<{ id: number; facts: Record<PayFact, string[]> }>`
    select a.id, jsonb_build_object(
      'bill-number', (select coalesce(jsonb_agg(number), '[]'::jsonb) from ${sentLately} b),
      'bill-amount', (select coalesce(jsonb_agg(cents::text), '[]'::jsonb) from ${sentLately} b cross join lateral (
        select b.total_due_cents as cents union select total_due_cents from replacement_bill where bill_id = b.id) told),
      'phone-last4', (select coalesce(jsonb_agg(right(regexp_replace(y.phone, '\\D', '', 'g'), 4)), '[]'::jsonb)
        from account_party ap join party y on y.id = ap.party_id where ap.account_id = a.id and y.phone is not null
          and (ap.until_on is null or ap.until_on > ${work.today}::date))) as facts
    from account a where (translate(a.number, '- ', '')) collate "C" = ${digitsOf(accountNumber)}`.execute(
    work.db,
  )
  const told = comparable(fact, answer)
  const right = told !== '' && rows[0]?.facts[fact].includes(told)
  return right ? rows[0]!.id : null
}

/** An answer as the books have it: the number of a bill (or of what replaced it) with its zeros, an amount in cents, four digits; empty: none. Pure. */
export function comparable(fact: PayFact, answer: string): string {
  const plain = answer.replaceAll(/[\s$,-]/g, '')
  if (fact === 'bill-number') return plain.replace(/R\d+$/i, '').padStart(8, '0')
  if (fact === 'phone-last4') return /^\d{4}$/.test(plain) ? plain : ''
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain) ?? []
  return whole === undefined ? '' : String(Number(whole) * 100 + Number(part.padEnd(2, '0')))
}
