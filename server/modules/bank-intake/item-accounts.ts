import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { digitsOf } from '../accounts/account-queries.ts'
import { accountBalances } from '../ledger/ledger-queries.ts'
import { rememberedNumbers } from '../suspense/written-numbers.ts'
import type { ItemAccount } from './judge-items.ts'
import type { ReadItem } from './read-item.ts'

type Stored = { readonly id: number; readonly key: string; readonly closedOn: PlainDate | null }

/**
 * The accounts that the numbers of a file mean, in a few queries for all of them: by the number itself, also with zeros in front of it, by what
 * was remembered, and by the number of the former system where only one account had it.
 */
export async function itemAccounts(
  work: Work,
  items: readonly ReadItem[],
): Promise<(written: string) => ItemAccount | null> {
  const keys = [...new Set(items.flatMap(({ written }) => (written === null ? [] : keysOf(written))))]
  const numbers = byKey(await stored(work, keys, 'number'))
  const formers = byKey(await stored(work, keys, 'former'))
  const remembered = await rememberedNumbers(work, keys)
  const others = await byIds(work, [...remembered.values()])
  const closed = [...numbers.values(), ...formers.values(), ...others.values()]
    .flat()
    .filter(({ closedOn }) => closedOn !== null)
  const balances = await accountBalances(work, [...new Set(closed.map(({ id }) => id))])
  const as = (one: Stored, foundBy: ItemAccount['foundBy']): ItemAccount => ({
    id: one.id,
    foundBy,
    closedOn: one.closedOn?.toString() ?? null,
    balanceCents: balances.get(one.id) ?? 0,
  })
  return (written) => {
    for (const key of keysOf(written)) {
      const [own] = numbers.get(key) ?? []
      if (own) return as(own, 'number')
      const alias = remembered.get(key)
      const meant = alias === undefined ? undefined : others.get(alias)
      if (meant) return as(meant, 'remembered')
      const former = formers.get(key) ?? []
      if (former.length === 1) return as(former[0]!, 'former-number')
    }
    return null
  }
}

/** How a number may stand in the books: as it is, and without the zeros with which banks fill a field. */
function keysOf(written: string): string[] {
  const key = digitsOf(written.trim())
  return [...new Set([key, key.replace(/^0+/, '')])].filter(Boolean)
}

const byKey = (rows: readonly Stored[]): Map<string, Stored[]> => Map.groupBy(rows, ({ key }) => key)

async function stored(work: Work, keys: readonly string[], by: 'number' | 'former'): Promise<Stored[]> {
  const key =
    by === 'number'
      ? sql`(translate(number, '- ', '')) collate "C"`
      : sql`(translate(upper(former_number), '- ', '')) collate "C"`
  const { rows } = await sql<Stored>`
    select id, ${key} as key, closed_on as "closedOn" from account
    where ${by === 'former' ? sql`former_number is not null and` : sql``} ${key} = any(${keys}::text[])`.execute(
    work.db,
  )
  return rows
}

async function byIds(work: Work, ids: readonly number[]): Promise<Map<number, Stored>> {
  const { rows } = await sql<Stored>`
    select id, number as key, closed_on as "closedOn" from account where id = any(${ids}::bigint[])`.execute(
    work.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
