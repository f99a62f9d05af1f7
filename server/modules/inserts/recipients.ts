import { type Mailing, mailKey, mailTo, type PremiseInMail } from '../billing/mail-lines.ts'
import type { PartyFacts } from '../billing/bill-facts.ts'
import type { NoticeKind } from './notice-days.ts'

/** An account with whom a notice about its parcel may go to. */
export type Addressed = {
  readonly accountId: number
  readonly accountNumber: string
  /** Its parcel number; where nobody knows it, its premise. */
  readonly parcel: string
  readonly premise: PremiseInMail
  readonly owner: PartyFacts | null
  readonly payer: PartyFacts | null
}

/** One envelope of a mailing. */
export type Recipient = {
  readonly accountId: number
  readonly accountNumber: string
  readonly parcel: string
  readonly addressee: 'owner' | 'payer' | 'occupant'
  readonly lines: readonly string[]
  readonly whyNot: string | null
  readonly runId: number | null
}

/**
 * Who gets a mailing, in the order of the mail. The notice of a hearing goes to the owner of record of each parcel, to where its bills go, and to
 * the premise (Cal. Const. art. XIII D § 6(a); Gov. Code § 53755), once to each address of a parcel; any other goes where the bills go.
 * Whoever cannot be written to is listed with why.
 */
export function recipientsOf(kind: NoticeKind, accounts: readonly Addressed[]): Recipient[] {
  const keyed = accounts.flatMap((account) => {
    const to = kind === 'prop-218' ? allOf(account) : [payerOf(account)]
    return to.map((one) => ({ ...one, key: mailKey({ ...one, lines: [...one.lines] }, account), account }))
  })
  const seen = new Set<string>()
  return keyed
    .filter(({ account, lines, whyNot, addressee }) => {
      const key = [account.parcel, ...(whyNot === null ? lines.slice(1) : [addressee])]
        .join('|')
        .toUpperCase()
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ account, addressee, lines, whyNot }) => ({
      accountId: account.accountId,
      accountNumber: account.accountNumber,
      parcel: account.parcel,
      addressee,
      lines,
      whyNot,
      runId: null,
    }))
}

type To = Pick<Recipient, 'addressee' | 'lines' | 'whyNot'> & { readonly zip: string }

/** The owner first: where two live at one address, the notice names the owner. */
function allOf(account: Addressed): To[] {
  const { owner, payer, premise } = account
  const isHidden = [owner, payer].some((party) => party?.confidential)
  return [
    owner ? mailed('owner', owner, premise) : noOwner(premise),
    ...(payer ? [mailed('payer', payer, premise)] : []),
    ...(isHidden ? [] : [occupant(premise)]),
  ]
}

const payerOf = ({ payer, owner, premise }: Addressed): To =>
  payer || owner
    ? mailed(payer ? 'payer' : 'owner', (payer ?? owner)!, premise)
    : { ...noOwner(premise), addressee: 'payer', whyNot: 'Nobody is known to write to.' }

const noOwner = ({ zip }: PremiseInMail): To => ({
  addressee: 'owner',
  lines: [],
  zip,
  whyNot: 'No owner of record is known.',
})

function mailed(addressee: To['addressee'], party: PartyFacts, premise: PremiseInMail): To {
  const { lines, zip } = mailTo(party, premise)
  return { addressee, lines, zip, whyNot: whyNotTo(party, { lines, zip }) }
}

/** Fewer than three lines are no address. */
function whyNotTo({ confidential, mail }: PartyFacts, { lines, zip }: Mailing): string | null {
  if (confidential && !mail) return 'The address is confidential, and no other is known.'
  return lines.length < 3 || !/\d{5}/.test(zip) ? 'The mailing address is not complete.' : null
}

function occupant(premise: PremiseInMail): To {
  const { line, place, state, zip } = premise
  return {
    addressee: 'occupant',
    lines: ['Resident or customer', line, `${place} ${state} ${zip}`.toUpperCase()],
    zip,
    whyNot: line.trim() === '' || !/\d{5}/.test(zip) ? 'The address of the premise is not complete.' : null,
  }
}
