import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { mailKey } from '../billing/mail-lines.ts'
import { BillDocument } from '../billing/register-types.ts'
import { confidentialWindows, type Windows } from './held-mail.ts'
import { type Channels, channelsOf, sendingOf } from './sending.ts'

/** One bill in its envelope: the payer's, or the copy for the owner. */
export type Piece = {
  readonly billId: number
  readonly ownerCopy: boolean
  readonly totalDueCents: number
  /**
   * What stands in the window in place of what the bill has. Null: nobody knows where to send it, so it is left out of the file, and keeps
   * its number.
   */
  readonly window?: readonly string[] | null
}

/** Whether a piece goes into its file. One that waits for an address keeps its number, so that none behind it is another after a jam. */
export const isMailed = ({ window }: Piece): boolean => window !== null

export type Pieces = {
  /** In the order the mail needs. Piece 1 is the first. */
  readonly pieces: readonly Piece[]
  /** How many bills of the run go which way. */
  readonly channels: Channels
}

const Sent = BillDocument.pick({ billBy: true, email: true, ownerCopyTo: true, suppressed: true })

/** A bill of a run with how it is sent, and where it lies in the mail. */
async function sentBills(work: Work, runId: number) {
  const windows = await confidentialWindows(work, runId)
  const bills = await work.db
    .selectFrom('bill')
    .innerJoin('account', 'account.id', 'bill.account_id')
    .select(['bill.id', 'account.number', 'mail_key', 'total_due_cents'])
    .select([
      sql<string>`document->>'billBy'`.as('billBy'),
      sql<string | null>`document->>'email'`.as('email'),
      sql`document->'ownerCopyTo'`.as('ownerCopyTo'),
      sql`document->'suppressed'`.as('suppressed'),
    ])
    .where('run_id', '=', runId)
    .execute()
  return bills.map(({ id, number, mail_key, total_due_cents, suppressed, ...rest }) => ({
    billId: id,
    number,
    key: mail_key,
    totalDueCents: total_due_cents,
    windows: windows.get(id),
    sending: sendingOf(Sent.parse({ ...rest, ...(suppressed !== null && { suppressed }) })),
  }))
}

type Keyed = { readonly key: string; readonly piece: Piece }

/** What of a posted run is put in envelopes, in mail order: always the same for the same run. */
export async function piecesOfRun(work: Work, runId: number): Promise<Pieces> {
  const bills = await sentBills(work, runId)
  const keyed = bills.flatMap(({ billId, number, key, totalDueCents, sending, windows }): Keyed[] => [
    ...(sending.paper
      ? [{ key, piece: { billId, totalDueCents, ownerCopy: false, ...windowOf(windows, 'payer') } }]
      : []),
    ...(sending.ownerCopyTo
      ? [
          {
            key: ownerKey(sending.ownerCopyTo, number),
            piece: { billId, totalDueCents, ownerCopy: true, ...windowOf(windows, 'owner') },
          },
        ]
      : []),
  ])
  return { pieces: inMailOrder(keyed), channels: channelsOf(bills.map(({ sending }) => sending)) }
}

const windowOf = (windows: Windows | undefined, whose: keyof Windows) =>
  windows ? { window: windows[whose] } : {}

/** Bills of a run that go on paper after all, in mail order: those whose e-mail did not arrive, or that waited for an address. */
export async function piecesOfBills(work: Work, runId: number, billIds: readonly number[]): Promise<Pieces> {
  const bills = await sentBills(work, runId)
  const wanted = new Set(billIds)
  const keyed = bills
    .filter(({ billId }) => wanted.has(billId))
    .map(({ billId, key, totalDueCents, windows }) => ({
      key,
      piece: { billId, totalDueCents, ownerCopy: false, ...windowOf(windows, 'payer') },
    }))
  return { pieces: inMailOrder(keyed), channels: channelsOf(bills.map(({ sending }) => sending)) }
}

const inMailOrder = (keyed: Keyed[]): Piece[] =>
  keyed
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)) || a.piece.billId - b.piece.billId)
    .map(({ piece }) => piece)

function ownerKey(lines: readonly string[], accountNumber: string): string {
  const zip = /\d{5}(-\d{4})?$/.exec(lines.at(-1) ?? '')?.[0] ?? ''
  return mailKey({ lines: [...lines], zip }, { accountNumber })
}
