import type { ContactNote } from '@cartwright/api/contact-shapes'
import type { z } from 'zod'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, refuseField } from '../accounts/account-queries.ts'
import { standings } from '../accounts/party-queries.ts'
import { refuseUnknownReason } from './contact-reasons.ts'

type Written = z.output<typeof ContactNote>

/**
 * What is written down about a conversation, as columns. Refuses a reason that is not on the city’s list, a person who is nothing to the
 * account, a bill or line that is not the account’s, and a day to follow up that is past.
 */
export async function contactColumns(work: Work, account: KnownAccount | null, written: Written) {
  await refuseUnknownReason(work, written.reason)
  const followUpOn = written.followUpOn === null ? null : PlainDate.from(written.followUpOn)
  if (written.outcome === 'follow-up' && followUpOn === null)
    refuseField('followUpOn', 'Write the day on which it is followed up.')
  if (followUpOn && isBefore(followUpOn, work.today)) refuseField('followUpOn', 'Write today or a later day.')
  const { partyId } = written
  if (partyId !== null && !(account && (await isOn(work, account.id, partyId))))
    refuse('PARTY_NOT_FOUND', { partyId })
  return {
    account_id: account?.id ?? null,
    party_id: partyId,
    reason: written.reason,
    outcome: written.outcome,
    direction: written.direction,
    notes: written.notes || null,
    follow_up_on: followUpOn,
    ...(await billColumns(work, account, written)),
  }
}

const isOn = async (work: Work, accountId: number, partyId: number): Promise<boolean> =>
  (await standings(work, accountId)).some((one) => one.partyId === partyId)

async function billColumns(work: Work, account: KnownAccount | null, written: Written) {
  const { billNumber, billLineNo: lineNo } = written
  if (billNumber === null && lineNo !== null) refuseField('billNumber', 'Choose the bill the line is on.')
  if (billNumber === null) return { bill_id: null, bill_line_no: null }
  const bill = await work.db
    .selectFrom('bill')
    .select('id')
    .where('number', '=', billNumber)
    .where('account_id', '=', account?.id ?? 0)
    .executeTakeFirst()
  if (!bill) return refuse('BILL_LINE_NOT_FOUND', { billNumber, lineNo })
  if (lineNo !== null) {
    const line = await work.db
      .selectFrom('bill_line')
      .select('line_no')
      .where('bill_id', '=', bill.id)
      .where('line_no', '=', lineNo)
      .executeTakeFirst()
    if (!line) refuse('BILL_LINE_NOT_FOUND', { billNumber, lineNo })
  }
  return { bill_id: bill.id, bill_line_no: lineNo }
}
