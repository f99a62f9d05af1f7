import type { BillData } from './bill-data.ts'

/** What many bills of a print file have in common: the only facts that are known where it is drawn. */
export type BillForm = ReturnType<typeof formOf>

/** A bill as the template draws it: all of it, or what is its own over a picture of its form. */
export type DrawnBill = BillData & {
  readonly draw: 'all' | 'own'
  /** The file of the picture of its form. */
  readonly form: string | null
}

/** Bills that are drawn whole, each for itself. */
export const drawnWhole = (bills: readonly BillData[]): DrawnBill[] =>
  bills.map((bill) => ({ ...bill, draw: 'all', form: null }))

/**
 * Parts bills into their forms and what is their own: the same texts on many pages are then set and written once. Large print has
 * no form, its pages are all different.
 */
export function partedByForm(bills: readonly BillData[]): {
  readonly drawn: readonly DrawnBill[]
  readonly forms: ReadonlyMap<string, BillForm>
} {
  const forms = new Map<string, BillForm>()
  const files = new Map<string, string>()
  const parted = bills.map((bill): DrawnBill => {
    if (bill.largePrint) return { ...bill, draw: 'all', form: null }
    const form = formOf(bill)
    const key = JSON.stringify(form)
    const file = files.get(key) ?? `form-${files.size + 1}.pdf`
    files.set(key, file)
    forms.set(file, form)
    return { ...bill, draw: 'own', form: file }
  })
  return { drawn: parted, forms }
}

function formOf(bill: BillData) {
  const { city, language, words, info, returnAddress, remitTo, payAt, payHost, piled, stub, copy } = bill
  return {
    draw: 'form' as const,
    largePrint: false,
    /** A copy for the owner has no part to be sent back, and no line to cut along. */
    copy,
    city,
    language,
    words: { heading: words.heading, charges: words.charges },
    info,
    returnAddress,
    remitTo,
    payAt,
    payHost,
    /** Whether there is a QR code: what is said under it is the same on all bills. */
    qr: bill.payUrl === null ? null : true,
    piled,
    facts: piled ? labels(bill.facts) : [],
    stub: {
      instruction: stub.instruction,
      title: stub.title,
      piled: stub.piled,
      facts: stub.piled ? labels(stub.facts) : [],
      // Under facts that are not piled the box has no fixed place: each bill draws its own.
      paid: stub.piled ? stub.paid : null,
    },
  }
}

const labels = (facts: readonly (readonly [string, string])[]): string[] => facts.map(([label]) => label)
