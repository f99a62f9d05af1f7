import type { accounts } from '@cartwright/api/accounts'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockAccount, refuseField } from './account-queries.ts'
import type { GuardedDeed } from '../policies/desk-rules.ts'
import { addPartyTerms, type NewParty } from './add-parties.ts'
import { hiddenParties } from './hidden-addresses.ts'
import { nameTerms } from './name-key.ts'
import { readContact } from './name-party.ts'
import { partyById, standings } from './party-queries.ts'
import { payersByEmail } from './payers-by-email.ts'
import { refuseUnproved } from './refuse-unproved.ts'

type Asked = ReceivedBy<typeof accounts.changeContact>
type Party = SuccessOf<typeof accounts.changeContact>

/**
 * Corrects how a party is reached, on all its accounts: a contact says how things are, and has no dates. Refuses to take away the
 * e-mail address that bills go to; what the city’s rule guards while nobody has proved who they are; and to make an address public
 * for somebody who may not see it. The address that a change leaves behind is written to.
 */
export const changeContact = (work: Work, asked: Asked): Promise<Party> => corrected(work, asked, 'by-caller')

/**
 * The same of what the post office told: a move, a label on returned mail. It is no caller's word: nobody has to prove who they are for it,
 * and the post office has written to both addresses itself.
 */
export const changeContactAsPosted = (work: Work, asked: Asked): Promise<Party> =>
  corrected(work, asked, 'by-post-office')

async function corrected(
  work: Work,
  { params, body }: Asked,
  told: 'by-caller' | 'by-post-office',
): Promise<Party> {
  const { partyId } = params
  const account = await lockAccount(work, params.accountNumber)
  const onIt = (await standings(work, account.id)).some((one) => one.partyId === partyId)
  if (!onIt) refuse('PARTY_NOT_FOUND', { partyId })
  const { reason, ...contact } = body
  const before = await partyById(work, partyId)
  const hidden = (await hiddenParties(work, [partyId])).has(partyId)
  const wanted = { partyId, ...keepHidden(readContact(contact), before, hidden) }
  if (isDeepStrictEqual(before, wanted)) return shown(before, hidden)
  if (before.email !== null && wanted.email === null) {
    const billed = await payersByEmail(work, partyId)
    if (billed) refuseField('email', `The bill of account ${billed} goes to this address. Change that first.`)
  }
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (field) => !isDeepStrictEqual(before[field], wanted[field]),
  )
  const isByCaller = told === 'by-caller'
  if (isByCaller)
    await refuseUnproved(
      work,
      account.id,
      changed.flatMap((field) => deedOf[field] ?? []),
    )
  await storeParty(work, wanted)
  const values = (party: Party) => Object.fromEntries(changed.map((field) => [field, party[field]]))
  await recordCommand(work, {
    command: 'change-contact',
    subject: `account ${account.number}`,
    changes: { partyId, before: values(before), after: values(wanted) },
    reason: reason ?? null,
  })
  if (isByCaller && changed.some((field) => field === 'mail' || field === 'email'))
    await work.later(tellOfChange, {
      recordId: await lastRecord(work, account.number),
      accountId: account.id,
      partyId,
      changed,
      email: before.email,
      mail: before.mail,
    })
  return shown(wanted, hidden)
}

/** The number of the change that was just recorded: nobody else changes the account meanwhile. */
async function lastRecord(work: Work, accountNumber: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select max(id) as id from command_record where subject = ${`account ${accountNumber}`}
      and command = 'change-contact'`.execute(work.db)
  return rows[0]!.id
}

/** The job that writes to the address a change left behind. */
export const tellOfChange = 'tell-of-contact-change'

/** What of a contact is guarded by the rule of identity checks, by its name there. */
const deedOf: Partial<Record<keyof Party, GuardedDeed>> = {
  name: 'name',
  phone: 'phone',
  email: 'email',
  mail: 'mailing-address',
}

/** Whoever does not see a mailing address keeps it by leaving it empty, and cannot make it public. */
function keepHidden(wanted: NewParty, before: Party, hidden: boolean): NewParty {
  if (!hidden) return wanted
  if (!wanted.confidentialAddress) refuse('ADDRESS_IS_HIDDEN', { partyId: before.partyId })
  return wanted.mail === null ? { ...wanted, mail: before.mail } : wanted
}

const shown = (party: Party, hidden: boolean): Party => (hidden ? { ...party, mail: null } : party)

/** Stores how a party is called and reached; it is found by its name, and by the names of those merged into it. */
export async function storeParty(
  work: Work,
  { partyId, ...party }: NewParty & { readonly partyId: number },
): Promise<void> {
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
  await addMergedTerms(work, partyId)
}

/** Lets a party be found by the names of those that were merged into it as well. */
export async function addMergedTerms(work: Work, partyId: number): Promise<void> {
  const merged = await work.db.selectFrom('party').select('name').where('merged_into', '=', partyId).execute()
  await insertRows(work, {
    into: sql`insert into party_term`,
    rows: merged.flatMap(({ name }) => nameTerms(name)),
    columns: { party_id: ['bigint', () => partyId], term: ['text', (term) => term] },
    after: sql`on conflict do nothing`,
  })
}
