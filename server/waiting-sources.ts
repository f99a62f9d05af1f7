import type { WaitingSource } from '#kernel/waiting'
import { exchangesWaiting, moveNoticesWaiting } from './modules/addresses/exchanges-waiting.ts'
import { filesToTake, releasesWaiting } from './modules/autopay/runs-waiting.ts'
import { filesWaiting, noticesWaiting } from './modules/bank-intake/files-waiting.ts'
import { folderWaiting } from './modules/bank-intake/show-folder.ts'
import { batchesWaiting } from './modules/cash/batches-waiting.ts'
import { depositsWaiting } from './modules/cash/deposits-waiting.ts'
import { drawersWaiting, signaturesWaiting } from './modules/cash/drawers-waiting.ts'
import { mailJobsWaiting } from './modules/mail-jobs/jobs-waiting.ts'
import { eventsWaiting } from './modules/online/events-waiting.ts'
import {
  postageCorrectionsOpen,
  postageLow,
  postageStatementsOpen,
} from './modules/postage/postage-waiting.ts'
import { disputesWaiting, onlineRefundsWaiting } from './modules/online/refunds-waiting.ts'
import { insertsToApprove, proofMissing } from './modules/inserts/inserts-waiting.ts'
import { linesWaiting } from './modules/reconciliation/lines-waiting.ts'
import { checksToTell } from './modules/refunds/checks-to-tell.ts'
import { returnedWaiting } from './modules/returned-mail/returned-waiting.ts'
import { bankRefundsWaiting, refundsWaiting } from './modules/refunds/refunds-waiting.ts'
import { retriesWaiting, returnsWaiting } from './modules/returns/returns-waiting.ts'
import { countsWaiting, purchasesWaiting, stockToOrder } from './modules/stock/stock-waiting.ts'
import { suspenseWaiting } from './modules/suspense/suspense-waiting.ts'

/** Everything that can wait, from all modules, in the order in which it is looked at. */
export const waitingSources: readonly WaitingSource[] = [
  suspenseWaiting,
  filesWaiting,
  folderWaiting,
  noticesWaiting,
  returnsWaiting,
  retriesWaiting,
  batchesWaiting,
  drawersWaiting,
  signaturesWaiting,
  depositsWaiting,
  linesWaiting,
  refundsWaiting,
  bankRefundsWaiting,
  checksToTell,
  releasesWaiting,
  filesToTake,
  eventsWaiting,
  exchangesWaiting,
  moveNoticesWaiting,
  returnedWaiting,
  stockToOrder,
  countsWaiting,
  purchasesWaiting,
  postageLow,
  postageStatementsOpen,
  postageCorrectionsOpen,
  onlineRefundsWaiting,
  disputesWaiting,
  mailJobsWaiting,
  insertsToApprove,
  proofMissing,
]
