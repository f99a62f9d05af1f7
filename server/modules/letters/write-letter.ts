import type { letters } from '@cartwright/api/letters'
import type { ReceivedBy } from '@cartwright/api/route'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { answeredBefore, insertLetter } from './draft-letter.ts'
import { letterAccount, letterParty } from './letter-account.ts'
import { emptyText, templateInForce } from './templates.ts'

/**
 * Begins a letter to a party of an account, from a template or empty, in the language of whom it is to. Asked again under the same key, it
 * answers the letter of before. Refuses an account, party or template there is not.
 */
export async function writeLetter(work: Work, { body }: ReceivedBy<typeof letters.write>): Promise<number> {
  const { id } = await accountByNumber(work, body.accountNumber)
  const account = await letterAccount(work, id)
  const party = letterParty(account, body.partyId)
  const language = body.language ?? party.language
  const version = body.template === null ? null : await templateInForce(work, body.template)
  const owner = account.parties.find(
    ({ role, isPresent, partyId }) => role === 'owner' && isPresent && partyId !== party.partyId,
  )
  const written = await insertLetter(work, {
    key: body.key,
    accountId: id,
    partyId: party.partyId,
    // Where the owner gets a copy of every bill, they get one of every letter, unless whoever writes it says otherwise.
    copyTo: account.ownerCopy && owner ? owner.partyId : null,
    language,
    versionId: version?.id ?? null,
    text: version?.[language] ?? { ...emptyText, subject: firstSubject[language] },
    facts: {},
  })
  return written ?? (await answeredBefore(work, body.key))
}

const firstSubject = { en: 'Your account {accountNumber}', es: 'Su cuenta {accountNumber}' }
