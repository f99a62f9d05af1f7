/**
 * What is to be done when a payment by ACH comes back:
 * `fee` reverse it, the fee for returned items if the city has one, may be presented twice more ·
 * `stop` reverse it, stop autopay, write · `never` the same, and never present it again · `correct` reverse it, may be corrected and
 * sent again within 60 days · `suspend` reverse it, suspend autopay, ask · `death` reverse it, stop, flag the account ·
 * `reverse` reverse it · `queue` reverse it, a person looks: our file is at fault, or it is a check · `reopen` a refund came back: it is owed again ·
 * `show` between banks: nothing is posted but by a person · `foreign` not for a city: accept it and let a person look.
 */
export type ReturnAction =
  | 'fee'
  | 'stop'
  | 'never'
  | 'correct'
  | 'suspend'
  | 'death'
  | 'reverse'
  | 'queue'
  | 'reopen'
  | 'show'
  | 'foreign'

/** In a sentence, for the people who look at a file. */
export const returnActions: Readonly<Record<ReturnAction, string>> = {
  fee: 'Reverse the payment; a fee if the city’s rule says so; it may be presented twice more within 180 days.',
  stop: 'Reverse the payment, stop autopay, write to the customer.',
  never: 'Reverse the payment, stop autopay, and never present it again.',
  correct: 'Reverse the payment; it may be corrected and sent again within 60 days.',
  suspend: 'Reverse the payment, suspend autopay, ask the customer.',
  death: 'Reverse the payment, stop autopay, flag the account.',
  reverse: 'Reverse the payment.',
  queue: 'Reverse the payment and let a person look.',
  reopen: 'The refund was not taken: it is owed again.',
  show: 'Bank to bank: nothing is posted but by a person.',
  foreign: 'No payment of ours: let a person look.',
}

type Row = readonly [meaning: string, action: ReturnAction]

/** Codes and meanings: moov-io/ach, docs/returns.md. What to do: the Nacha rules of 2013, 2.12.4, and the practice of billing offices. */
const codes: Readonly<Record<string, Row>> = {
  R01: ['Not enough money', 'fee'],
  R02: ['Account closed', 'stop'],
  R03: ['No account, or another name', 'stop'],
  R04: ['The account number is wrong', 'stop'],
  R05: ['A business debit to a consumer’s account that was not authorised', 'never'],
  R06: ['Our bank asked for it', 'reverse'],
  R07: ['The customer revoked the authorisation', 'never'],
  R08: ['Payment stopped', 'suspend'],
  R09: ['Money not collected yet', 'fee'],
  R10: ['The customer says it was not authorised', 'never'],
  R11: ['Not as it was authorised', 'correct'],
  R12: ['The account was sold to another bank', 'queue'],
  R13: ['The bank cannot be reached by ACH', 'stop'],
  R14: ['The person who received for another died', 'death'],
  R15: ['The customer died', 'death'],
  R16: ['Account frozen', 'stop'],
  R17: ['The file failed an edit', 'queue'],
  R18: ['Wrong effective date', 'queue'],
  R19: ['Wrong amount', 'queue'],
  R20: ['An account that takes no such payments', 'stop'],
  R21: ['Wrong company number', 'queue'],
  R22: ['Wrong customer number', 'queue'],
  R23: ['The receiver refused the credit', 'reopen'],
  R24: ['Sent twice', 'queue'],
  R25: ['Addenda at fault', 'queue'],
  R26: ['A mandatory field at fault', 'queue'],
  R27: ['Trace number at fault', 'queue'],
  R28: ['Check digit of the routing number at fault', 'queue'],
  R29: ['A business says it was not authorised', 'never'],
  R31: ['Returned by agreement (CCD, CTX)', 'reverse'],
  R37: ['The check was also presented on paper', 'queue'],
  R38: ['The check was stopped', 'queue'],
  R39: ['The check was no source for it', 'queue'],
  R50: ['A state law against presenting checks', 'queue'],
  R51: ['A presented check at fault', 'queue'],
  R52: ['A presented check was stopped', 'queue'],
  R53: ['The check was also presented', 'queue'],
}

/** Codes of the chain of dishonoured returns between banks, and those of enrolments and international entries. */
const ranges: readonly (readonly [from: number, to: number, ...row: Row])[] = [
  [40, 47, 'An enrolment came back', 'foreign'],
  [61, 77, 'A return disputed between banks', 'show'],
  [80, 85, 'An international entry came back', 'foreign'],
]

type ReturnReason = { readonly meaning: string; readonly action: ReturnAction }

/** What a return code means and what to do; null when there is no such code. */
export function returnReason(code: string): ReturnReason | null {
  const row = Object.hasOwn(codes, code) ? codes[code] : undefined
  if (row) return { meaning: row[0], action: row[1] }
  const number = /^R\d\d$/.test(code) ? Number(code.slice(1)) : 0
  const range = ranges.find(([from, to]) => number >= from && number <= to)
  return range ? { meaning: range[2], action: range[3] } : null
}
