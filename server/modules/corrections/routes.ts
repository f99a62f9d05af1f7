import { corrections } from '@cartwright/api/corrections'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import type { InTransaction } from '#kernel/work'
import { askForCorrection } from './ask-for-correction.ts'
import { HalfPosted } from './ask-for-transfer.ts'
import { previewAnswer } from './correction-answers.ts'
import { correctionAnswer, listCorrections } from './corrections-queries.ts'
import { planCorrection } from './plan-correction.ts'
import { planPayers } from './plan-shared.ts'
import { withdrawCorrection } from './withdraw-correction.ts'

/** The past corrected: looked at, asked for, listed, withdrawn. Approving it is approving its adjustment. */
export function serveCorrections(door: Door): void {
  door.open(corrections.preview, async (work, { params, body }) => {
    const account = await accountByNumber(work, params.accountNumber)
    const { beyond, newBills, ...stated } = body
    const plan = await planCorrection(work, { account, stated, newBills, on: work.today, beyond })
    const payers = await planPayers(work, { ownerId: account.id, own: plan, on: work.today, beyond })
    return previewAnswer(work, account, { plan, payers })
  })
  door.openLong(corrections.ask, ({ inTransaction }, { params, body }) =>
    ask(inTransaction, { ...params, ...body, overrideReason: null }),
  )
  door.openLong(corrections.askBeyond, ({ inTransaction }, { params, body }) =>
    ask(inTransaction, { ...params, ...body }),
  )
  door.open(corrections.list, listCorrections)
  door.open(corrections.show, (work, { params }) => correctionAnswer(work, params.id))
  door.open(corrections.withdraw, async (work, { params, body }) => {
    await withdrawCorrection(work, { correctionId: params.id, note: body.note })
    return correctionAnswer(work, params.id)
  })
}

/** Asks once for each request; what one of several payers may not have posted at once waits for all of them. */
function ask(inTransaction: InTransaction, asked: Parameters<typeof askForCorrection>[1]) {
  const attempt = (wait: boolean) =>
    againAfter('one_correction_per_request', () =>
      inTransaction(async (work) => correctionAnswer(work, await askForCorrection(work, { ...asked, wait }))),
    )
  return attempt(false).catch((error: unknown) => {
    if (error instanceof HalfPosted) return attempt(true)
    throw error
  })
}
