import type { accounts } from '@cartwright/api/accounts'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { cycles } from '../city/city-queries.ts'
import { placePremise } from '../premises/place-premise.ts'
import { lockAccountNumbers } from './account-numbers.ts'
import { refuseField } from './account-queries.ts'
import { addAccountParties } from './add-account-parties.ts'
import { addAccounts } from './add-accounts.ts'
import { billedFromOf, keepBilledFrom } from './first-days.ts'
import { nameParty } from './name-party.ts'
import { nameKey } from './name-key.ts'
import { partyById } from './party-queries.ts'
import { ratedClasses } from './rated-names.ts'

type NewAccount = ReceivedBy<typeof accounts.open>['body']

/**
 * Opens an account at an address, under the next number: the premise and the parties are the known ones or new ones. Refuses a
 * payer who has an open account of the class there already. Two who open accounts at once wait for each other,
 * so that neither an address nor an account comes to be twice. It is billed from its first day on, whatever its cycle has billed
 * since (`billedFromOf`, which may refuse it), or from the day named.
 */
export async function openAccount(
  work: Work,
  asked: NewAccount,
  billedFrom?: PlainDate,
): Promise<SuccessOf<typeof accounts.open>> {
  await lockAccountNumbers(work)
  const openedOn = PlainDate.from(asked.openedOn)
  await refuseUnknown(work, asked, openedOn)
  const billed = billedFrom ?? (await billedFromOf(work, { ...asked, from: openedOn }))
  const premiseId = await placePremise(work, asked.address)
  await refuseSecond(work, asked, { premiseId, openedOn })
  const payer = await nameParty(work, asked.payer, 'payer')
  const owner = asked.owner && (await nameParty(work, asked.owner, 'owner'))
  const { address: _, payer: __, owner: ___, ...terms } = asked
  const [added] = await addAccounts(work, [{ ...terms, premiseId, openedOn, closedOn: null, autopay: false }])
  const { id, number } = added!
  if (billed) await keepBilledFrom(work, [{ accountId: id, from: billed }])
  const standing = { accountId: id, from: openedOn, until: null }
  await addAccountParties(work, [
    { ...standing, partyId: payer, role: 'payer' },
    { ...standing, partyId: owner ?? payer, role: 'owner' },
  ])
  await recordCommand(work, {
    command: 'open-account',
    subject: `account ${number}`,
    changes: { ...terms, premiseId, payer, owner: owner ?? payer },
  })
  return { accountNumber: number, accountId: id, premiseId }
}

async function refuseUnknown(work: Work, asked: NewAccount, openedOn: PlainDate): Promise<void> {
  if (!(await cycles(work)).some(({ code }) => code === asked.cycle))
    refuse('CYCLE_NOT_FOUND', { cycle: asked.cycle })
  const classes = await ratedClasses(work)
  if (!classes.includes(asked.class))
    refuseField('class', `The city has no rates for “${asked.class}”. Choose one of: ${classes.join(', ')}.`)
  if (isBefore(work.today.add({ years: 1 }), openedOn))
    refuseField('openedOn', 'Write a day that is at most a year from today.')
  const contact = 'partyId' in asked.payer ? await partyById(work, asked.payer.partyId) : asked.payer
  if ((asked.billBy === 'email' || asked.billBy === 'both') && contact.email === null)
    refuseField('billBy', 'The payer has no e-mail address. Write one, or send the bill on paper.')
}

/** Refuses a second open account of a class for one payer at one premise. A new party is the same payer when the name is the same. */
async function refuseSecond(
  work: Work,
  { payer, class: of }: NewAccount,
  { premiseId, openedOn }: { premiseId: number; openedOn: PlainDate },
): Promise<void> {
  const { rows } = await sql<{ number: string; partyId: number; name: string }>`
    select a.number, p.id as "partyId", p.name from account a
    join account_party ap on ap.account_id = a.id and ap.role = 'payer' and ap.until_on is null
    join party p on p.id = ap.party_id
    where a.premise_id = ${premiseId} and a.class = ${of}
      and (a.closed_on is null or a.closed_on > ${openedOn}::date)`.execute(work.db)
  const same = rows.find((row) =>
    'partyId' in payer ? row.partyId === payer.partyId : nameKey(row.name) === nameKey(payer.name),
  )
  if (same) refuse('ACCOUNT_ALREADY_OPEN', { accountNumber: same.number })
}
