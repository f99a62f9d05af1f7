import { Buffer } from 'node:buffer'
import { type CompiledDocument, compilePages, type PdfStandard } from '#ports/documents/compile-document'
import type { BillData } from './bill-data.ts'
import type { CityPaper } from './city-paper.ts'
import { qrCode } from './qr-code.ts'
import type { TemplateVersion } from './template-version.ts'

/** How bills become a PDF: tagged to be read on a screen or kept, untagged to be printed in bulk. */
export type Pages = {
  readonly paper: CityPaper
  readonly template: TemplateVersion
  readonly standard: PdfStandard
  /** ISO; the date the document bears. */
  readonly issuedOn: string
  readonly title: string
}

/** The green of the product, where a city has no colour of its own. */
const colour = '#1f6b3f'

/** Sets bills in type, one after the other, and counts their pages. */
export function compileBills(bills: readonly BillData[], pages: Pages): Promise<CompiledDocument> {
  const { paper, template, standard, issuedOn, title } = pages
  const { logo } = paper
  const codes = bills.map(({ payUrl }) => (payUrl === null ? null : qrCode(payUrl)))
  const pixels: Uint8Array[] = []
  let from = 0
  const withCodes = bills.map((bill, index) => {
    const code = codes[index]
    if (!code) return { ...bill, qr: null }
    pixels.push(code.modules.map((dark) => (dark ? 0 : 255)))
    const placed = { ...bill, qr: { size: code.size, from } }
    from += code.modules.length
    return placed
  })
  return compilePages({
    template: 'bill.typ',
    standard,
    bulk: standard === '1.4',
    data: {
      tagged: standard !== '1.4',
      colour,
      title,
      author: paper.identity.title,
      date: issuedOn.split('-').map(Number),
      logo: logo && logo.fileName,
      bills: withCodes,
    },
    files: {
      ...template.files,
      'qr.bin': Buffer.concat(pixels.length > 0 ? pixels : [Buffer.of(255)]),
      ...(logo && { [logo.fileName]: Buffer.from(logo.base64, 'base64') }),
    },
  })
}
