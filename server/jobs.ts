import type { Job } from '#kernel/work'
import { sealBooksJob } from './modules/audit/seal-books.ts'

/** Every kind of background work there is, from all modules. */
export const jobs: readonly Job[] = []

/** Those that are done in every city every minute. */
export const everyMinute: readonly Job[] = [sealBooksJob]
