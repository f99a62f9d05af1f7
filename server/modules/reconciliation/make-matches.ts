import type { reconciliation } from '@cartwright/api/reconciliation'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { insertNumberedRows, insertRows } from '#database/insert-rows'
import { later } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { depositMatched, depositUnmatched } from '../cash/match-deposit.ts'
import { type OpenItem, openItems } from './expected-items.ts'
import type { Proposal } from './find-matches.ts'
import { matchById, type MatchShown } from './match-rows.ts'
import { type OpenLine, openLines } from './open-lines.ts'
import { openBooks } from './reconciliation-queries.ts'

type NewMatch = {
  readonly kind: MatchShown['kind']
  readonly foundBy: MatchShown['foundBy']
  readonly reason: string | null
  readonly lines: readonly OpenLine[]
  readonly items: readonly OpenItem[]
}

const sumOf = (some: readonly { readonly cents: number }[]): number =>
  some.reduce((all, { cents }) => all + cents, 0)

/**
 * Matches what is sure: all of it, or what of it was shown, and answers how many matches that are. Refuses when it is not as many as were shown, or
 * something that was shown is not sure any more: somebody loaded or matched something meanwhile.
 */
export async function matchSure(
  work: Work,
  { body: { shown, matches } }: ReceivedBy<typeof reconciliation.matchSure>,
): Promise<{ made: number }> {
  const { rule, lines, items, proposals } = await openBooks(work)
  if (!rule) return refuse('RECONCILIATION_RULE_MISSING', {})
  const meant = matches && new Set(matches.map(pairOf))
  const sure = proposals.filter((one) => one.sure && (!meant || meant.has(pairOf(one))))
  if (sure.length !== shown || (meant && meant.size !== shown))
    return refuse('BANK_MATCH_CHANGED', { shown, now: sure.length })
  const byId = new Map(lines.map((line) => [line.lineId, line]))
  const byKey = new Map(items.map((item) => [item.key, item]))
  const ids = await storeMatches(
    work,
    sure.map(({ lineIds, keys, why }) => ({
      kind: 'sure',
      foundBy: why.includes('number') ? 'number' : 'alone',
      reason: null,
      lines: lineIds.map((id) => byId.get(id)!),
      items: keys.map((key) => byKey.get(key)!),
    })),
  )
  await recordCommand(work, {
    command: 'match-bank-lines',
    subject: 'bank reconciliation',
    changes: {
      made: ids.length,
      cents: sumOf(sure.flatMap((one) => one.lineIds.map((id) => byId.get(id)!))),
    },
  })
  return { made: ids.length }
}

const pairOf = ({ lineIds, keys }: Pick<Proposal, 'lineIds' | 'keys'>): string =>
  JSON.stringify([lineIds, keys])

/**
 * Matches lines with things of ours by the word of a person; without any of ours it explains the lines, such as a fee of the bank. Refuses what is
 * matched already, and sums that differ unless the person says that this is known.
 */
export async function matchByHand(
  work: Work,
  { body: { lineIds, keys, reason, acceptDifference } }: ReceivedBy<typeof reconciliation.match>,
): Promise<MatchShown> {
  const wanted = { lineIds: [...new Set(lineIds)], keys: [...new Set(keys)] }
  const lines = await openLines(work, {
    accounts: null,
    where: sql`l.id = any(${wanted.lineIds}::bigint[])`,
  })
  const items =
    wanted.keys.length === 0 ? [] : await openItems(work, sql`expected.key = any(${wanted.keys}::text[])`)
  refuseMissing(wanted, { lines, items })
  const differenceCents = sumOf(lines) - sumOf(items)
  if (items.length > 0 && differenceCents !== 0 && !acceptDifference)
    refuse('BANK_MATCH_DIFFERS', { differenceCents })
  const kind = items.length === 0 ? 'explained' : 'by-hand'
  const [matchId] = await storeMatches(work, [{ kind, foundBy: null, reason, lines, items }])
  await recordCommand(work, {
    command: kind === 'explained' ? 'explain-bank-lines' : 'match-bank-lines-by-hand',
    subject: `bank match ${matchId}`,
    changes: { ...wanted, differenceCents },
    reason,
  })
  return matchById(work, matchId!)
}

function refuseMissing(
  { lineIds, keys }: { lineIds: readonly number[]; keys: readonly string[] },
  found: Pick<NewMatch, 'lines' | 'items'>,
): void {
  const missing = {
    lineIds: lineIds.filter((id) => !found.lines.some(({ lineId }) => lineId === id)),
    keys: keys.filter((one) => !found.items.some(({ key }) => key === one)),
  }
  if (missing.lineIds.length + missing.keys.length > 0) refuse('BANK_MATCH_NOT_OPEN', missing)
}

/** Holds the refunds whose checks are matched, so that none is void meanwhile. Refuses one that is. */
async function holdChecks({ db }: Work, matches: readonly NewMatch[]): Promise<void> {
  const checks = matches.flatMap(({ items }) => items).filter(({ kind }) => kind === 'refund-check')
  if (checks.length === 0) return
  const ids = checks.map(({ sourceId }) => sourceId)
  const { rows } = await sql<{ id: number }>`
    select id from refund where id = any(${ids}::bigint[]) and state = 'paid' and way = 'check' order by id for share`.execute(
    db,
  )
  const held = new Set(rows.map(({ id }) => id))
  const keys = checks.flatMap(({ key, sourceId }) => (held.has(sourceId) ? [] : [key]))
  if (keys.length > 0) refuse('BANK_MATCH_NOT_OPEN', { lineIds: [], keys })
}

/** Keeps matches, and says of each bank deposit in them that the statement has it. Answers their numbers in order. */
async function storeMatches(work: Work, matches: readonly NewMatch[]): Promise<number[]> {
  await holdChecks(work, matches)
  const ids = await insertNumberedRows(work, {
    into: sql`insert into bank_match`,
    rows: matches,
    columns: {
      kind: ['text', ({ kind }) => kind],
      found_by: ['text', ({ foundBy }) => foundBy],
      reason: ['text', ({ reason }) => reason],
      difference_cents: [
        'bigint',
        ({ kind, lines, items }) => (kind === 'explained' ? 0 : sumOf(lines) - sumOf(items)),
      ],
      matched_by: ['text', () => work.actor.name],
      matched_on: ['date', () => work.today],
    },
  })
  await insertRows(work, {
    into: sql`insert into bank_match_line`,
    rows: matches.flatMap(({ lines }, at) => lines.map(({ lineId }) => ({ matchId: ids[at]!, lineId }))),
    columns: {
      match_id: ['bigint', ({ matchId }) => matchId],
      line_id: ['bigint', ({ lineId }) => lineId],
    },
  })
  await insertRows(work, {
    into: sql`insert into bank_match_item`,
    rows: matches.flatMap(({ items }, at) => items.map((item) => ({ matchId: ids[at]!, ...item }))),
    columns: {
      match_id: ['bigint', ({ matchId }) => matchId],
      item_key: ['text', ({ key }) => key],
      kind: ['text', ({ kind }) => kind],
      source_id: ['bigint', ({ sourceId }) => sourceId],
      name: ['text', ({ name }) => name],
      item_on: ['date', ({ on }) => on],
      amount_cents: ['bigint', ({ cents }) => cents],
    },
  })
  for (const { lines, items } of matches)
    for (const { kind, sourceId } of items)
      if (kind === 'bank-deposit')
        await depositMatched(work, sourceId, lines.map(({ on }) => on).reduce(later))
  return ids
}

/** Undoes a match: its lines and what of ours was in it are open again, and a bank deposit of it is not on the statement. */
export async function undoMatch(
  work: Work,
  { params: { matchId }, body: { reason } }: ReceivedBy<typeof reconciliation.undo>,
): Promise<MatchShown> {
  await sql`select from bank_match where id = ${matchId} for no key update`.execute(work.db)
  const match = await matchById(work, matchId)
  if (match.undoneOn !== null) refuse('BANK_MATCH_UNDONE', { by: match.undoneBy ?? '', on: match.undoneOn })
  await work.db
    .updateTable('bank_match')
    .set({ undone_by: work.actor.name, undone_on: work.today, undone_reason: reason })
    .where('id', '=', matchId)
    .execute()
  await work.db.updateTable('bank_match_line').set({ undone: true }).where('match_id', '=', matchId).execute()
  await work.db.updateTable('bank_match_item').set({ undone: true }).where('match_id', '=', matchId).execute()
  for (const { kind, key } of match.items)
    if (kind === 'bank-deposit') await depositUnmatched(work, Number(key.split(' ')[1]))
  await recordCommand(work, {
    command: 'undo-bank-match',
    subject: `bank match ${matchId}`,
    changes: { lines: match.lines.length, items: match.items.length },
    reason,
  })
  return matchById(work, matchId)
}
