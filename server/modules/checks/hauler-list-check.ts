import { sql } from 'kysely'
import type { Found, StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { difference, haulerCheck } from './bring-hauler-list.ts'
import { compareHaulerList, type Difference, type Listed, listedWords } from './compare-hauler-list.ts'
import { matchHaulerRows } from './match-hauler-rows.ts'
import { type Container, monthlyPrices } from './monthly-prices.ts'
import { byRate, facts } from './told.ts'

type List = { readonly id: number; readonly file_name: string }

/** A year: the difference goes on until somebody looks. */
const months = 12

/** What the hauler says it serves, held against what we bill. The newest list counts; those before it are history. */
export const haulerList: StandingCheck = {
  code: haulerCheck,
  title: 'Hauler’s list',
  looksFor:
    'What the newest list of the hauler and our services say differently: served and not billed, billed and not served, other containers.',
  atStake: 'The difference between the month’s rates of both sides × twelve months.',
  owner: 'coordinator',
  find: async (work) => {
    const { rows } = await sql<List>`
      select id, file_name from hauler_list order by list_on desc, id desc limit 1`.execute(work.db)
    const list = rows[0]
    if (!list) return []
    await matchHaulerRows(work, list.id)
    const differences = await compareHaulerList(work, list.id)
    return [...(await differing(work, list, differences)), ...(await unknown(work, list))]
  },
}

async function differing(work: Work, list: List, differences: readonly Difference[]): Promise<Found[]> {
  const sides = differences.flatMap((one) => [
    priceable(one, one.theirs ?? [], one.ours),
    priceable(one, one.ours ?? [], one.theirs),
  ])
  const prices = await sidePrices(work, sides)
  return differences.map((one, at) => {
    const [theirs, ours] = [prices[2 * at]!, prices[2 * at + 1]!]
    const apart = theirs === null || ours === null ? null : Math.abs(theirs - ours)
    return {
      subject: `account ${one.accountId} ${one.stream}`,
      sentence: sentenceOf(one, list),
      ...byRate(apart, months),
      accountId: one.accountId,
      premiseId: one.premiseId,
      facts: facts({
        Stream: one.stream,
        'The list says': one.theirs ? listedWords(one.theirs, one.stream) : 'nothing',
        'Our books say': one.ours ? listedWords(one.ours, one.stream) : 'nothing',
        List: list.file_name,
        Line: one.line,
      }),
    }
  })
}

function sentenceOf(one: Difference, { file_name }: List): string {
  const at = `account ${one.accountNumber}`
  if (!one.ours)
    return `The hauler serves ${listedWords(one.theirs!, one.stream)} (${one.stream}) at ${at}, line ${one.line} of ${file_name}, and we bill none.`
  if (!one.theirs)
    return `We bill ${listedWords(one.ours, one.stream)} (${one.stream}) at ${at}, and ${file_name} of the hauler does not have it.`
  return `${at[0]!.toUpperCase()}${at.slice(1)}, ${one.stream}: ${difference(one)}`
}

/** What the list does not tell of a container is taken from the other side, else from the usual. */
function priceable(one: Difference, rows: readonly Listed[], other: readonly Listed[] | null): Container[] {
  const like = other?.[0]
  return rows.map(({ container, size, pickups, quantity }) => {
    const often = pickups ?? like?.pickups ?? 1
    return {
      class: one.class,
      zone: one.zone,
      stream: one.stream,
      container: container ?? like?.container ?? '',
      size: size ?? like?.size ?? '',
      quantity,
      pickupsPerWeek: often === 0 ? null : often,
      location: 'curb',
      units: 1,
    }
  })
}

/** The price of each side as a whole; null when one of its containers has no rate. */
async function sidePrices(work: Work, sides: readonly (readonly Container[])[]): Promise<(number | null)[]> {
  const prices = await monthlyPrices(work, sides.flat())
  let at = 0
  return sides.map((side) => {
    const own = prices.slice(at, (at += side.length))
    return own.some((price) => price === null)
      ? null
      : own.reduce<number>((total, price) => total + price!, 0)
  })
}

type UnknownRow = Listed & {
  readonly key: string
  readonly stream: string
  readonly line: number
  readonly class: string | null
}

/** Rows of no account of ours, by number or address: priced by the rate of the class that has most such containers. */
async function unknown(work: Work, list: List): Promise<Found[]> {
  const { rows } = await sql<UnknownRow>`
    with unknown as materialized (
      select coalesce(number_key, place_key) as key, stream, container, size, pickups_per_week as pickups,
        sum(quantity)::bigint as quantity, min(line) as line
      from hauler_row where list_id = ${list.id} and account_id is null and verdict <> 'rejected'
      group by 1, 2, 3, 4, 5
    ), classes as (
      select distinct on (stream, container) stream, container, class from (
        select s.stream, s.container, a.class, count(*) as many from service s join account a on a.id = s.account_id
        group by 1, 2, 3) kinds order by stream, container, many desc, class
    )
    select u.*, c.class from unknown u left join classes c on c.stream = u.stream and c.container = u.container
    order by u.line`.execute(work.db)
  const prices = await monthlyPrices(work, rows.map(unknownContainer))
  return rows.map((row, at) => ({
    subject: `list ${row.key} ${row.stream} ${row.container ?? ''} ${row.size ?? ''} ${row.pickups ?? ''}`,
    sentence: `The hauler serves ${listedWords([row], row.stream)} (${row.stream}) for “${row.key}”, line ${row.line} of ${list.file_name}, and no account of ours has that number or address.`,
    ...byRate(prices[at]!, months),
    facts: facts({ 'The list says': listedWords([row], row.stream), List: list.file_name, Line: row.line }),
  }))
}

const unknownContainer = (row: UnknownRow): Container => ({
  class: row.class ?? '',
  zone: null,
  stream: row.stream,
  container: row.container ?? '',
  size: row.size ?? '',
  quantity: row.quantity,
  pickupsPerWeek: row.pickups === 0 ? null : (row.pickups ?? 1),
  location: 'curb',
  units: 1,
})
