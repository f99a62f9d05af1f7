import { reconciliation } from '@cartwright/api/reconciliation'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { ownDifference } from './differences.ts'
import { matchByHand, matchSure, undoMatch } from './make-matches.ts'
import { listMatches } from './match-rows.ts'
import { showBalance } from './bank-balance.ts'
import { stateOpening, undoOpening } from './opening-balance.ts'
import { showReconciliation } from './reconciliation-queries.ts'

/** Bank statements held against what we expect of them. */
export function serveReconciliation(door: Door): void {
  door.open(reconciliation.show, (work, { query }) => showReconciliation(work, query))
  door.open(reconciliation.balance, showBalance)
  door.openLong(reconciliation.opening, ({ inTransaction }, received) =>
    againAfter('one_bank_opening', () => inTransaction((work) => stateOpening(work, received))),
  )
  door.open(reconciliation.undoOpening, undoOpening)
  door.open(reconciliation.matches, (work, { query }) => listMatches(work, query))
  door.openLong(reconciliation.matchSure, ({ inTransaction }, received) =>
    againAfterAnother(() => inTransaction((work) => matchSure(work, received))),
  )
  door.openLong(reconciliation.match, ({ inTransaction }, received) =>
    againAfterAnother(() => inTransaction((work) => matchByHand(work, received))),
  )
  door.open(reconciliation.undo, undoMatch)
  door.open(reconciliation.own, ownDifference)
}

/** Of two people who match the same line or the same thing of ours, the second sees what the first did. */
const againAfterAnother = <Result>(attempt: () => Promise<Result>): Promise<Result> =>
  againAfter('one_match_per_bank_line', () => againAfter('one_match_per_expected_item', attempt))
