import { returns } from '@cartwright/api/returns'
import type { Door } from '../../door.ts'
import { presentAgain } from './present-again.ts'
import { beforeReturn, recordReturn } from './record-return.ts'
import { returnedItems } from './returns-queries.ts'

/** Returned items: recording one, presenting it again, and all there are. */
export function serveReturns(door: Door): void {
  door.open(returns.before, beforeReturn)
  door.open(returns.record, recordReturn)
  door.open(returns.again, presentAgain)
  door.open(returns.list, returnedItems)
}
