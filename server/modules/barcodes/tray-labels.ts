import { compileDocument } from '#ports/documents/compile-document'
import { code128C } from './code-128.ts'

/** A tray’s label: the lines people read, and its 24 digits. */
export type TrayLabel = {
  readonly destination: string
  readonly contents: string
  readonly origin: string
  readonly digits: string
  /** Below the barcode, small: which tray it is of how many, and what is in it. */
  readonly note: string
}

/** Tray labels as a PDF, one a page in the size of the label holder, in the order they are given. */
export const trayLabelsPdf = (labels: readonly TrayLabel[], title: string): Promise<Uint8Array> =>
  compileDocument({
    template: 'tray-labels.typ',
    data: { title, labels: labels.map((label) => ({ ...label, widths: code128C(label.digits) })) },
  })
