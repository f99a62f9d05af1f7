import type { contacts } from '@cartwright/api/contacts'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseField } from '../accounts/account-queries.ts'
import { addPhone } from '../accounts/add-phone.ts'
import { standings } from '../accounts/party-queries.ts'
import { readPhone } from '../accounts/read-phone.ts'
import { recordCommand } from '../audit/record-command.ts'

/** Notes the number somebody called from on a party of the account. One that is known already changes nothing. */
export async function notePhone(
  work: Work,
  { params, body }: ReceivedBy<typeof contacts.notePhone>,
): Promise<SuccessOf<typeof contacts.notePhone>> {
  const { partyId } = params
  const account = await lockAccount(work, params.accountNumber)
  const phone = readPhone(body.phone)
  if (phone === null) return refuseField('phone', 'Write ten digits, such as (909) 555-0142.')
  if (!(await standings(work, account.id)).some((one) => one.partyId === partyId))
    refuse('PARTY_NOT_FOUND', { partyId })
  if (await addPhone(work, partyId, phone))
    await recordCommand(work, {
      command: 'note-phone',
      subject: `account ${account.number}`,
      changes: { partyId, phone },
    })
  return { accountNumber: account.number, phone }
}
