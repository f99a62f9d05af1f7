import type { addresses } from '@cartwright/api/addresses'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type PostOffice, PostOfficeFailed, type PostOfficeOf } from '#kernel/post-office'
import { refuse } from '#kernel/refusal'
import type { InTransaction } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { standings } from '../accounts/party-queries.ts'
import { dpvOutcome, dpvWords } from './dpv-outcome.ts'
import { mailingOf, type MailingRow } from './mailing-rows.ts'

type Asked = ReceivedBy<typeof addresses.check>
type Suggestion = SuccessOf<typeof addresses.check>

/** Who answers for the post office. Left out, nobody does. */
export type PostOfficeParts = { readonly postOfficeOf?: PostOfficeOf }

type Visit = { readonly city: string; readonly inTransaction: InTransaction }

/**
 * Asks the post office about where mail of a party goes. It is a suggestion: nothing is changed and nothing is coded by it, a person applies
 * it or does not. A confidential address is told to nobody. The question is asked outside of any transaction.
 */
export async function checkAddress(
  { postOfficeOf }: PostOfficeParts,
  { city, inTransaction }: Visit,
  { params }: Asked,
): Promise<Suggestion> {
  const mail = await inTransaction(async (work) => {
    const account = await accountByNumber(work, params.accountNumber)
    const onIt = (await standings(work, account.id)).some(({ partyId }) => partyId === params.partyId)
    if (!onIt) refuse('PARTY_NOT_FOUND', { partyId: params.partyId })
    return mailingOf(work, { accountId: account.id, partyId: params.partyId })
  })
  if (!mail || mail.line1.trim() === '') return refuse('ADDRESS_MISSING', {})
  if (mail.confidential) refuse('ADDRESS_CONFIDENTIAL', {})
  const office = (await postOfficeOf?.(city)) ?? refuse('POST_OFFICE_NOT_SET_UP', {})
  try {
    return await suggestion(office, mail)
  } catch (error) {
    if (!(error instanceof PostOfficeFailed)) throw error
    if (error.kind === 'busy') return refuse('POST_OFFICE_BUSY', { afterSeconds: error.afterSeconds ?? 3600 })
    return refuse('POST_OFFICE_UNREACHABLE', { reason: error.message })
  }
}

async function suggestion(office: PostOffice, mail: MailingRow): Promise<Suggestion> {
  const { line1, line2, place, state, zip } = mail
  const asked = { line1, line2, place, state, zip }
  const answer = await office.check(asked)
  const base = { asked, practice: office.practice }
  if (!answer.found)
    return {
      ...base,
      found: false,
      sentence: `${answer.sentence}${await placeWords(office, asked)}`,
      same: false,
      suggested: null,
      outcome: 'blocked',
      words: [],
      left: office.left(),
    }
  const { address, dpv, vacant, remarks } = answer
  const told = { dpv, vacant, footnotes: [], noStat: false }
  const same = written(address) === written(asked)
  return {
    ...base,
    found: true,
    sentence: same ? 'The post office writes it just so.' : 'The post office writes it otherwise.',
    same,
    suggested: address,
    outcome: dpvOutcome(told),
    words: [...dpvWords(told), ...remarks],
    left: office.left(),
  }
}

/** Of an address it does not know: whether the ZIP code is of another place. It costs one more question. */
async function placeWords(office: PostOffice, asked: Suggestion['asked']): Promise<string> {
  if (office.left() === 0) return ''
  const of = await office.placeOf(asked.zip.slice(0, 5))
  if (!of) return ` There is no ZIP code ${asked.zip.slice(0, 5)}.`
  const fits = of.place.toUpperCase() === asked.place.toUpperCase() && of.state === asked.state
  return fits ? '' : ` ZIP code ${asked.zip.slice(0, 5)} is ${of.place}, ${of.state}.`
}

const written = ({ line1, line2, place, state, zip }: Suggestion['asked']): string =>
  [line1, line2 ?? '', place, state, zip].join('|').toUpperCase()
