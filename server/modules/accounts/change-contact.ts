import type { accounts } from '@cartwright/api/accounts'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { isDeepStrictEqual } from 'node:util'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockAccount, refuseField } from './account-queries.ts'
import { addPartyTerms, type NewParty } from './add-parties.ts'
import { readContact } from './name-party.ts'
import { partyById, standings } from './party-queries.ts'
import { payersByEmail } from './payers-by-email.ts'

type Asked = ReceivedBy<typeof accounts.changeContact>
type Party = SuccessOf<typeof accounts.changeContact>

/**
 * Corrects how a party is reached, on all its accounts: a contact says how things are, and has no dates. Refuses to take away the
 * e-mail address that bills go to.
 */
export async function changeContact(work: Work, { params, body }: Asked): Promise<Party> {
  const { partyId } = params
  const account = await lockAccount(work, params.accountNumber)
  const onIt = (await standings(work, account.id)).some((one) => one.partyId === partyId)
  if (!onIt) refuse('PARTY_NOT_FOUND', { partyId })
  const { reason, ...contact } = body
  const wanted = { partyId, ...readContact(contact) }
  const before = await partyById(work, partyId)
  if (isDeepStrictEqual(before, wanted)) return before
  if (before.email !== null && wanted.email === null) {
    const billed = await payersByEmail(work, partyId)
    if (billed) refuseField('email', `The bill of account ${billed} goes to this address. Change that first.`)
  }
  await store(work, wanted)
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (field) => !isDeepStrictEqual(before[field], wanted[field]),
  )
  const told = (party: Party) => Object.fromEntries(changed.map((field) => [field, party[field]]))
  await recordCommand(work, {
    command: 'change-contact',
    subject: `account ${account.number}`,
    changes: { partyId, before: told(before), after: told(wanted) },
    reason: reason ?? null,
  })
  return wanted
}

async function store(work: Work, { partyId, ...party }: NewParty & { partyId: number }): Promise<void> {
  const { mail, confidentialAddress, ...same } = party
  const values = {
    ...same,
    mail_line_1: mail?.line1 ?? null,
    mail_line_2: mail?.line2 ?? null,
    mail_place: mail?.place ?? null,
    mail_state: mail?.state ?? null,
    mail_zip: mail?.zip ?? null,
    confidential_address: confidentialAddress,
  }
  await work.db.updateTable('party').set(values).where('id', '=', partyId).execute()
  await work.db.deleteFrom('party_term').where('party_id', '=', partyId).execute()
  await addPartyTerms(work, [{ partyId, name: party.name }])
}
