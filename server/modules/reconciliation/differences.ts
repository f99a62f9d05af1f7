import type { reconciliation } from '@cartwright/api/reconciliation'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { ownersOf } from '../staff/owners.ts'
import { openItems } from './expected-items.ts'
import { openLines } from './open-lines.ts'

type Owned = {
  readonly owner: string
  readonly note: string
  readonly notedBy: string
  readonly notedOn: string
}

/** Who sees to what, by its subject: `line 5`, or the key of what is ours. */
export async function ownedDifferences({ db }: Work): Promise<(subject: string) => Owned | null> {
  const rows = await db.selectFrom('bank_difference').selectAll().execute()
  const known = new Map(rows.map((row) => [row.subject, row]))
  return (subject) => {
    const row = known.get(subject)
    return row
      ? { owner: row.owner_name, note: row.note, notedBy: row.noted_by, notedOn: row.noted_on.toString() }
      : null
  }
}

/** Says who sees to something that is not matched, and what is known of it: the last word counts. Refuses what is matched, or is not there. */
export async function ownDifference(
  work: Work,
  { body: { lineId, key, userId, note } }: ReceivedBy<typeof reconciliation.own>,
): Promise<SuccessOf<typeof reconciliation.own>> {
  const subject = lineId === null ? key! : `line ${lineId}`
  const open =
    lineId === null
      ? await openItems(work, sql`expected.key = ${subject}`)
      : await openLines(work, { accounts: null, where: sql`l.id = ${lineId}` })
  if (open.length === 0)
    refuse('BANK_MATCH_NOT_OPEN', {
      lineIds: lineId === null ? [] : [lineId],
      keys: lineId === null ? [subject] : [],
    })
  const owner = userId === null ? null : (await ownersOf(work, [userId]))(userId)
  const said = {
    owner_user: owner?.owner_user ?? work.actor.userId,
    owner_name: owner?.owner_name ?? work.actor.name,
    note,
    noted_by: work.actor.name,
    noted_on: work.today satisfies PlainDate,
  }
  await work.db
    .insertInto('bank_difference')
    .values({ subject, ...said })
    .onConflict((row) => row.column('subject').doUpdateSet(said))
    .execute()
  await recordCommand(work, {
    command: 'own-bank-difference',
    subject: `bank ${subject}`,
    changes: { owner: said.owner_name, cents: open[0]!.cents },
    reason: note,
  })
  return { owner: said.owner_name, note }
}
