import type { postage } from '@cartwright/api/postage'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { mailingRule } from '../policies/mailing-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { accountName } from './postage-accounts.ts'
import { type CorrectionShown, postageCorrection } from './corrections.ts'
import { postPostage } from './post-postage.ts'

type Side = {
  readonly id: number
  readonly intoId: number | null
  readonly outOfId: number | null
  readonly amountCents: number
}

/**
 * Posts an entry back, with the reason: at once up to the amount of the policy `mailing`, else when a second person approves it. Refuses what was
 * reversed, what is itself a reversal, and a second asking.
 */
export async function reversePostage(
  work: Work,
  { params: { entryId }, body: { reason } }: ReceivedBy<typeof postage.reverse>,
): Promise<CorrectionShown> {
  const entry = await reversible(work, entryId)
  return askToCorrect(work, {
    reversesId: entryId,
    statementId: null,
    accountId: entry.outOfId ?? entry.intoId!,
    changeCents: entry.outOfId === null ? -entry.amountCents : entry.amountCents,
    reason,
  })
}

/** An entry that can be posted back, while nobody else does. Refuses POSTAGE_ENTRY_NOT_FOUND and POSTAGE_ENTRY_REVERSED. */
async function reversible({ db }: Work, entryId: number): Promise<Side> {
  // An entry never changes and cannot be locked by its readers: its account is what whoever corrects it waits for.
  await sql`select from postage_account a where exists (select from postage_entry e where e.id = ${entryId}
    and a.id in (e.into_id, e.out_of_id)) order by a.id for no key update`.execute(db)
  const { rows } = await sql<Side & { kind: string; reversed: boolean }>`
    select e.id, e.kind, e.into_id as "intoId", e.out_of_id as "outOfId", e.amount_cents as "amountCents",
      exists (select from postage_entry r where r.reverses_id = e.id) as reversed
    from postage_entry e where e.id = ${entryId}`.execute(db)
  const [entry] = rows
  if (!entry) return refuse('POSTAGE_ENTRY_NOT_FOUND', { entryId })
  if (entry.reversed || entry.kind === 'reversal') refuse('POSTAGE_ENTRY_REVERSED', { entryId })
  return entry
}

export type AskedCorrection = {
  readonly reversesId: number | null
  readonly statementId: number | null
  readonly accountId: number
  /** What it does to the account. */
  readonly changeCents: number
  readonly reason: string
}

/** Writes down what is to be put right, and posts it where one person may. Refuses when the same waits already. */
export async function askToCorrect(work: Work, asked: AskedCorrection): Promise<CorrectionShown> {
  const { reversesId, statementId, accountId, changeCents, reason } = asked
  const waiting = await work.db
    .selectFrom('postage_correction')
    .select('id')
    .where('state', '=', 'asked')
    .where(reversesId === null ? 'statement_id' : 'reverses_id', '=', reversesId ?? statementId)
    .executeTakeFirst()
  if (waiting) refuse('POSTAGE_CORRECTION_WAITS', { correctionId: waiting.id })
  const { id } = await work.db
    .insertInto('postage_correction')
    .values({
      reverses_id: reversesId,
      statement_id: statementId,
      account_id: accountId,
      change_cents: changeCents,
      reason,
      asked_by: work.actor.name,
      asked_by_key: keyOf(work.actor),
      asked_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'ask-for-postage-correction',
    subject: accountName(accountId),
    changes: { correctionId: id, reversesId, statementId, changeCents },
    reason,
  })
  if (Math.abs(changeCents) <= (await aloneUpTo(work))) await post(work, id, null)
  return postageCorrection(work, id)
}

/** Up to which amount one person corrects postage. Without a policy that says so, none: every correction has two. */
async function aloneUpTo(work: Work): Promise<number> {
  return mailingRule(await policiesFor(work), work.today)?.postageAloneUpToCents ?? 0
}

/** Approves a correction as the second person, which posts it, or declines it. The same again changes nothing. */
export async function decideCorrection(
  work: Work,
  { params: { correctionId }, body: { verdict } }: ReceivedBy<typeof postage.decide>,
): Promise<CorrectionShown> {
  await sql`select from postage_correction where id = ${correctionId} for no key update`.execute(work.db)
  const correction = await postageCorrection(work, correctionId)
  const becomes = verdict === 'approve' ? 'posted' : 'declined'
  if (correction.state === becomes && correction.decidedBy === work.actor.name) return correction
  if (correction.state !== 'asked')
    refuse('POSTAGE_CORRECTION_DECIDED', { correctionId, state: correction.state })
  // Whoever asked may take it back, and never approve it.
  if (verdict === 'approve' && correction.mine)
    refuse('POSTAGE_OWN_CORRECTION', { askedBy: correction.askedBy })
  if (verdict === 'approve') await post(work, correctionId, work.actor.name)
  else await decline(work, correctionId)
  await recordCommand(work, {
    command: `${verdict}-postage-correction`,
    subject: accountName(correction.accountId),
    changes: { correctionId, changeCents: correction.changeCents, askedBy: correction.askedBy },
  })
  return postageCorrection(work, correctionId)
}

const decline = ({ db, actor, today }: Work, correctionId: number) =>
  db
    .updateTable('postage_correction')
    .set({ state: 'declined', decided_by: actor.name, decided_on: today })
    .where('id', '=', correctionId)
    .execute()

/** Posts what a correction asks for: an entry back, or what the post office took or gave by its statement. */
async function post(work: Work, correctionId: number, approvedBy: string | null): Promise<void> {
  const asked = await work.db
    .selectFrom('postage_correction')
    .selectAll()
    .where('id', '=', correctionId)
    .executeTakeFirstOrThrow()
  const { account_id: accountId, change_cents: changeCents } = asked
  const sides =
    asked.reverses_id === null
      ? {
          intoId: changeCents > 0 ? accountId : null,
          outOfId: changeCents < 0 ? accountId : null,
          amountCents: Math.abs(changeCents),
        }
      : turned(await reversible(work, asked.reverses_id))
  const entryId = await postPostage(work, {
    ...sides,
    kind: asked.reverses_id === null ? 'adjustment' : 'reversal',
    happenedOn: work.today,
    reference: `Correction ${correctionId}`,
    statementId: asked.statement_id,
    reversesId: asked.reverses_id,
    note: asked.reason,
    approvedBy,
  })
  await work.db
    .updateTable('postage_correction')
    .set({ state: 'posted', entry_id: entryId, decided_by: work.actor.name, decided_on: work.today })
    .where('id', '=', correctionId)
    .execute()
}

/** What came goes, and what went comes. */
const turned = ({ intoId, outOfId, amountCents }: Side) => ({ intoId: outOfId, outOfId: intoId, amountCents })
