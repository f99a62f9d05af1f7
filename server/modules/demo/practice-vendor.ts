import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { asCsv } from '#kernel/csv'

/** A row of an export as the vendor reads it, and what the vendor adds. */
export type VendorRow = Readonly<Record<string, string>>

const added = (
  'coded_on dpv footnotes zip5 zip4 delivery_point carrier_route record_type vacant no_stat std_line1 std_line2 std_city std_state ' +
  'ncoa_on ncoa_code move_type move_date new_line1 new_line2 new_city new_state new_zip5 new_zip4 new_delivery_point new_dpv'
).split(' ')

/**
 * What a vendor of practice answers to an export: every address confirmed and nobody moved, but for what `but` says of a row. Its ZIP+4,
 * delivery points and carrier routes are invented, and are the same for the same address.
 */
export function vendorAnswer(
  exported: string,
  { on, but = () => ({}) }: { readonly on: string; readonly but?: (row: VendorRow, at: number) => VendorRow },
): string {
  const rows = parse(exported, { bom: true, columns: true }) as VendorRow[]
  const sent = Object.keys(rows[0] ?? {})
  const answered = rows.map((row, at) => ({ ...confirmed(row, on), ...but(row, at) }))
  return asCsv([
    [...sent, ...added],
    ...answered.map((row: VendorRow) => [...sent, ...added].map((name) => row[name] ?? '')),
  ])
}

function confirmed(row: VendorRow, on: string): VendorRow {
  const digest = createHash('sha256').update(`${row.line1}${row.line2}${row.zip}`.toUpperCase()).digest()
  return {
    ...row,
    coded_on: on,
    dpv: 'Y',
    footnotes: 'AABB',
    zip5: row.zip!.slice(0, 5),
    zip4: String(1000 + (digest.readUInt16BE(0) % 9000)),
    delivery_point: String(digest[2]! % 100).padStart(2, '0'),
    carrier_route: `C${String(digest[3]! % 100).padStart(3, '0')}`,
    record_type: /BOX/i.test(row.line1!) ? 'P' : 'S',
    vacant: 'N',
    no_stat: 'N',
    ncoa_on: on,
    ncoa_code: '00',
  }
}
