import { isRoutingNumber } from './routing-number.ts'
import { tranCodeOf } from './nacha-codes.ts'

/** What a notification of change says is right from now on. Only what its code corrects is there. */
export type Correction = {
  readonly routing?: string
  readonly account?: string
  readonly tranCode?: string
  readonly name?: string
  readonly customerNumber?: string
}

/** Codes of changes (moov-io/ach, addenda98.go); C61 to C69 are refusals of a notification. */
const meanings: Readonly<Record<string, string>> = {
  C01: 'The account number was wrong',
  C02: 'The routing number was wrong',
  C03: 'Routing number and account number were wrong',
  C04: 'The name was wrong',
  C05: 'The kind of account was wrong',
  C06: 'Account number and kind of account were wrong',
  C07: 'Routing number, account number and kind of account were wrong',
  C08: 'The foreign bank was wrong',
  C09: 'The customer number was wrong',
  C10: 'The company name was wrong',
  C11: 'The company number was wrong',
  C12: 'Company name and company number were wrong',
  C13: 'The addenda was not in form',
  C14: 'It should have been an international entry',
}

/** What a change code means; null when there is no such code. */
export function changeMeaning(code: string): string | null {
  if (/^C6[1-9]$/.test(code)) return 'A notification of change was refused'
  return Object.hasOwn(meanings, code) ? meanings[code]! : null
}

/**
 * Reads the 29 characters of corrected data by the code's columns; where they do not hold what belongs there, by the blanks
 * between. Null when neither gives it. A code that corrects nothing of ours gives an empty correction.
 */
export function readCorrection(code: string, data: string): Correction | null {
  const whole = data.trim()
  switch (code) {
    case 'C01':
      return whole === '' || whole.length > 17 ? null : { account: whole }
    case 'C02':
      return isRoutingNumber(whole) ? { routing: whole } : null
    case 'C03':
      return byParts(data, { routing: data.slice(0, 9), account: data.slice(9).trim() })
    case 'C04':
      return whole === '' ? null : { name: data.slice(0, 22).trim() }
    case 'C05':
      return tranCodeOf(whole) ? { tranCode: whole } : null
    case 'C06':
      return byParts(data, { account: data.slice(0, 17).trim(), tranCode: data.slice(17).trim() })
    case 'C07':
      return byParts(data, {
        routing: data.slice(0, 9),
        account: data.slice(9, 26).trim(),
        tranCode: data.slice(26).trim(),
      })
    case 'C09':
      return whole === '' ? null : { customerNumber: data.slice(0, 22).trim() }
    default:
      return {}
  }
}

/** By columns, or else part by part as blanks divide them, in the same order. */
function byParts(data: string, columns: Correction): Correction | null {
  if (isSound(columns)) return columns
  const words = data.trim().split(/ +/)
  const names = Object.keys(columns)
  if (words.length !== names.length) return null
  const parts: Correction = Object.fromEntries(names.map((name, index) => [name, words[index]!]))
  return isSound(parts) ? parts : null
}

function isSound({ routing, account, tranCode }: Correction): boolean {
  return (
    (routing === undefined || isRoutingNumber(routing)) &&
    (account === undefined || /^\S{1,17}$/.test(account)) &&
    (tranCode === undefined || tranCodeOf(tranCode) !== null)
  )
}
