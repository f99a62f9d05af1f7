import { billExplanations } from '@cartwright/api/bill-explanations'
import type { Door } from '../../door.ts'
import { type DraftLetter, draftExplanation } from './draft-explanation.ts'
import { billComparison, explainBill, policyInWords } from './explain-bill.ts'
import { explanationPdf } from './explanation-letter.ts'
import { explanationEmails, sendExplanation } from './send-explanation.ts'

/** Bills explained, compared, sent and printed as letters; and the rules of the city in words. */
export function serveExplanations(door: Door, draftLetter: DraftLetter): void {
  door.open(
    billExplanations.show,
    async (work, { params }) => (await explainBill(work, params.number)).explanation,
  )
  door.open(billExplanations.compare, (work, { params, query }) =>
    billComparison(work, params.number, query.with),
  )
  door.openLong(billExplanations.letter, async ({ inTransaction }, { params: { number }, query }) => {
    const bytes = await explanationPdf(inTransaction, { number, ...query })
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="bill-${number}-explained.pdf"`,
      },
    })
  })
  door.open(billExplanations.write, (work, { params, body }) =>
    draftExplanation(work, { number: params.number, ...body }, draftLetter),
  )
  door.open(billExplanations.send, (work, { params, body }) => sendExplanation(work, params.number, body))
  door.open(billExplanations.emails, async (work, { params }) => ({
    rows: await explanationEmails(work, params.number),
  }))
  door.open(billExplanations.policy, (work, { params }) => policyInWords(work, params.code))
}
