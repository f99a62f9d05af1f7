import { createHash } from 'node:crypto'
import type { inserts } from '@cartwright/api/inserts'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { type Draft, plannedDays, type Reached, reachOf } from './insert-reach.ts'
import { type WholeInsert, wholeInsert } from './insert-rows.ts'
import type { CountedDays } from './notice-days.ts'
import type { Recipient } from './recipients.ts'

/**
 * Proposes a notice or insert. Of a mailing by itself the list is frozen with it: what the second person approves is what is mailed. Refuses
 * days that are past, too few days to the hearing, lines of a list that name no account unless they are to be left out, and a mailing
 * to nobody. The same request again answers with what it made.
 */
export async function proposeInsert(
  work: Work,
  { body: { key, ...draft } }: ReceivedBy<typeof inserts.propose>,
): Promise<WholeInsert> {
  const made = await work.db
    .selectFrom('insert_notice')
    .select('id')
    .where('request_id', '=', key)
    .executeTakeFirst()
  if (made) return wholeInsert(work, made.id)
  if (isBefore(PlainDate.from(draft.from), work.today))
    refuseField('from', 'Write today or a later day: what is in the mail stays as it is.')
  const reached = await reachOf(work, draft)
  refuseTooLate(plannedDays(draft, work.today), draft.from, draft.countsTo)
  const rejected = reached.list?.rejected ?? []
  if (rejected.length > 0 && !draft.leaveOutUnknown)
    refuse('INSERT_LIST_UNFIT', { lines: rejected.slice(0, 100) })
  if (draft.way === 'own-mailing' && reached.reach.pieces === 0) refuse('INSERT_REACHES_NOBODY', {})
  const id = await keep(work, { key, draft, reached })
  await keepPieces(work, id, reached.recipients)
  await recordCommand(work, {
    command: 'propose-insert',
    subject: `insert ${id}`,
    changes: {
      name: draft.name,
      kind: draft.kind,
      way: draft.way,
      from: draft.from,
      countsTo: draft.countsTo,
      pieces: reached.reach.pieces,
      leftOut: rejected.length,
    },
  })
  return wholeInsert(work, id)
}

/** Refuses INSERT_TOO_LATE. */
export function refuseTooLate(counted: CountedDays | null, mailedOn: string, countsTo: string | null): void {
  if (!counted?.isTooLate || countsTo === null) return
  const { needed, days, latest } = counted
  refuse('INSERT_TOO_LATE', { mailedOn, countsTo, needed, days, latest: latest.toString() })
}

const day = (text: string | null): PlainDate | null => (text === null ? null : PlainDate.from(text))

type Kept = { readonly key: string; readonly draft: Draft; readonly reached: Reached }

async function keep(work: Work, { key, draft, reached: { reach, list, recipients } }: Kept): Promise<number> {
  const isOwn = draft.way === 'own-mailing'
  const { id } = await work.db
    .insertInto('insert_notice')
    .values({
      name: draft.name,
      kind: draft.kind,
      way: draft.way,
      code: draft.code,
      material: JSON.stringify(draft.material),
      cost_mills: draft.costMills,
      postage_mills: draft.postageMills,
      from_on: PlainDate.from(draft.from),
      until_on: isOwn ? null : day(draft.until),
      counts_to_on: day(draft.countsTo),
      citation: draft.citation,
      classes: JSON.stringify(draft.classes),
      cycles: JSON.stringify(draft.cycles),
      condition: JSON.stringify(draft.condition),
      accounts: list && JSON.stringify(list.numbers),
      pieces: isOwn ? reach.pieces : 0,
      parcels: isOwn ? reach.parcels : 0,
      unmailable: isOwn ? reach.unmailable : 0,
      list_sha256: isOwn ? listHash(recipients) : null,
      request_id: key,
      made_by: work.actor.name,
      made_by_key: keyOf(work.actor),
      made_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Freezes the list of a mailing. */
export const keepPieces = (work: Work, noticeId: number, recipients: readonly Recipient[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into insert_piece`,
    rows: recipients.map((recipient, index) => ({ ...recipient, position: index + 1 })),
    columns: {
      notice_id: ['bigint', () => noticeId],
      position: ['bigint', ({ position }) => position],
      account_id: ['bigint', ({ accountId }) => accountId],
      account_number: ['text', ({ accountNumber }) => accountNumber],
      parcel: ['text', ({ parcel }) => parcel],
      addressee: ['text', ({ addressee }) => addressee],
      run_id: ['bigint', ({ runId }) => runId],
      lines: ['jsonb', ({ lines }) => JSON.stringify(lines)],
      why_not: ['text', ({ whyNot }) => whyNot],
    },
  })

/** A hash over a list as it is mailed: place, account, parcel, to whom, and the lines of the address. */
export function listHash(recipients: readonly Recipient[]): string {
  const hash = createHash('sha256')
  for (const [index, { accountNumber, parcel, addressee, lines, whyNot }] of recipients.entries())
    hash.update(`${JSON.stringify([index + 1, accountNumber, parcel, addressee, lines, whyNot])}\n`)
  return hash.digest('hex')
}
