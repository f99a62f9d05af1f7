import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import { cityIdentity } from '../city/city-queries.ts'
import { beginsWith } from '../premises/premise-queries.ts'
import type { FoundPremise } from '../premises/standing-premises.ts'
import { accountNumber } from './account-numbers.ts'
import { digitsOf } from './account-queries.ts'

/** What was found, and why: the best match stands first. */
export type Match = {
  readonly accountId: number
  readonly matched:
    | 'account'
    | 'former-number'
    | 'bill'
    | 'check'
    | 'phone'
    | 'email'
    | 'apn'
    | 'address'
    | 'name'
  /** The words that were found; null when the account's row has them. */
  readonly text: string | null
}

const atMost = 20

/** Accounts whose number begins as typed, with its dashes or without, or whose count is typed alone: `20417` for 100-20417-3. */
export async function byAccountNumber(work: Work, text: string): Promise<Match[]> {
  const typed = digitsOf(text)
  if (!/^\d{3,}$/.test(typed)) return []
  const whole = await numberOfCount(work, typed)
  return matches(
    work,
    'account',
    sql`
    select id, number as text from account
    where ${beginsWith(sql`((translate(number, '- ', '')) collate "C")`, sql`${typed}::text`)}
      ${whole === null ? sql`` : sql`or (translate(number, '- ', '')) collate "C" = ${digitsOf(whole)}`}
    order by translate(number, '- ', '') collate "C" = ${typed} desc, number limit ${atMost}`,
  )
}

/** The account number that a count alone stands for; null when there is none. */
async function numberOfCount(work: Work, typed: string): Promise<string | null> {
  const pattern = (await cityIdentity(work))?.accountNumber
  const room = pattern?.pattern.replaceAll(/[^#]/g, '').length ?? 0
  return pattern && typed.length <= room ? accountNumber(Number(typed), pattern) : null
}

/** Accounts whose number in the former system begins as typed. */
export function byFormerNumber(work: Work, text: string): Promise<Match[]> {
  const typed = digitsOf(text)
  if (typed.length < 3 || !/\d/.test(typed)) return Promise.resolve([])
  const column = sql`((translate(upper(former_number), '- ', '')) collate "C")`
  return matches(
    work,
    'former-number',
    sql`
    select id, former_number as text from account
    where former_number is not null and ${beginsWith(column, sql`${typed}::text`)}
    order by former_number limit ${atMost}`,
  )
}

/** The account a bill was sent to. */
export const byBill = (work: Work, text: string): Promise<Match[]> =>
  /\d/.test(text)
    ? matches(
        work,
        'bill',
        sql`select account_id as id, number as text from bill where number in (${text.trim()}, ${text.trim().toUpperCase()})
          union all select b.account_id, r.number from replacement_bill r join bill b on b.id = r.bill_id
          where r.number = ${text.trim().toUpperCase()}`,
      )
    : Promise.resolve([])

/** Accounts that were paid by a check with that number, the newest payment first. */
export function byCheck(work: Work, text: string): Promise<Match[]> {
  const typed = text.trim()
  if (!/^#?\s*(?=.*\d)[0-9A-Za-z-]{2,20}$/.test(typed)) return Promise.resolve([])
  return matches(
    work,
    'check',
    sql`
    select account_id as id, 'check ' || check_number || ' of ' || to_char(received_on, 'FMMon FMDD, YYYY') || ', $'
      || to_char(amount_cents / 100.0, 'FM999,999,990.00') as text
    from payment where check_number = ${typed.replace(/^#\s*/, '')} order by received_on desc, id desc limit ${atMost}`,
  )
}

/** Accounts of parties with a telephone number, typed with or without the area code. */
export function byPhone(work: Work, text: string): Promise<Match[]> {
  const typed = text.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  if (!/^[\d\s().+-]+$/.test(text) || (typed.length !== 7 && typed.length !== 10)) return Promise.resolve([])
  return ofParties(
    work,
    'phone',
    sql`
    select coalesce(merged_into, id) as id, phone as text from party where phone is not null and right(phone, 7) = ${typed.slice(-7)}
      ${typed.length === 10 ? sql`and phone = ${typed}` : sql``}
    union
    select coalesce(y.merged_into, y.id), pp.phone from party_phone pp join party y on y.id = pp.party_id
    where right(pp.phone, 7) = ${typed.slice(-7)} ${typed.length === 10 ? sql`and pp.phone = ${typed}` : sql``}`,
  )
}

/** Accounts of parties whose e-mail address begins as typed. */
export function byEmail(work: Work, text: string): Promise<Match[]> {
  if (!/^[^\s@]+@\S*$/.test(text.trim())) return Promise.resolve([])
  const typed = text.trim().toLowerCase()
  return ofParties(
    work,
    'email',
    sql`
    select coalesce(merged_into, id) as id, email as text from party where email is not null
      and ${beginsWith(sql`((lower(email)) collate "C")`, sql`${typed}::text`)} order by lower(email) collate "C" limit 60`,
  )
}

/** Accounts at premises: the open ones first, in the order of the premises. One that was merged says the address it was found by. */
export function atPremises(
  work: Work,
  matched: 'apn' | 'address',
  premises: readonly FoundPremise[],
): Promise<Match[]> {
  if (premises.length === 0) return Promise.resolve([])
  const text = matched === 'apn' ? sql`p.apn` : sql`null::text`
  return matches(
    work,
    matched,
    sql`
    select a.id, coalesce('formerly ' || at.former, ${text}) as text
    from unnest(${premises.map(({ id }) => id)}::bigint[], ${premises.map(({ former }) => former)}::text[])
      with ordinality as at (premise, former, place)
    join account a on a.premise_id = at.premise join premise p on p.id = at.premise
    order by at.place, (closed_on is null or closed_on > ${work.today}::date) desc, opened_on desc limit ${atMost}`,
  )
}

/** Accounts of parties: those they are something to today first. `parties` selects an id and the text that was found. */
export const ofParties = (
  work: Work,
  matched: Match['matched'],
  parties: RawBuilder<unknown>,
): Promise<Match[]> =>
  matches(
    work,
    matched,
    sql`
    select account_id as id, min(text) as text from (${parties}) found
    join account_party ap on ap.party_id = found.id join account a on a.id = ap.account_id
    group by account_id, closed_on
    order by bool_or(daterange(from_on, until_on) @> ${work.today}::date) desc, closed_on is null desc, text, account_id
    limit ${atMost}`,
  )

async function matches(work: Work, matched: Match['matched'], query: RawBuilder<unknown>): Promise<Match[]> {
  const { rows } = await sql<{ id: number; text: string | null }>`${query}`.execute(work.db)
  return rows.map(({ id, text }) => ({ accountId: id, matched, text }))
}
