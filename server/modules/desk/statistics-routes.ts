import { deskStatistics } from '@cartwright/api/desk-statistics'
import type { Door } from '../../door.ts'
import { deskFigures } from './statistics.ts'
import { statisticsWorkbook } from './statistics-workbook.ts'

/** What the desk did: conversations, adjustments, cases, on the screen and as a workbook. */
export function serveDeskStatistics(door: Door): void {
  door.open(deskStatistics.show, (work, { query }) => deskFigures(work, query))
  door.open(deskStatistics.workbook, async (work, { query }) => {
    const bytes = await statisticsWorkbook(work, query)
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="desk-statistics.xlsx"',
      },
    })
  })
}
