import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { isBefore, later, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { movingKey } from '../addresses/read-mail-address.ts'
import { codedAddresses } from '../addresses/coded-addresses.ts'
import { recordCommand } from '../audit/record-command.ts'
import { takeSerials } from '../barcodes/take-serials.ts'
import { type BillRun, findRun, lockRun, runName } from '../billing/bill-run.ts'
import { type MailingRule, mailingRule } from '../policies/mailing-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type Weighed, weighPieces } from '../mailpieces/weigh-pieces.ts'
import { labelingListsOn, pricesOn } from '../postal/postal-queries.ts'
import { mostMills } from '../postal/single-piece.ts'
import { minimums, packPercent } from '../postal/trays.ts'
import { labelLines } from './label-lines.ts'
import { pieceOfRuns } from './mailpiece-of-run.ts'
import { presort, type Presorted, type SortPiece } from './presort.ts'
import type { SortBasis } from './sort-basis.ts'
import { sortOfRun } from './sort-of-run.ts'

/** A piece of a run as it is put in its envelope. */
export type PieceToSort = {
  readonly billId: number
  readonly ownerCopy: boolean
  /** What stands in the window: the name first, the place last. */
  readonly lines: readonly string[]
}

type Asked = {
  readonly runId: number
  /** Gives them in the order of addresses, which decides among pieces that are alike for the post office. Asked only when there is something to sort. */
  readonly pieces: () => Promise<readonly PieceToSort[]>
  /** Whether a sort that stands is made anew. */
  readonly anew?: boolean
}

/** The lists that a sort uses; L002 is only read. */
const used = new Set(['l801', 'l201', 'l606'])

/**
 * Sorts the pieces of a posted run by the lists and prices of its day of mailing, takes tracking numbers for those in trays, and stores it. A sort that stands
 * stays, unless it is asked for anew and the run was not printed by it. Refuses a city without the policy `mailing`, and lists that have run out.
 */
export async function sortRun(work: Work, { runId, pieces: give, anew = false }: Asked): Promise<void> {
  const run = await lockRun(work, runId, ['posted', 'produced', 'mailed', 'closed'])
  const standing = await work.db
    .selectFrom('mail_sort')
    .select('fixed_at')
    .where('run_id', '=', runId)
    .executeTakeFirst()
  if (standing?.fixed_at && anew) refuse('SORT_FIXED', { runId })
  if (standing && !anew) return
  const rule = (await mailingOf(work, run)) ?? refuse('SORT_NEEDS_POLICY', {})
  const pieces = await give()
  const { sorted, given, weights, basis } = await sortPieces(work, run, { pieces, rule })
  await clear(work, runId)
  await work.db
    .insertInto('mail_sort')
    .values({
      run_id: runId,
      mail_on: mailDay(work, run),
      pieces: pieces.length,
      basis: JSON.stringify(basis),
      sorted_by: work.actor.name,
    })
    .execute()
  await keepTrays(work, { runId, sorted, rule })
  await keepPieces(work, { runId, sorted, given, weights, pieces, rule })
  await recordCommand(work, {
    command: 'sort-run',
    subject: runName(runId),
    changes: { pieces: pieces.length, trays: sorted.trays.length, inTrays: sorted.inTrays, anew },
  })
}

/** The day a run is mailed: of its bills, or today where that has passed. */
export const mailDay = (work: Work, run: Pick<BillRun, 'bill_on'>): PlainDate =>
  later(work.today, run.bill_on)

/** How the city mails the bills of a run; null: it has no rule, and its bills are printed in the order of addresses. */
export const mailingOf = async (work: Work, run: Pick<BillRun, 'bill_on'>): Promise<MailingRule | null> =>
  mailingRule(await policiesFor(work), mailDay(work, run))

type Sorting = { readonly pieces: readonly PieceToSort[]; readonly rule: MailingRule }

async function sortPieces(work: Work, run: BillRun, { pieces, rule }: Sorting) {
  const day = mailDay(work, run)
  const { lists, expired, missing } = await labelingListsOn(work, day)
  const old = expired.filter(({ kind, lastOn }) => used.has(kind) && isBefore(lastOn, day))
  if (old.length > 0)
    refuse('SORT_LISTS_EXPIRED', {
      lists: old.map(({ kind, lastOn }) => ({ kind, lastOn: lastOn.toString() })),
    })
  const prices = await pricesOn(work, day)
  const piece = await pieceOfRuns(work)
  const weights = (await weighPieces(work, run, pieces)) ?? pieces.map(() => piece)
  const given = await asSortPieces(work, pieces, weights)
  const sorted = presort(given, lists, {
    ...piece.trays,
    minimums,
    origin: rule.permit.office,
    prices: {
      fiveDigit: prices.mills['5-digit'],
      aadc: prices.mills.aadc,
      mixed: prices.mills['mixed-aadc'],
    },
  })
  const basis: SortBasis = {
    lists: Object.values(lists).map(({ kind, effectiveOn, lastOn, isPractice }) => ({
      kind,
      effectiveOn,
      lastOn,
      isPractice,
    })),
    missing: missing.filter((kind) => used.has(kind)),
    pricesOn: prices.effective?.toString() ?? null,
    pricesArePractice: prices.isPractice,
    mills: prices.mills,
    serviceType: rule.serviceType,
    thicknessMils: piece.thicknessMils,
    weightMills: piece.weightMills,
    pieceFrom: piece.from,
    packPercent,
    minimums,
  }
  return { sorted, given, weights, basis }
}

async function asSortPieces(
  work: Work,
  pieces: readonly PieceToSort[],
  weights: readonly Weighed[],
): Promise<SortPiece[]> {
  const keys = pieces.map(({ lines }) => movingKey(lines))
  const coded = await codedAddresses(work, keys)
  return pieces.map(({ lines }, rank) => ({
    rank,
    // What weighs more is no letter, and has no price of one.
    routing: isTooHeavy(weights[rank]!) ? null : (coded.get(keys[rank]!)?.routing11 ?? null),
    place: placeOf(lines),
    thicknessMils: weights[rank]!.thicknessMils,
  }))
}

const isTooHeavy = ({ weightMills }: Weighed): boolean => weightMills > mostMills

/** City and state of the last line, without its ZIP code. */
const placeOf = (lines: readonly string[]): string =>
  (lines.at(-1) ?? '').toUpperCase().replace(/\s+\d{5}(-\d{4})?$/, '')

/** Takes a sort away that was not printed. Its tracking numbers stay used. */
async function clear({ db }: Work, runId: number): Promise<void> {
  await db.deleteFrom('mail_sort_piece').where('run_id', '=', runId).execute()
  await db.deleteFrom('mail_sort_tray').where('run_id', '=', runId).execute()
  await db.deleteFrom('mail_sort').where('run_id', '=', runId).where('fixed_at', 'is', null).execute()
}

type Keeping = { readonly runId: number; readonly sorted: Presorted; readonly rule: MailingRule }

const keepTrays = (work: Work, { runId, sorted, rule }: Keeping): Promise<void> =>
  insertRows(work, {
    into: sql`insert into mail_sort_tray`,
    rows: sorted.trays.map((tray, index) => ({ ...tray, ...labelLines(tray, rule.permit.office), index })),
    columns: {
      run_id: ['bigint', () => runId],
      tray: ['bigint', ({ index }) => index + 1],
      level: ['text', ({ level }) => level],
      size: ['text', ({ size }) => size],
      is_overflow: ['boolean', ({ isOverflow }) => isOverflow],
      zip5: ['text', ({ zip5 }) => zip5],
      cin: ['text', ({ cin }) => cin],
      label_lines: ['jsonb', ({ lines }) => JSON.stringify(lines)],
      first_sequence: ['bigint', ({ first }) => first + 1],
      last_sequence: ['bigint', ({ last }) => last + 1],
    },
  })

/** How many pieces are made into rows at a time, so that a million are never all there at once. */
const rowsAtOnce = 50_000

async function keepPieces(
  work: Work,
  {
    runId,
    sorted,
    rule,
    given,
    weights,
    pieces,
  }: Keeping & {
    readonly given: readonly SortPiece[]
    readonly weights: readonly Weighed[]
    readonly pieces: readonly PieceToSort[]
  },
): Promise<void> {
  const { order, trays, inTrays } = sorted
  const trackings = await takeSerials(work, { rule, many: inTrays, subject: runName(runId) })
  let tray = 0
  for (let from = 0; from < order.length; from += rowsAtOnce) {
    const rows = Array.from(order.subarray(from, from + rowsAtOnce), (index, offset) => {
      const at = from + offset
      while (tray < trays.length && trays[tray]!.last < at) tray++
      const { routing } = given[index]!
      const level = trays[tray]?.level
      return {
        at,
        ...pieces[index]!,
        level: level ?? 'single-piece',
        tray: level ? tray + 1 : null,
        routing: level ? routing : null,
        tracking: trackings[at] ?? null,
        because: level ? null : whySingle({ routing, weight: weights[index]! }),
        weightMills: weights[index]!.weightMills,
      }
    })
    await insertRows(work, {
      into: sql`insert into mail_sort_piece`,
      rows,
      columns: {
        run_id: ['bigint', () => runId],
        sequence: ['bigint', ({ at }) => at + 1],
        bill_id: ['bigint', ({ billId }) => billId],
        owner_copy: ['boolean', ({ ownerCopy }) => ownerCopy],
        level: ['text', (row) => row.level],
        tray: ['bigint', (row) => row.tray],
        routing: ['text', ({ routing }) => routing],
        tracking: ['text', ({ tracking }) => tracking],
        because: ['text', ({ because }) => because],
        weight_mills: ['bigint', ({ weightMills }) => weightMills],
      },
    })
  }
}

function whySingle({ routing, weight }: { readonly routing: string | null; readonly weight: Weighed }) {
  if (isTooHeavy(weight)) return 'too-heavy'
  return routing === null ? 'no-barcode' : 'too-few'
}

/** Whether pieces of a sort that is not fixed would weigh otherwise by now: an insert was approved since, or another mailpiece holds. */
export async function weighsOtherwise(work: Work, runId: number): Promise<boolean> {
  const pieces = (await sortOfRun(work, runId)) ?? []
  const weights = await weighPieces(work, await findRun(work, runId), pieces)
  return weights?.some(({ weightMills }, at) => weightMills !== pieces[at]!.weightMills) ?? false
}

/** Fixes the sort of a run that is printed by it: from then on it is never changed. */
export async function fixSort(work: Work, runId: number): Promise<void> {
  await work.db
    .updateTable('mail_sort')
    .set({ fixed_at: Temporal.Now.instant() })
    .where('run_id', '=', runId)
    .where('fixed_at', 'is', null)
    .execute()
}

/**
 * Lets the sort of a printed run be made anew, because its print files are given up and made again: whoever does that gives up the job of the mail first.
 */
export async function loosenSort(work: Work, runId: number): Promise<void> {
  await work.db.updateTable('mail_sort').set({ fixed_at: null }).where('run_id', '=', runId).execute()
}
