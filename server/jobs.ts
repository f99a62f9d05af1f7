import type { Job } from '#kernel/work'
import { forgetAnswersJob } from './modules/audit/answer-once.ts'
import { askForNightJob } from './modules/audit/ask-for-night.ts'
import { sealBooksJob } from './modules/audit/seal-books.ts'
import { verifyBooksJob } from './modules/audit/verify-job.ts'
import { autopayNightJob } from './modules/autopay/autopay-night.ts'
import { calculateRunJob } from './modules/billing/calculate-jobs.ts'
import { calculateWhatIfJob } from './modules/billing/calculate-what-if.ts'
import { postRunJob } from './modules/billing/post-jobs.ts'
import { postBankFileJob } from './modules/bank-intake/post-bank-file.ts'
import { recordFileReturnsJob } from './modules/bank-intake/record-file-returns.ts'
import { sendBillEmailsJob, sendDueEmailsJob } from './modules/bills/send-emails.ts'
import { sendDueExplanationsJob, sendExplanationsJob } from './modules/bills/send-explanations-job.ts'
import { printRunJob } from './modules/bills/print-jobs.ts'
import { checkBooksJob } from './modules/checks/jobs.ts'
import { dueInstallmentsJob } from './modules/corrections/due-installments.ts'
import { tellOfChangeJob } from './modules/contacts/tell-of-change.ts'
import { makePackageJob } from './modules/mail-jobs/make-package.ts'
import { uploadDueJob, uploadPackageJob } from './modules/mail-jobs/upload-package.ts'
import { loadImportJob } from './modules/intake/jobs.ts'
import { sendDueLettersJob, sendLetterEmailsJob } from './modules/letters/send-letter-emails.ts'
import { giveRefundsJob } from './modules/online/give-refunds.ts'
import {
  lookAfterPaymentsJob,
  settleEventJob,
  settleWaitingEventsJob,
} from './modules/online/settle-events.ts'
import { sendDueReceiptsJob, sendReceiptsJob } from './modules/online/send-receipts.ts'
import { followRefundsJob } from './modules/refunds/give-back.ts'
import { makeRecurringJob } from './modules/workplan/jobs.ts'
import { standingChecks } from './standing-checks.ts'

const checkBooks = checkBooksJob(standingChecks)

/** Those that are done in every city every night: once for each business day, also when a night was missed. */
const everyNight: readonly Job[] = [
  dueInstallmentsJob,
  autopayNightJob,
  forgetAnswersJob,
  lookAfterPaymentsJob,
  checkBooks,
]

/** Every kind of background work there is, from all modules. */
export const jobs: readonly Job[] = [
  loadImportJob,
  postBankFileJob,
  recordFileReturnsJob,
  calculateRunJob,
  postRunJob,
  printRunJob,
  makePackageJob,
  uploadPackageJob,
  sendBillEmailsJob,
  sendExplanationsJob,
  sendLetterEmailsJob,
  calculateWhatIfJob,
  verifyBooksJob,
  tellOfChangeJob,
  settleEventJob,
  sendReceiptsJob,
  giveRefundsJob,
  followRefundsJob,
  ...everyNight,
]

/** Those that are done in every city every minute. */
export const everyMinute: readonly Job[] = [
  sealBooksJob,
  askForNightJob(everyNight),
  makeRecurringJob,
  sendDueEmailsJob,
  sendDueExplanationsJob,
  sendDueLettersJob,
  settleWaitingEventsJob,
  sendDueReceiptsJob,
  uploadDueJob,
  giveRefundsJob,
  followRefundsJob,
]
