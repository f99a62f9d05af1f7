import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { InTransaction } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { piecesOf, wholeInsert } from './insert-rows.ts'

/** How many addresses are printed behind the declaration; a longer list is the workbook, which the hash names. */
const printed = 5000

/**
 * The declaration of mailing (Code Civ. Proc. §§ 1013a and 2015.5), for whoever mailed it to sign: what, when, where, how many, and the list as it
 * was mailed with its hash. Refuses INSERT_NOT_IN_STATE before it was mailed.
 */
export async function declarationPdf(inTransaction: InTransaction, insertId: number): Promise<Uint8Array> {
  const data = await inTransaction(async (work) => {
    const { insert, mailing, receipts } = await wholeInsert(work, insertId)
    if (!mailing) return refuse('INSERT_NOT_IN_STATE', { insertId, state: insert.state })
    const pieces = await piecesOf(work, sql`p.notice_id = ${insertId} and p.why_not is null`, printed)
    const identity = await cityIdentity(work)
    return {
      city: (await cityTitle(work)).title,
      department: identity?.department ?? '',
      number: `N-${insertId}`,
      name: insert.name,
      kind: insert.kind,
      citation: insert.citation,
      way: insert.way,
      countsTo: insert.countsTo,
      days: mailing.days,
      mailedOn: mailing.mailedOn,
      counted: mailing.pieces.toLocaleString('en-US'),
      listed: insert.pieces.toLocaleString('en-US'),
      parcels: mailing.parcels.toLocaleString('en-US'),
      unmailable: insert.unmailable.toLocaleString('en-US'),
      postOffice: mailing.postOffice,
      note: mailing.note,
      listSha256: mailing.listSha256,
      declaredBy: mailing.declaredBy,
      declaredOn: mailing.declaredOn,
      approvedBy: insert.approvedBy,
      approvedOn: insert.approvedOn,
      receipts: receipts.map(({ name, sha256, addedOn }) => ({ name, sha256, addedOn })),
      isWhole: insert.pieces <= printed,
      pieces: pieces.map(({ position, parcel, addressee, lines }) => ({
        position: String(position),
        parcel,
        addressee,
        address: lines.join(', '),
      })),
    }
  })
  return compileDocument({ template: 'declaration-of-mailing.typ', data })
}
