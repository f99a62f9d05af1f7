import { Buffer } from 'node:buffer'
import { type CompiledDocument, compilePages, type PdfStandard } from '#ports/documents/compile-document'
import type { BillData } from './bill-data.ts'
import { type DrawnBill, drawnWhole, partedByForm } from './bill-forms.ts'
import type { CityPaper } from './city-paper.ts'
import { pictureOfForm } from './form-pictures.ts'
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

/** Sets bills in type, one after the other, and counts their pages. In a print file, what many have in common is set once. */
export async function compileBills(bills: readonly BillData[], pages: Pages): Promise<CompiledDocument> {
  const { drawn, pictures } = await drawnBills(bills, pages)
  const { withCodes, pixels } = placedCodes(drawn)
  const { template, data, files } = aboutDocument(pages)
  return compilePages({
    template,
    standard: pages.standard,
    bulk: pages.standard === '1.4',
    data: { ...data, bills: withCodes },
    files: { ...files, ...pictures, 'qr.bin': pixels },
  })
}

/** What a document shows besides its bills. */
function aboutDocument({ paper, template, standard, issuedOn, title }: Pages) {
  const { logo } = paper
  return {
    template: 'bill.typ',
    data: {
      tagged: standard !== '1.4',
      colour,
      title,
      author: paper.identity.title,
      date: issuedOn.split('-').map(Number),
      logo: logo && logo.fileName,
    },
    files: {
      ...template.files,
      ...(logo && { [logo.fileName]: Buffer.from(logo.base64, 'base64') }),
    },
  }
}

async function drawnBills(bills: readonly BillData[], pages: Pages) {
  // A template from before there were forms draws every bill whole.
  const knowsForms = pages.template.files['bill.typ']?.includes('bill.form') ?? false
  if (pages.standard !== '1.4' || !knowsForms) return { drawn: drawnWhole(bills), pictures: {} }
  const { drawn, forms } = partedByForm(bills)
  const about = aboutDocument({ ...pages, title: '' })
  const pictures = await Promise.all(
    [...forms].map(async ([file, form]) => [file, await pictureOfForm(about, form)] as const),
  )
  return { drawn, pictures: Object.fromEntries(pictures) }
}

/** The QR codes of bills as the pixels of one file, each bill with the place of its own in it. */
function placedCodes(bills: readonly DrawnBill[]) {
  const pixels: Uint8Array[] = []
  let from = 0
  const withCodes = bills.map((bill) => {
    if (bill.payUrl === null) return { ...bill, qr: null }
    const { size, modules } = qrCode(bill.payUrl)
    pixels.push(modules.map((dark) => (dark ? 0 : 255)))
    const placed = { ...bill, qr: { size, from } }
    from += modules.length
    return placed
  })
  return { withCodes, pixels: Buffer.concat(pixels.length > 0 ? pixels : [Buffer.of(255)]) }
}
