import type { autopay } from '@cartwright/api/autopay'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { changePreferences } from '../accounts/change-preferences.ts'
import { lockMandate, type MandateRow, type MandateShown, shownMandate } from './mandate-rows.ts'

/** Stops an autopay because somebody asks. What is released already is still drawn. Refuses one that is stopped. */
export async function stopMandate(
  work: Work,
  { params, body }: ReceivedBy<typeof autopay.stop>,
): Promise<MandateShown> {
  const mandate = await lockMandate(work, params.mandateId)
  if (mandate.state === 'stopped')
    refuse('MANDATE_NOT_IN_STATE', {
      state: mandate.state,
      needed: ['prenote-to-send', 'prenote-sent', 'live', 'held'],
    })
  await endMandate(work, mandate, body.reason)
  return shownMandate(await lockMandate(work, mandate.mandateId))
}

/** Lets an autopay go on that a return or a change held: it is live where its prenote had its days, else it begins with one. */
export async function resumeMandate(
  work: Work,
  { params, body }: ReceivedBy<typeof autopay.resume>,
): Promise<MandateShown> {
  const mandate = await lockMandate(work, params.mandateId)
  if (mandate.state !== 'held') refuse('MANDATE_NOT_IN_STATE', { state: mandate.state, needed: ['held'] })
  const live = mandate.liveFrom !== null && !isBefore(work.today, PlainDate.from(mandate.liveFrom))
  await setState(work, mandate, live ? 'live' : 'prenote-to-send', null)
  await told(work, 'resume-autopay', mandate, body.reason)
  return shownMandate(await lockMandate(work, mandate.mandateId))
}

/** Stops an autopay that stands, whoever found the reason: from now on its bills ask for payment. One that is stopped stays as it is. */
export async function endMandate(work: Work, mandate: MandateRow, why: string): Promise<void> {
  if (mandate.state === 'stopped') return
  await work.db
    .updateTable('autopay_mandate')
    .set({ state: 'stopped', stopped_on: work.today, why })
    .where('id', '=', mandate.mandateId)
    .execute()
  await changePreferences(work, mandate.accountNumber, { autopay: false })
  await told(work, 'stop-autopay', mandate, why)
}

/** Holds an autopay: nothing is drawn until somebody lets it go on. */
export async function holdMandate(work: Work, mandate: MandateRow, why: string): Promise<void> {
  if (mandate.state === 'stopped' || mandate.state === 'held') return
  await setState(work, mandate, 'held', why)
  await told(work, 'hold-autopay', mandate, why)
}

/** Lets it be drawn from: its prenote had its days. From now on its bills say that they are drawn. */
export const beginMandate = (work: Work, mandate: MandateRow): Promise<void> =>
  setState(work, mandate, 'live', null)

async function setState(
  work: Work,
  mandate: MandateRow,
  state: 'live' | 'held' | 'prenote-to-send',
  why: string | null,
): Promise<void> {
  await work.db
    .updateTable('autopay_mandate')
    .set({ state, why, ...(state === 'prenote-to-send' && { live_from: null }) })
    .where('id', '=', mandate.mandateId)
    .execute()
  await changePreferences(work, mandate.accountNumber, { autopay: state === 'live' })
}

const told = (work: Work, command: string, mandate: MandateRow, reason: string): Promise<void> =>
  recordCommand(work, {
    command,
    subject: `account ${mandate.accountNumber}`,
    changes: { mandateId: mandate.mandateId, before: mandate.state, endsIn: mandate.last4 },
    reason,
  })
