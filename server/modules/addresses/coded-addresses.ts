import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { dpvOutcome } from './dpv-outcome.ts'

/** What is known of an address since it was coded, and of when moves were last looked for. */
export type CodedAddress = {
  readonly zip5: string
  readonly zip4: string | null
  readonly deliveryPoint: string | null
  readonly dpv: string | null
  readonly codedOn: PlainDate
  readonly moveUpdateOn: PlainDate | null
  readonly moveUpdateMethod: string | null
  /**
   * ZIP code, ZIP+4 and delivery point for the barcode; null where validation does not allow automation, and where moves were never looked for, as for
   * a name that came to the address since the newest exchange (DMM 602.5).
   */
  readonly routing11: string | null
}

type Row = {
  readonly key: string
  readonly zip5: string
  readonly zip4: string | null
  readonly delivery_point: string | null
  readonly dpv: string | null
  readonly footnotes: string[]
  readonly vacant: boolean
  readonly no_stat: boolean
  readonly coded_on: PlainDate
  readonly moved_on: PlainDate | null
  readonly method: string | null
}

const atOnce = 20_000

/**
 * What is known of some addresses. A key is that of an address (`addressKey`), or of a name at it (`movingKey`). A Move Update is of a name:
 * for an address alone it is the oldest of the names that were looked for there. What was never coded is not in the answer.
 */
export async function codedAddresses(
  work: Work,
  keys: readonly string[],
): Promise<Map<string, CodedAddress>> {
  const wanted = [...new Set(keys)].filter((key) => key !== '')
  const found = new Map<string, CodedAddress>()
  for (let at = 0; at < wanted.length; at += atOnce)
    for (const row of await codedRows(work, wanted.slice(at, at + atOnce))) found.set(row.key, coded(row))
  return found
}

async function codedRows({ db }: Work, keys: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select k.key, c.zip5, c.zip4, c.delivery_point, c.dpv, c.footnotes, c.vacant, c.no_stat, c.coded_on, m.looked_on as moved_on, m.method
    from unnest(${keys}::text[]) as k (key)
    join address_coding c on c.address_key = split_part(k.key, '|', 1)
    left join lateral (
      select u.looked_on, u.method from move_update u where u.address_key = c.address_key
        and (strpos(k.key, '|') = 0 or u.moving_key = k.key)
      order by u.looked_on, u.moving_key limit 1) m on true`.execute(db)
  return rows
}

function coded(row: Row): CodedAddress {
  const { zip5, zip4, delivery_point: deliveryPoint, dpv } = row
  const outcome = dpvOutcome({ dpv, footnotes: row.footnotes, vacant: row.vacant, noStat: row.no_stat })
  const automated = outcome !== 'blocked' && outcome !== 'not-coded' && row.moved_on !== null
  return {
    zip5,
    zip4,
    deliveryPoint,
    dpv,
    codedOn: row.coded_on,
    moveUpdateOn: row.moved_on,
    moveUpdateMethod: row.method,
    routing11: automated && zip4 !== null && deliveryPoint !== null ? `${zip5}${zip4}${deliveryPoint}` : null,
  }
}
