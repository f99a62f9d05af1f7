import { cashReports } from '@cartwright/api/cash-reports'
import type { Door } from '../../door.ts'
import { cashOfDay } from './cash-of-day.ts'
import { receiptsRegister } from './receipts-register.ts'
import { tiePdf } from './tie-pdf.ts'
import { tieToLedger } from './tie-to-ledger.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Reports of cash: a day, the register, and whether papers and ledger agree. */
export function serveCashReports(door: Door): void {
  door.open(cashReports.day, cashOfDay)
  door.open(cashReports.register, async (work, received) =>
    asFile(await receiptsRegister(work, received), {
      type: spreadsheet,
      disposition: `attachment; filename="cash-receipts-${received.query.from}.xlsx"`,
    }),
  )
  door.open(cashReports.tie, tieToLedger)
  door.openLong(cashReports.tiePdf, async ({ inTransaction }, received) =>
    asFile(await tiePdf(inTransaction, received), {
      type: 'application/pdf',
      disposition: 'inline; filename="month-end.pdf"',
    }),
  )
}

const asFile = (bytes: Uint8Array, { type, disposition }: { type: string; disposition: string }): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
