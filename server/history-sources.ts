import type { HistorySource } from '#kernel/history'
import { replacementHistory } from './modules/corrections/replacement-history.ts'
import {
  changeHistory,
  contactHistory,
  identityHistory,
  promiseHistory,
} from './modules/desk/desk-history.ts'
import { billHistory, entryHistory, paymentHistory } from './modules/desk/money-history.ts'
import {
  caseHistory,
  explanationHistory,
  letterHistory,
  noticeHistory,
  orderHistory,
} from './modules/desk/paper-history.ts'
import { returnedHistory } from './modules/returned-mail/returned-history.ts'

/** Every source of the history of an account, from all modules, in the order in which filters show them. */
export const historySources: readonly HistorySource[] = [
  billHistory,
  replacementHistory,
  paymentHistory,
  entryHistory,
  contactHistory,
  promiseHistory,
  letterHistory,
  explanationHistory,
  returnedHistory,
  caseHistory,
  orderHistory,
  identityHistory,
  noticeHistory,
  changeHistory,
]
