import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { mailKey } from '../billing/mail-lines.ts'
import { BillDocument } from '../billing/register-types.ts'

/** One bill in its envelope: the payer's, or the copy for the owner. */
export type Piece = { readonly billId: number; readonly ownerCopy: boolean; readonly totalDueCents: number }

export type Pieces = {
  /** In the order the mail needs. Piece 1 is the first. */
  readonly pieces: readonly Piece[]
  /** Bills that go by e-mail alone, and those that nobody wants sent. */
  readonly emailOnly: number
  readonly notSent: number
}

const Sent = BillDocument.pick({ billBy: true, ownerCopyTo: true })

/** What of a posted run is put in envelopes, in mail order: always the same for the same run. */
export async function piecesOfRun({ db }: Work, runId: number): Promise<Pieces> {
  const bills = await db
    .selectFrom('bill')
    .innerJoin('account', 'account.id', 'bill.account_id')
    .select(['bill.id', 'account.number', 'mail_key', 'total_due_cents'])
    .select([sql<string>`document->>'billBy'`.as('billBy'), sql`document->'ownerCopyTo'`.as('ownerCopyTo')])
    .where('run_id', '=', runId)
    .execute()
  const keyed: { readonly key: string; readonly piece: Piece }[] = []
  const unsent = { email: 0, none: 0 }
  for (const { id, number, mail_key, total_due_cents, ...rest } of bills) {
    const { billBy, ownerCopyTo } = Sent.parse(rest)
    const piece = { billId: id, totalDueCents: total_due_cents }
    if (billBy === 'email' || billBy === 'none') unsent[billBy] += 1
    else keyed.push({ key: mail_key, piece: { ...piece, ownerCopy: false } })
    if (ownerCopyTo) keyed.push({ key: ownerKey(ownerCopyTo, number), piece: { ...piece, ownerCopy: true } })
  }
  keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)) || a.piece.billId - b.piece.billId)
  return { pieces: keyed.map(({ piece }) => piece), emailOnly: unsent.email, notSent: unsent.none }
}

function ownerKey(lines: readonly string[], accountNumber: string): string {
  const zip = /\d{5}(-\d{4})?$/.exec(lines.at(-1) ?? '')?.[0] ?? ''
  return mailKey({ lines: [...lines], zip }, { accountNumber })
}
