import { sql } from 'kysely'
import { Refusal } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { decodeImb } from '../barcodes/decode-imb.ts'
import { readTracking } from '../barcodes/read-tracking.ts'
import type { BillOfBarcode } from './find-piece.ts'

/**
 * The bill whose envelope bore a barcode: its 20 digits of tracking, with the routing behind them or not, or its 65 bars as letters. The range
 * of serial numbers tells the run, so that no more than one run is looked through; a number that was used again is that of its newest run.
 */
export const billOfBarcode: BillOfBarcode = async (work, text) => {
  const tracking = trackingIn(text)
  if (tracking === null) return null
  const billId = await billOf(work, tracking)
  return billId === null ? null : { billId, tracking }
}

/** The tracking digits of what was scanned; null when it is no barcode, which then may be another number. */
function trackingIn(text: string): string | null {
  const bare = text.replaceAll(/[\s-]/g, '').toUpperCase()
  if (/^\d{20}(\d{5}|\d{9}|\d{11})?$/.test(bare)) return bare.slice(0, 20)
  if (!/^[TADF]{65}$/.test(bare)) return null
  try {
    return decodeImb(bare).tracking
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

async function billOf({ db }: Work, tracking: string): Promise<number | null> {
  const { mailerId, serial } = readTracking(tracking)
  const { rows } = await sql<{ billId: number }>`
    select p.bill_id as "billId" from imb_serial_range s
    join mail_sort_piece p on p.run_id = substring(s.subject from 'run ([0-9]+)')::bigint and p.tracking = ${tracking}
    where s.mailer_id = ${mailerId} and s.numbers = 'first-class' and ${Number(serial)}::bigint between s.first and s.last
    order by s.id desc limit 1`.execute(db)
  return rows[0]?.billId ?? null
}
