import type { InTransaction, Work } from '#kernel/work'
import { type BillRun, findRun } from '../billing/bill-run.ts'
import { type BillData, billData, type Showing } from './bill-data.ts'
import { cityPaper } from './city-paper.ts'
import { compileBills, type Pages } from './compile-bills.ts'
import { withoutHiddenAddress } from './hide-address.ts'
import { registeredBill, type StoredBill, storedBill } from './stored-bill.ts'
import { templateOfRun } from './template-version.ts'

/** What a single PDF promises: `ua-1` for reading (PDF/UA-1), `a-2a` for keeping (PDF/A-2a). Both are tagged. */
export type SinglePdf = 'ua-1' | 'a-2a'

/**
 * A posted bill as a PDF: by the template it was printed with and the city's papers of its day, so that it comes out as it was.
 * Refuses a number that no bill has.
 */
export async function billPdf(
  inTransaction: InTransaction,
  number: string,
  standard: SinglePdf = 'ua-1',
): Promise<Uint8Array> {
  const set = await inTransaction(async (work) => typesetting(work, await storedBill(work, number), {}))
  return compiled(set, standard)
}

/** The bill of an account as the register of a run would post it, marked as a preview. */
export async function previewPdf(
  inTransaction: InTransaction,
  { runId, accountNumber }: { readonly runId: number; readonly accountNumber: string },
): Promise<Uint8Array> {
  const set = await inTransaction(async (work) => {
    await findRun(work, runId)
    return typesetting(work, await registeredBill(work, runId, accountNumber), { preview: true })
  })
  return compiled(set, 'ua-1')
}

type Set = { readonly data: BillData; readonly pages: Omit<Pages, 'standard'> }

/** A bill in its words, and on which paper it is set. A run that is not stored is given. */
export async function typesetting(
  work: Work,
  bill: StoredBill,
  showing: Showing,
  run?: Pick<BillRun, 'documents'>,
): Promise<Set> {
  const paper = await cityPaper(work, run ?? (await findRun(work, bill.runId)))
  const data = billData(await withoutHiddenAddress(work, bill), paper, showing)
  const title = `${data.words.heading} ${bill.number ?? bill.accountNumber}`
  const template = await templateOfRun(work, bill.runId)
  return { data, pages: { paper, template, issuedOn: bill.issuedOn, title } }
}

/** Compiled after everything was read, so that no transaction waits for it. */
export const compiled = async ({ data, pages }: Set, standard: SinglePdf): Promise<Uint8Array> =>
  (await compileBills([data], { ...pages, standard })).bytes
