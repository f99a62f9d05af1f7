import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** What a CASS-certified program said of an address. */
export type Coding = {
  readonly addressKey: string
  readonly zip5: string
  readonly zip4: string | null
  readonly deliveryPoint: string | null
  readonly carrierRoute: string | null
  readonly recordType: string | null
  readonly dpv: string | null
  readonly footnotes: readonly string[]
  readonly vacant: boolean
  readonly noStat: boolean
  readonly codedOn: PlainDate
}

/** When moves of a name at an address were last looked for, and how. */
export type MoveLook = {
  readonly addressKey: string
  readonly movingKey: string
  readonly lookedOn: PlainDate
  readonly method: 'ncoalink' | 'acs' | 'onecode-acs' | 'ancillary-endorsement' | 'alternative'
}

/** Keeps what addresses were coded with. An older answer never takes the place of a newer one. */
export async function storeCodings(
  work: Work,
  exchangeId: number,
  codings: readonly Coding[],
): Promise<void> {
  // One door may be in a file under several names: the last of them stands, since one statement touches a row once.
  const rows = [...new Map(codings.map((one) => [one.addressKey, one])).values()]
  await insertRows(work, {
    into: sql`insert into address_coding`,
    rows,
    columns: {
      address_key: ['text', (row) => row.addressKey],
      zip5: ['text', (row) => row.zip5],
      zip4: ['text', (row) => row.zip4],
      delivery_point: ['text', (row) => row.deliveryPoint],
      carrier_route: ['text', (row) => row.carrierRoute],
      record_type: ['text', (row) => row.recordType],
      dpv: ['text', (row) => row.dpv],
      footnotes: ['jsonb', (row) => JSON.stringify(row.footnotes)],
      vacant: ['boolean', (row) => row.vacant],
      no_stat: ['boolean', (row) => row.noStat],
      coded_on: ['date', (row) => row.codedOn],
      exchange_id: ['bigint', () => exchangeId],
    },
    after: sql`on conflict (address_key) do update set zip5 = excluded.zip5, zip4 = excluded.zip4,
      delivery_point = excluded.delivery_point, carrier_route = excluded.carrier_route, record_type = excluded.record_type,
      dpv = excluded.dpv, footnotes = excluded.footnotes, vacant = excluded.vacant, no_stat = excluded.no_stat,
      coded_on = excluded.coded_on, exchange_id = excluded.exchange_id
      where address_coding.coded_on <= excluded.coded_on`,
  })
}

/** Keeps when an exchange looked for moves. An older look never takes the place of a newer one. */
export const storeMoveLooks = (work: Work, exchangeId: number, looks: readonly MoveLook[]): Promise<void> =>
  storeLooks(work, { exchangeId, noticeId: null }, looks)

/** The same of a look that a notice of the post office is proof of. */
export const storeNoticedLook = (work: Work, noticeId: number, look: MoveLook): Promise<void> =>
  storeLooks(work, { exchangeId: null, noticeId }, [look])

type From = { readonly exchangeId: number | null; readonly noticeId: number | null }

async function storeLooks(work: Work, from: From, looks: readonly MoveLook[]): Promise<void> {
  const rows = [...new Map(looks.map((one) => [one.movingKey, one])).values()]
  await insertRows(work, {
    into: sql`insert into move_update`,
    rows,
    columns: {
      moving_key: ['text', (row) => row.movingKey],
      address_key: ['text', (row) => row.addressKey],
      looked_on: ['date', (row) => row.lookedOn],
      method: ['text', (row) => row.method],
      exchange_id: ['bigint', () => from.exchangeId],
      notice_id: ['bigint', () => from.noticeId],
    },
    after: sql`on conflict (moving_key) do update set looked_on = excluded.looked_on, method = excluded.method,
      exchange_id = excluded.exchange_id, notice_id = excluded.notice_id where move_update.looked_on <= excluded.looked_on`,
  })
}
