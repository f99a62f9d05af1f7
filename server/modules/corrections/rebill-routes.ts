import { rebills } from '@cartwright/api/rebills'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { askForRebill } from './ask-for-rebill.ts'
import { billsToRebill } from './bills-to-rebill.ts'
import { correctionAnswer } from './corrections-queries.ts'
import { planRebill } from './plan-rebill.ts'
import { rebillAnswer } from './rebill-answers.ts'
import { replacementPdf, replacementShown } from './stored-replacement.ts'

/** Bills cancelled and billed anew. Approving it is approving its adjustment. */
export function serveRebills(door: Door): void {
  door.open(rebills.preview, async (work, { params, body }) => {
    const account = await accountByNumber(work, params.accountNumber)
    const { billNumbers, serviceId, beyond } = body
    const bills = await billsToRebill(work, account, billNumbers)
    const plan = await planRebill(work, { account, rebill: { bills, serviceId }, on: work.today, beyond })
    return rebillAnswer(work, { account, bills, serviceId }, plan)
  })
  door.openLong(rebills.ask, async ({ inTransaction }, { params, body }) =>
    againAfter('one_correction_per_request', () =>
      inTransaction(async (work) =>
        correctionAnswer(work, await askForRebill(work, { ...params, ...body, overrideReason: null })),
      ),
    ),
  )
  door.openLong(rebills.askBeyond, async ({ inTransaction }, { params, body }) =>
    againAfter('one_correction_per_request', () =>
      inTransaction(async (work) => correctionAnswer(work, await askForRebill(work, { ...params, ...body }))),
    ),
  )
  door.open(rebills.show, (work, { params }) => replacementShown(work, params.number))
  door.openLong(rebills.pdf, async ({ inTransaction }, { params: { number }, query }) => {
    const bytes = await replacementPdf(inTransaction, number, query.standard)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="bill-${number}.pdf"`,
      },
    })
  })
}
