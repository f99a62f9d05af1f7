import type { Action, Reason, State } from './returned-queries.ts'

/** As the post office writes them (DMM 507, exhibit 1.4.1). */
export const reasonWords: Readonly<Record<Reason, string>> = {
  'attempted-not-known': 'Attempted, not known',
  'box-closed-no-order': 'Box closed, no order',
  deceased: 'Deceased',
  'delivery-suspended': 'Delivery suspended to the mail receiving agency',
  'forwarding-expired': 'Forwarding order expired',
  illegible: 'Illegible',
  'in-dispute': 'In dispute',
  'insufficient-address': 'Insufficient address',
  'moved-left-no-address': 'Moved, left no address',
  'no-mail-receptacle': 'No mail receptacle',
  'no-such-number': 'No such number',
  'no-such-office': 'No such office in state',
  'no-such-street': 'No such street',
  'not-deliverable-as-addressed': 'Not deliverable as addressed, unable to forward',
  refused: 'Refused',
  'returned-for-better-address': 'Returned for better address',
  'temporarily-away': 'Temporarily away',
  unclaimed: 'Unclaimed',
  vacant: 'Vacant',
}
export const reasons = Object.keys(reasonWords) as Reason[]

export const actionWords: Readonly<Record<Action, string>> = {
  'new-address': 'There is a new address',
  resent: 'Mailed again to the same address',
  called: 'Called them: it stays open',
  undeliverable: 'Nobody knows another: undeliverable',
  'mail-anyway': 'Mail there all the same',
  'no-action': 'Nothing to be done',
}

export const stateWords: Readonly<Record<State, string>> = {
  open: 'To work',
  'new-address': 'New address',
  resent: 'Mailed again',
  undeliverable: 'Undeliverable',
  'mail-anyway': 'Mailed all the same',
  'no-action': 'Nothing done',
}
