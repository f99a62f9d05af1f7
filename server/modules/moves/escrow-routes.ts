import { escrow } from '@cartwright/api/escrow'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { escrowFigures } from './escrow-figures.ts'
import { escrowLetters, listEscrowLetters } from './escrow-queries.ts'
import { dueByRule, writeEscrowLetter } from './write-escrow-letter.ts'

/** What an escrow company is told of an account. */
export function serveEscrow(door: Door): void {
  door.open(escrow.list, (work, { query }) => listEscrowLetters(work, query))
  door.open(escrow.rule, async (work) => {
    const { dueOn, citation } = await dueByRule(work)
    return { dueOn: dueOn?.toString() ?? null, citation }
  })
  door.open(escrow.ofAccount, async (work, { params }) => ({
    rows: await escrowLetters(work, (await accountByNumber(work, params.accountNumber)).id),
  }))
  door.openLong(escrow.figures, ({ inTransaction }, { params, body }) =>
    escrowFigures(inTransaction, { ...params, ...body }),
  )
  door.openLong(escrow.write, async ({ inTransaction }, received) => {
    const { params, body } = received
    const figures = await escrowFigures(inTransaction, { ...params, goodThrough: body.goodThrough })
    return againAfter('one_escrow_letter_per_request', () =>
      inTransaction((work) => writeEscrowLetter(work, received, figures)),
    )
  })
}
