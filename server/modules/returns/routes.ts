import { returns } from '@cartwright/api/returns'
import type { Door } from '../../door.ts'
import { presentAgain } from './present-again.ts'
import { beforeReturn, recordReturn } from './record-return.ts'
import { findCheck } from './find-check.ts'
import { recordSuspenseReturn } from './record-suspense-return.ts'
import { returnedItems } from './returns-queries.ts'
import { prepareRetryFile } from './retry-file.ts'

/** Returned items: recording one, presenting it again, and all there are. */
export function serveReturns(door: Door): void {
  door.open(returns.before, beforeReturn)
  door.open(returns.record, recordReturn)
  door.open(returns.again, presentAgain)
  door.open(returns.list, returnedItems)
  door.open(returns.bankFile, prepareRetryFile)
  door.open(returns.recordSuspense, recordSuspenseReturn)
  door.open(returns.findCheck, (work, { query }) => findCheck(work, query))
}
