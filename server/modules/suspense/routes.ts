import { suspense } from '@cartwright/api/suspense'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { keepInSuspense, moveFromSuspense, returnFromSuspense } from './decide-item.ts'
import { listSuspense, showSuspense } from './suspense-queries.ts'
import { suspenseWorkbook } from './suspense-workbook.ts'
import { forgetNumber, numbersOfAccount } from './written-numbers.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Money whose account nobody knows yet. */
export function serveSuspense(door: Door): void {
  door.open(suspense.list, (work, { query }) => listSuspense(work, query))
  door.open(suspense.workbook, async (work, { query }) => {
    const bytes = await suspenseWorkbook(work, query.view)
    return new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': spreadsheet,
        'content-disposition': 'attachment; filename="suspense.xlsx"',
      },
    })
  })
  door.open(suspense.show, (work, { params }) => showSuspense(work, params.itemId))
  door.openLong(suspense.move, ({ inTransaction }, received) =>
    againAfter('one_account_per_alias', () => inTransaction((work) => moveFromSuspense(work, received))),
  )
  door.open(suspense.askReturn, returnFromSuspense)
  door.open(suspense.keep, keepInSuspense)
  door.open(suspense.aliases, async (work, { params }) => {
    const { id } = await accountByNumber(work, params.accountNumber)
    return { rows: await numbersOfAccount(work, id) }
  })
  door.open(suspense.forget, forgetNumber)
}
