import { moves } from '@cartwright/api/moves'
import { againAfter } from '#database/again-after'
import { takenBack } from '#kernel/taken-back'
import type { InTransaction, Work } from '#kernel/work'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { HalfPosted } from '../corrections/ask-for-transfer.ts'
import { changeServices } from './change-services.ts'
import type { MovedTold } from './keep-move.ts'
import { moveAccount } from './move-account.ts'
import { movesOfAccount } from './moves-queries.ts'
import { newOwner } from './new-owner.ts'
import { startAccount } from './start-account.ts'
import { stopAccount } from './stop-account.ts'

type Visit = { readonly inTransaction: InTransaction }

/** Does it and takes it back: what it tells is what would come of it, to the cent. */
const would = async (
  { inTransaction }: Visit,
  task: (work: Work) => Promise<MovedTold>,
): Promise<MovedTold> => ({
  ...(await takenBack(inTransaction, task)),
  moveId: null,
})

/** Does it; of two requests with one number the second is told what the first did. */
const does = ({ inTransaction }: Visit, task: (work: Work) => Promise<MovedTold>): Promise<MovedTold> =>
  againAfter('one_move_per_request', () => inTransaction(task))

/** What is owed goes along at once, or where one of the accounts may not have it posted, once a second person has approved all of it. */
const orWaiting = (attempt: (wait: boolean) => Promise<MovedTold>): Promise<MovedTold> =>
  attempt(false).catch((error: unknown) => {
    if (error instanceof HalfPosted) return attempt(true)
    throw error
  })

/** Begin, end, move, change: what will be billed is shown before. */
export function serveMoves(door: Door): void {
  door.openLong(moves.previewStop, (visit, { params, body }) =>
    would(visit, (work) => stopAccount(work, params.accountNumber, body)),
  )
  door.openLong(moves.stop, (visit, { params, body }) =>
    does(visit, (work) => stopAccount(work, params.accountNumber, body)),
  )
  door.openLong(moves.previewStart, (visit, { body }) => would(visit, (work) => startAccount(work, body)))
  door.openLong(moves.start, (visit, { body }) => does(visit, (work) => startAccount(work, body)))
  door.openLong(moves.previewMove, (visit, { params, body }) =>
    orWaiting((wait) => would(visit, (work) => moveAccount(work, params.accountNumber, body, { wait }))),
  )
  door.openLong(moves.move, (visit, { params, body }) =>
    orWaiting((wait) => does(visit, (work) => moveAccount(work, params.accountNumber, body, { wait }))),
  )
  door.openLong(moves.previewChange, (visit, { params, body }) =>
    would(visit, (work) => changeServices(work, params.accountNumber, body)),
  )
  door.openLong(moves.change, (visit, { params, body }) =>
    does(visit, (work) => changeServices(work, params.accountNumber, body)),
  )
  door.openLong(moves.previewNewOwner, (visit, { params, body }) =>
    would(visit, (work) => newOwner(work, params.accountNumber, body)),
  )
  door.openLong(moves.newOwner, (visit, { params, body }) =>
    does(visit, (work) => newOwner(work, params.accountNumber, body)),
  )
  door.open(moves.ofAccount, async (work, { params }) => ({
    rows: await movesOfAccount(work, (await accountByNumber(work, params.accountNumber)).id),
  }))
}
