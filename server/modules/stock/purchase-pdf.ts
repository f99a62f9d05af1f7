import { dollars } from '#kernel/money'
import type { InTransaction } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { cartonLimitMills } from './pack-cartons.ts'
import { cityHead, pounds } from './packing-list.ts'
import { purchaseRequest } from './purchase-rows.ts'

/** A purchase request on paper: what, how many, what it costs, in which cartons it is to come, and who approved it. */
export async function purchasePdf(inTransaction: InTransaction, requestId: number): Promise<Uint8Array> {
  const data = await inTransaction(async (work) => {
    const request = await purchaseRequest(work, requestId)
    return {
      ...(await cityHead(work)),
      ...request,
      number: `PR-${requestId}`,
      printedOn: work.today.toString(),
      total: dollars(request.amountCents),
      whole: request.lines.every(({ amountCents }) => amountCents !== null),
      limit: pounds(cartonLimitMills),
      lines: request.lines.map((line) => ({
        item: line.item,
        name: line.name,
        version: line.version,
        quantity: line.quantity.toLocaleString('en-US'),
        thousand: line.thousandCents === null ? '' : dollars(line.thousandCents),
        amount: line.amountCents === null ? 'Ask for a price' : dollars(line.amountCents),
        cartons: line.cartons === null ? '' : line.cartons.toLocaleString('en-US'),
      })),
    }
  })
  return compileDocument({ template: 'purchase-request.typ', data })
}
