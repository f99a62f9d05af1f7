import { dollars } from '#kernel/money'
import { compileDocument } from '#ports/documents/compile-document'
import type { StatementWorksheet } from './statement-worksheet.ts'

/** Dollars with the three decimals of the post office. */
const withMills = (mills: number): string => {
  const size = Math.abs(mills)
  const whole = Math.trunc(size / 1000)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${mills < 0 ? '−' : ''}$${whole}.${String(size % 1000).padStart(3, '0')}`
}

const count = (many: number): string => many.toLocaleString('en-US')

/** The worksheet on paper, in the order of the form; its title says that it is no statement. */
export function worksheetPdf(
  worksheet: StatementWorksheet,
  { city, job, printedOn }: { readonly city: string; readonly job: string; readonly printedOn: string },
): Promise<Uint8Array> {
  const { trays, discount, single, inAllCents } = worksheet
  return compileDocument({
    template: 'postage-worksheet.typ',
    data: {
      city,
      job,
      printedOn,
      head: worksheet.head,
      pieces: count(worksheet.pieces),
      pounds: `${(worksheet.pounds / 10_000).toFixed(4)} lb`,
      trays: [
        { size: '1-foot trays', many: count(trays.oneFoot) },
        { size: '2-foot trays', many: count(trays.twoFoot) },
        { size: 'EMM trays', many: count(trays.emm) },
      ],
      lines: worksheet.lines.map(({ line, pieces, priceMills, amountMills }) => ({
        line,
        pieces: count(pieces),
        price: withMills(priceMills),
        amount: withMills(amountMills),
      })),
      subtotal: withMills(worksheet.subtotalMills),
      discount: discount && {
        pieces: count(discount.pieces),
        price: withMills(discount.priceMills),
        amount: withMills(0 - discount.amountMills),
      },
      net: dollars(worksheet.netCents),
      single: single.map(({ line, pieces, priceMills, amountMills }) => ({
        line,
        pieces: count(pieces),
        price: priceMills === null ? 'not known' : withMills(priceMills),
        amount: amountMills === null ? 'not known' : withMills(amountMills),
      })),
      inAll: inAllCents === null ? 'not known' : dollars(inAllCents),
    },
  })
}
