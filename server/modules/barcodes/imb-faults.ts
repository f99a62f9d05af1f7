/** What an Intelligent Mail barcode says: 20 digits of tracking, and the routing of 0, 5, 9 or 11 digits. */
export type Imb = { readonly tracking: string; readonly routing: string }

/** Why digits make no barcode. The code is that of the USPS encoder (USPS-B-3200, return codes of its test cases). */
export type ImbFault = {
  readonly returnCode: '09' | '10' | '11' | '12' | '13'
  readonly field: 'tracking' | 'routing'
  readonly instead: string
}

const digits = /^[0-9]*$/

/** What is wrong with the digits of a barcode, in the order the USPS encoder looks; null when it may be drawn. Barcode libraries let some of it pass. */
export function imbFault({ tracking, routing }: Imb): ImbFault | null {
  if (tracking.length !== 20)
    return fault('09', 'tracking', `Write 20 digits of tracking; these are ${tracking.length}.`)
  if (!digits.test(tracking))
    return fault('10', 'tracking', `Write digits only; ${placeOf(tracking)} of the tracking is none.`)
  if (tracking[1]! > '4')
    return fault(
      '11',
      'tracking',
      `The second digit of the tracking is 0 to 4, not ${tracking[1]}: the barcode ID of letters is 00.`,
    )
  if (![0, 5, 9, 11].includes(routing.length))
    return fault('12', 'routing', `Write 0, 5, 9 or 11 digits of routing; these are ${routing.length}.`)
  if (!digits.test(routing))
    return fault('13', 'routing', `Write digits only; ${placeOf(routing)} of the routing is none.`)
  return null
}

const fault = (returnCode: ImbFault['returnCode'], field: ImbFault['field'], instead: string): ImbFault => ({
  returnCode,
  field,
  instead,
})

function placeOf(text: string): string {
  const index = text.search(/[^0-9]/)
  return `“${text[index]}” at place ${index + 1}`
}
