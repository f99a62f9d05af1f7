import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { accountName, lockAccount } from './postage-accounts.ts'
import { postPostage, sameName } from './post-postage.ts'

export type PostageUse = {
  /** The account the post office, the meter or the mail house took it from. */
  readonly account: number
  /** What names the mail job: its use is booked once. */
  readonly mailJob: string
  readonly amountCents: number
  readonly on: PlainDate
  readonly pieces?: number | null
  readonly runId?: number | null
  readonly note?: string | null
}

/**
 * Books the postage of a mail job, and answers its entry. Asked for again with the same figures it changes nothing; with others it is refused, since a
 * mail job is mailed once. It is booked also when the account has too little: what was mailed was mailed, and the office is told. Once the use of a
 * job was reversed, it may be booked anew.
 */
export async function usePostage(work: Work, use: PostageUse): Promise<{ readonly entryId: number }> {
  const { account, mailJob, amountCents, on, pieces = null, runId = null, note = null } = use
  const entry = {
    kind: 'use' as const,
    intoId: null,
    outOfId: account,
    amountCents,
    happenedOn: on,
    reference: mailJob,
    pieces,
    runId,
    note,
  }
  await lockAccount(work, account)
  const { standing, round } = await sameName(work, entry)
  if (standing) {
    if (standing.amountCents === amountCents && standing.outOfId === account) return { entryId: standing.id }
    refuse('POSTAGE_JOB_USED', { mailJob, entryId: standing.id, amountCents: standing.amountCents })
  }
  if (runId !== null) await refuseNoRun(work, runId)
  const entryId = await postPostage(work, entry, round)
  await recordCommand(work, {
    command: 'use-postage',
    subject: accountName(account),
    changes: { entryId, mailJob, amountCents, pieces, runId, on: on.toString() },
    reason: note,
  })
  return { entryId }
}

async function refuseNoRun({ db }: Work, runId: number): Promise<void> {
  const run = await db.selectFrom('bill_run').select('id').where('id', '=', runId).executeTakeFirst()
  if (!run) refuse('RUN_NOT_FOUND', { runId })
}
