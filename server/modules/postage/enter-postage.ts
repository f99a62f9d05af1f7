import type { postage } from '@cartwright/api/postage'
import type { ReceivedBy } from '@cartwright/api/route'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { accountName, type AccountShown, lockAccount } from './postage-accounts.ts'
import { entryDay, type NewPostage, postPostage, sameName } from './post-postage.ts'
import { bookedName } from './booked-name.ts'
import { usePostage } from './use-postage.ts'

type Entering = ReceivedBy<typeof postage.enter>

/**
 * Books a deposit, a refund, a withdrawal or a fee, or the use of a mail job. Each is named by its reference: the same name with the same figures
 * changes nothing, with others it is refused. Refuses to take out more than there is.
 */
export async function enterPostage(work: Work, { params: { accountId }, body }: Entering): Promise<void> {
  const account = await lockAccount(work, accountId)
  const happenedOn = entryDay(work, body.happenedOn, [account])
  if (body.kind === 'use') {
    const { reference, amountCents, pieces, runId, note } = body
    await usePostage(work, {
      account: accountId,
      mailJob: bookedName(reference),
      amountCents,
      on: happenedOn,
      pieces,
      runId,
      note,
    })
    return
  }
  await postNamed(work, [account], { ...entryOf(accountId, body, happenedOn), note: body.note })
}

function entryOf(
  accountId: number,
  body: Exclude<Entering['body'], { kind: 'use' }>,
  happenedOn: PlainDate,
): NewPostage {
  const { kind, amountCents, reference } = body
  const comes = kind === 'deposit' || kind === 'refund'
  return {
    kind,
    intoId: comes ? accountId : null,
    outOfId: comes ? null : accountId,
    amountCents,
    happenedOn,
    reference,
    ...(kind === 'fee' && { fee: body.fee, coversUntil: coveredUntil(body.coversUntil, happenedOn) }),
  }
}

function coveredUntil(coversUntil: string, paidOn: PlainDate): PlainDate {
  if (coversUntil < paidOn.toString())
    return refuseField(
      'coversUntil',
      'Write the last day that the fee covers: it is after the day it was paid.',
    )
  return PlainDate.from(coversUntil)
}

/** Moves postage from one account to another: one entry with two sides. Refuses more than there is. */
export async function transferPostage(
  work: Work,
  { params: { accountId }, body }: ReceivedBy<typeof postage.transfer>,
): Promise<void> {
  const { intoId, amountCents, reference, note } = body
  if (intoId === accountId) refuseField('intoId', 'Choose another account than the one it comes from.')
  // Always in the same order, so that two transfers against each other do not wait for each other.
  const locked = new Map<number, AccountShown>()
  for (const id of [accountId, intoId].toSorted((a, b) => a - b)) locked.set(id, await lockAccount(work, id))
  const accounts = [locked.get(accountId)!, locked.get(intoId)!]
  const happenedOn = entryDay(work, body.happenedOn, accounts)
  await postNamed(work, accounts, {
    kind: 'transfer',
    intoId,
    outOfId: accountId,
    amountCents,
    happenedOn,
    reference,
    note,
  })
}

/** Posts an entry whose name is free. The first account is the one money comes from, where it does. */
async function postNamed(work: Work, accounts: readonly AccountShown[], entry: NewPostage): Promise<void> {
  const { standing, round } = await sameName(work, entry)
  if (standing) {
    if (standing.amountCents === entry.amountCents && standing.happenedOn.equals(entry.happenedOn)) return
    refuse('POSTAGE_REFERENCE_TAKEN', { reference: entry.reference, entryId: standing.id })
  }
  const [{ balanceCents }] = accounts as [AccountShown]
  if (entry.outOfId !== null && balanceCents < entry.amountCents)
    refuse('POSTAGE_TOO_LITTLE', { balanceCents, askedCents: entry.amountCents })
  const entryId = await postPostage(work, entry, round)
  await recordCommand(work, {
    command: `enter-postage-${entry.kind}`,
    subject: accountName(entry.outOfId ?? entry.intoId!),
    changes: {
      entryId,
      amountCents: entry.amountCents,
      reference: entry.reference,
      on: entry.happenedOn.toString(),
      ...(entry.kind === 'transfer' && { into: entry.intoId }),
      ...(entry.fee && { fee: entry.fee, coversUntil: entry.coversUntil?.toString() }),
    },
    reason: entry.note ?? null,
  })
}
