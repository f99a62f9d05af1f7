import type { accounts } from '@cartwright/api/accounts'
import type { InputOf } from '@cartwright/api/route'
import { contactBody, contactFaults, type ContactValues, noContact } from '../../parts/contact-values.ts'

/** A new account as the form holds it. */
export type NewAccount = {
  readonly address: {
    readonly line: string
    readonly place: string
    readonly state: string
    readonly zip: string
    readonly apn: string
    readonly dwellingUnits: string
  }
  readonly class: string
  readonly cycle: string
  readonly openedOn: string
  readonly payer: ContactValues
  readonly owner: ContactValues
  readonly ownerIsPayer: boolean
  readonly largePrint: boolean
  readonly ownerCopy: boolean
  readonly note: string
}

type Known = { readonly today: string; readonly state: string; readonly cycle: string }

/** What a new account starts from. */
export const emptyAccount = ({ today, state, cycle }: Known): NewAccount => ({
  address: { line: '', place: '', state, zip: '', apn: '', dwellingUnits: '1' },
  class: '',
  cycle,
  openedOn: today,
  payer: noContact,
  owner: noContact,
  ownerIsPayer: true,
  largePrint: false,
  ownerCopy: false,
  note: '',
})

/** What is wrong with the people named, by field. All else the office says. */
export const checkNewAccount = ({ payer, owner, ownerIsPayer }: NewAccount): Record<string, string> => ({
  ...contactFaults(payer, 'payer'),
  ...(ownerIsPayer ? {} : contactFaults(owner, 'owner')),
})

/** The new account as the contract takes it. */
export function newAccountBody(values: NewAccount): InputOf<typeof accounts.open>['body'] {
  const { address, payer, owner, ownerIsPayer, note, ...rest } = values
  return {
    ...rest,
    address: {
      ...address,
      state: address.state.trim().toUpperCase(),
      apn: address.apn.trim() || null,
      dwellingUnits: Number(address.dwellingUnits || Number.NaN),
    },
    payer: contactBody(payer),
    owner: ownerIsPayer ? null : contactBody(owner),
    note: note.trim() || null,
  }
}
