import { corrections } from '@cartwright/api/corrections'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { askForCorrection } from './ask-for-correction.ts'
import { previewAnswer } from './correction-answers.ts'
import { correctionAnswer, listCorrections } from './corrections-queries.ts'
import { planCorrection } from './plan-correction.ts'
import { withdrawCorrection } from './withdraw-correction.ts'

/** The past corrected: looked at, asked for, listed, withdrawn. Approving it is approving its adjustment. */
export function serveCorrections(door: Door): void {
  door.open(corrections.preview, async (work, { params, body }) => {
    const account = await accountByNumber(work, params.accountNumber)
    const { beyond, ...stated } = body
    const plan = await planCorrection(work, { account, stated, on: work.today, beyond })
    return previewAnswer(work, account, plan)
  })
  door.openLong(corrections.ask, async ({ inTransaction }, { params, body }) =>
    againAfter('one_correction_per_request', () =>
      inTransaction(async (work) =>
        correctionAnswer(work, await askForCorrection(work, { ...params, ...body, overrideReason: null })),
      ),
    ),
  )
  door.openLong(corrections.askBeyond, async ({ inTransaction }, { params, body }) =>
    againAfter('one_correction_per_request', () =>
      inTransaction(async (work) =>
        correctionAnswer(work, await askForCorrection(work, { ...params, ...body })),
      ),
    ),
  )
  door.open(corrections.list, listCorrections)
  door.open(corrections.show, (work, { params }) => correctionAnswer(work, params.id))
  door.open(corrections.withdraw, async (work, { params, body }) => {
    await withdrawCorrection(work, { correctionId: params.id, note: body.note })
    return correctionAnswer(work, params.id)
  })
}
