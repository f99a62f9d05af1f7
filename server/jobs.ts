import type { Job } from '#kernel/work'
import { askForNightJob } from './modules/audit/ask-for-night.ts'
import { sealBooksJob } from './modules/audit/seal-books.ts'
import { verifyBooksJob } from './modules/audit/verify-job.ts'
import { calculateRunJob } from './modules/billing/calculate-jobs.ts'
import { calculateWhatIfJob } from './modules/billing/calculate-what-if.ts'
import { postRunJob } from './modules/billing/post-jobs.ts'
import { sendBillEmailsJob, sendDueEmailsJob } from './modules/bills/send-emails.ts'
import { sendDueExplanationsJob, sendExplanationsJob } from './modules/bills/send-explanations-job.ts'
import { printRunJob } from './modules/bills/print-jobs.ts'
import { checkBooksJob } from './modules/checks/jobs.ts'
import { dueInstallmentsJob } from './modules/corrections/due-installments.ts'
import { tellOfChangeJob } from './modules/contacts/tell-of-change.ts'
import { loadImportJob } from './modules/intake/jobs.ts'
import { sendDueLettersJob, sendLetterEmailsJob } from './modules/letters/send-letter-emails.ts'
import { makeRecurringJob } from './modules/workplan/jobs.ts'
import { standingChecks } from './standing-checks.ts'

const checkBooks = checkBooksJob(standingChecks)

/** Those that are done in every city every night: once for each business day, also when a night was missed. */
const everyNight: readonly Job[] = [dueInstallmentsJob, checkBooks]

/** Every kind of background work there is, from all modules. */
export const jobs: readonly Job[] = [
  loadImportJob,
  calculateRunJob,
  postRunJob,
  printRunJob,
  sendBillEmailsJob,
  sendExplanationsJob,
  sendLetterEmailsJob,
  calculateWhatIfJob,
  verifyBooksJob,
  tellOfChangeJob,
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
]
