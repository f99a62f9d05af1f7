import type { Job } from '#kernel/work'
import { sealBooksJob } from './modules/audit/seal-books.ts'
import { calculateRunJob } from './modules/billing/calculate-jobs.ts'
import { postRunJob } from './modules/billing/post-jobs.ts'
import { printRunJob } from './modules/bills/print-jobs.ts'
import { loadImportJob } from './modules/intake/jobs.ts'

/** Every kind of background work there is, from all modules. */
export const jobs: readonly Job[] = [loadImportJob, calculateRunJob, postRunJob, printRunJob]

/** Those that are done in every city every minute. */
export const everyMinute: readonly Job[] = [sealBooksJob]
