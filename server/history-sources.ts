import type { HistorySource } from '#kernel/history'
import {
  changeHistory,
  contactHistory,
  identityHistory,
  promiseHistory,
} from './modules/desk/desk-history.ts'
import { billHistory, entryHistory, paymentHistory } from './modules/desk/money-history.ts'
import { caseHistory, letterHistory, noticeHistory, orderHistory } from './modules/desk/paper-history.ts'

/** Every source of the history of an account, from all modules, in the order in which filters show them. */
export const historySources: readonly HistorySource[] = [
  billHistory,
  paymentHistory,
  entryHistory,
  contactHistory,
  promiseHistory,
  letterHistory,
  caseHistory,
  orderHistory,
  identityHistory,
  noticeHistory,
  changeHistory,
]
