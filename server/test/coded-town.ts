import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { PlainDate } from '#kernel/dates'
import { addressKey, movingKey } from '../modules/addresses/read-mail-address.ts'
import { type MoveLook, storeCodings, storeMoveLooks } from '../modules/addresses/store-coding.ts'
import { piecesToSort } from '../modules/bills/print-pieces.ts'

const codedOn = PlainDate.from('2026-11-01')

async function exchangeOf({ db }: Work): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into address_exchange (vendor, request_id, row_count, sha256, confidential_count, made_by, made_on)
    values ('Practice', 'r' || (select count(*) from address_exchange), 1, 'x', 0, 'Test', ${codedOn}) returning id`.execute(
    db,
  )
  return rows[0]!.id
}

/** Codes the addresses of a run’s mail but the first few of them, which then have no barcode: one in four lies in another ZIP code, unless all lie in one. */
export async function codeAddresses(
  work: Work,
  runId: number,
  { leave = 0, oneZip = false } = {},
): Promise<void> {
  const pieces = await piecesToSort(work, runId)
  const codings = pieces.slice(leave).map(({ lines }, at) => ({
    addressKey: addressKey(lines),
    zip5: at % 4 === 0 && !oneZip ? '91762' : '91764',
    zip4: String(at + 1).padStart(4, '0'),
    deliveryPoint: String(at % 100).padStart(2, '0'),
    carrierRoute: null,
    recordType: null,
    dpv: 'Y',
    footnotes: [],
    vacant: false,
    noStat: false,
    codedOn,
  }))
  await storeCodings(work, await exchangeOf(work), codings)
}

/** Looks for moves of the names of a run’s mail. */
export async function lookForMoves(work: Work, runId: number, lookedOn: string): Promise<void> {
  const looks = (await piecesToSort(work, runId)).map(
    ({ lines }): MoveLook => ({
      addressKey: addressKey(lines),
      movingKey: movingKey(lines),
      lookedOn: PlainDate.from(lookedOn),
      method: 'ncoalink',
    }),
  )
  await storeMoveLooks(work, await exchangeOf(work), looks)
}
