import type { Body, Spec } from './mailpiece-queries.ts'

/** Thousandths of an inch or an ounce as they are typed: `4.125`. */
export const shownThousandths = (thousandths: number): string => String(thousandths / 1000)

/** What was typed in inches or ounces, in thousandths; null when it is no such number. */
export function readThousandths(text: string): number | null {
  const typed = text.trim()
  return /^\d{0,2}(\.\d{1,3})?$/.test(typed) && typed !== '' ? Math.round(Number(typed) * 1000) : null
}

export const inches = (mils: number): string => `${shownThousandths(mils)} in`
export const ounces = (mills: number): string => `${shownThousandths(mills)} oz`

export const purposeWords: Readonly<Record<Spec['use'], string>> = { bills: 'Bills', notices: 'Notices' }

export const placeWords: Readonly<Record<Body['barcodePlace'], string>> = {
  'address-block': 'In the address block',
  'lower-right': 'At the lower right',
  none: 'None',
}

/** What machines do not take, as questions with yes or no. */
export const traitQuestions: Readonly<Record<Body['traits'][number], string>> = {
  'not-rectangular': 'Is it other than rectangular?',
  'plastic-wrap': 'Is it wrapped in plastic?',
  closures: 'Does it have clasps, strings or buttons?',
  uneven: 'Does what is in it make it uneven?',
  'loose-items': 'Is something loose in it?',
  'too-rigid': 'Is it too stiff to bend?',
  'short-side-address': 'Does the address run along the short side?',
}
