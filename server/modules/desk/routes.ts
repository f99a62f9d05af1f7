import { desk } from '@cartwright/api/desk'
import { againAfter } from '#database/again-after'
import type { HistorySource } from '#kernel/history'
import type { Door } from '../../door.ts'
import { promiseToPay, withdrawPromise } from '../contacts/promise-to-pay.ts'
import { accountHistory } from './account-history.ts'
import { showDesk } from './show-desk.ts'

/** The service desk’s view of an account: what was said and promised, and all that happened, merged from every source. */
export function serveDesk(door: Door, sources: readonly HistorySource[]): void {
  door.open(desk.show, (work, { params }) => showDesk(work, params.accountNumber))
  door.open(desk.history, (work, received) => accountHistory(work, sources, received))
  door.openLong(desk.promise, ({ inTransaction }, received) =>
    againAfter('one_promise_per_request', () => inTransaction((work) => promiseToPay(work, received))),
  )
  door.open(desk.withdrawPromise, withdrawPromise)
}
