import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { mailKey } from '../billing/mail-lines.ts'
import { BillDocument } from '../billing/register-types.ts'
import { leftOutOf } from '../presort/left-out.ts'
import { type PieceInOrder, sortOfRun } from '../presort/sort-of-run.ts'
import type { PieceToSort } from '../presort/sort-run.ts'
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
  /** What its barcode for the mail says, where the run was sorted and its address allows one. */
  readonly mailBarcode?: { readonly tracking: string; readonly routing: string }
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
      sql<readonly string[]>`document->'mailTo'`.as('mailTo'),
      sql`document->'suppressed'`.as('suppressed'),
    ])
    .where('run_id', '=', runId)
    .execute()
  return bills.map(({ id, number, mail_key, total_due_cents, suppressed, mailTo, ...rest }) => ({
    billId: id,
    number,
    key: mail_key,
    totalDueCents: total_due_cents,
    windows: windows.get(id),
    mailTo,
    sending: sendingOf(Sent.parse({ ...rest, ...(suppressed !== null && { suppressed }) })),
  }))
}

type Keyed = { readonly key: string; readonly piece: Piece; readonly lines: readonly string[] }

/**
 * What of a posted run is put in envelopes, in mail order: that of its sort where it was sorted, else that of addresses; always the same for the same run.
 */
export async function piecesOfRun(work: Work, runId: number): Promise<Pieces> {
  const bills = await sentBills(work, runId)
  const left = await leftOutOf(work, runId)
  const pieces = inMailOrder(keyedPieces(bills))
    .map(({ piece }) => piece)
    .filter(({ billId }) => !left.has(billId))
  const sorted = await sortOfRun(work, runId)
  return {
    pieces: sorted ? inSortOrder(pieces, sorted) : pieces,
    channels: channelsOf(bills.map(({ sending }) => sending)),
  }
}

/** The pieces of a run that are mailed, in the order of addresses, each with what stands in its window. */
export async function piecesToSort(work: Work, runId: number): Promise<PieceToSort[]> {
  const keyed = inMailOrder(keyedPieces(await sentBills(work, runId)))
  const left = await leftOutOf(work, runId)
  return keyed
    .filter(({ piece }) => isMailed(piece) && !left.has(piece.billId))
    .map(({ piece: { billId, ownerCopy }, lines }) => ({ billId, ownerCopy, lines }))
}

const keyedPieces = (bills: Awaited<ReturnType<typeof sentBills>>): Keyed[] =>
  bills.flatMap(({ billId, number, key, totalDueCents, sending, windows, mailTo }): Keyed[] => {
    const payer = { billId, totalDueCents, ownerCopy: false, ...windowOf(windows, 'payer') }
    const owner = { billId, totalDueCents, ownerCopy: true, ...windowOf(windows, 'owner') }
    const { paper, ownerCopyTo } = sending
    return [
      ...(paper ? [{ key, piece: payer, lines: windows?.payer ?? mailTo }] : []),
      ...(ownerCopyTo
        ? [{ key: ownerKey(ownerCopyTo, number), piece: owner, lines: windows?.owner ?? ownerCopyTo }]
        : []),
    ]
  })

/** Pieces in the order of a sort, each under its number there. What is not in it, since it waits for an address, stands behind. */
function inSortOrder(pieces: readonly Piece[], sorted: readonly PieceInOrder[]): Piece[] {
  const nameOf = ({ billId, ownerCopy }: Pick<Piece, 'billId' | 'ownerCopy'>) => `${billId} ${ownerCopy}`
  const left = new Map(pieces.map((piece) => [nameOf(piece), piece]))
  const inOrder = sorted.map((place) => {
    const piece = left.get(nameOf(place))
    assert(piece, `piece ${place.sequence} of the sort is no piece of its run`)
    left.delete(nameOf(place))
    const { tracking, routing } = place
    return tracking && routing ? { ...piece, mailBarcode: { tracking, routing } } : piece
  })
  return [...inOrder, ...left.values()]
}

const windowOf = (windows: Windows | undefined, whose: keyof Windows) =>
  windows ? { window: windows[whose] } : {}

/** Bills of a run that go on paper after all, in mail order: those whose e-mail did not arrive, or that waited for an address. */
export async function piecesOfBills(work: Work, runId: number, billIds: readonly number[]): Promise<Pieces> {
  const bills = await sentBills(work, runId)
  const wanted = new Set(billIds)
  const keyed = bills
    .filter(({ billId }) => wanted.has(billId))
    .map(({ billId, key, totalDueCents, windows, mailTo }) => ({
      key,
      lines: mailTo,
      piece: { billId, totalDueCents, ownerCopy: false, ...windowOf(windows, 'payer') },
    }))
  return {
    pieces: inMailOrder(keyed).map(({ piece }) => piece),
    channels: channelsOf(bills.map(({ sending }) => sending)),
  }
}

const inMailOrder = (keyed: readonly Keyed[]): Keyed[] =>
  keyed.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)) || a.piece.billId - b.piece.billId)

function ownerKey(lines: readonly string[], accountNumber: string): string {
  const zip = /\d{5}(-\d{4})?$/.exec(lines.at(-1) ?? '')?.[0] ?? ''
  return mailKey({ lines: [...lines], zip }, { accountNumber })
}
