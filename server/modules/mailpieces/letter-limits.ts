import { type Body, type Fault, inches, type Mailpiece, ounces } from './mailpiece.ts'
import type { Measured } from './measure-mailpiece.ts'

const stop = (code: string, section: string, sentence: string): Fault => ({
  code,
  section,
  sentence,
  stops: true,
})
const tell = (code: string, section: string, sentence: string): Fault => ({
  code,
  section,
  sentence,
  stops: false,
})

/** What a letter may be, in thousandths (DMM 101.1.1). */
const letter = {
  length: [5000, 11_500],
  height: [3500, 6125],
  thickness: [7, 250],
  weight: 3500,
} as const

/** Size and weight of a letter (DMM 101.1.1): what is smaller is not mailed at all, what is larger is no letter. */
export function sizeFaults(measured: Measured): Fault[] {
  const { lengthMils, heightMils, thicknessMils, weightMills } = measured
  return [
    ...within('length', lengthMils, letter.length),
    ...within('height', heightMils, letter.height),
    ...within('thickness', thicknessMils, [leastThickness(measured), letter.thickness[1]]),
    ...(weightMills > letter.weight
      ? [
          stop(
            'weight',
            'DMM 101.1.1',
            `It weighs ${ounces(weightMills)}; a letter weighs ${ounces(letter.weight)} at most. Take something out, or mail it as a flat.`,
          ),
        ]
      : []),
  ]
}

/** The rule of 0.009 inch holds above 4.25 inches in height or 6 in length. */
const leastThickness = ({ heightMils, lengthMils }: Measured): number =>
  heightMils > 4250 || lengthMils > 6000 ? 9 : letter.thickness[0]

function within(what: string, mils: number, [least, most]: readonly [number, number]): Fault[] {
  if (least <= mils && mils <= most) return []
  const is = mils < least ? `at least ${inches(least)}` : `at most ${inches(most)}`
  return [stop(what, 'DMM 101.1.1', `Its ${what} is ${inches(mils)}; that of a letter is ${is}.`)]
}

/** Length to height from 1.3 to 2.5, both included (DMM 101.1.2): what is outside goes through no machine. */
export function aspectFaults({ lengthMils, heightMils }: Measured, { isAutomation }: Body): Fault[] {
  if (lengthMils * 10 >= heightMils * 13 && lengthMils * 10 <= heightMils * 25) return []
  const sentence = `Its length is ${(lengthMils / heightMils).toFixed(3)} times its height; machines take 1.3 to 2.5.`
  return [machines('aspect-ratio', sentence, isAutomation)]
}

const traitWords: Readonly<Record<Body['traits'][number], string>> = {
  'not-rectangular': 'It is not rectangular.',
  'plastic-wrap': 'It is wrapped in plastic.',
  closures: 'It has clasps, strings or buttons.',
  uneven: 'What is in it makes it uneven.',
  'loose-items': 'Something loose is in it.',
  'too-rigid': 'It does not bend.',
  'short-side-address': 'Its address runs along the short side.',
}

/** Traits that machines do not take (DMM 101.1.2). */
export const traitFaults = ({ traits, isAutomation }: Body): Fault[] =>
  [...new Set(traits)].map((trait) => machines(trait, traitWords[trait], isAutomation))

function machines(code: string, sentence: string, isAutomation: boolean): Fault {
  return isAutomation
    ? stop(code, 'DMM 101.1.2', `${sentence} It has no automation price.`)
    : tell(code, 'DMM 101.1.2', `${sentence} Each piece pays the nonmachinable surcharge.`)
}

/** An automation letter over 3 ounces is sealed, and has its barcode in the address block (QSG 201a, 230d). */
export function heavyFaults(
  { weightMills }: Measured,
  { isAutomation, isSealed, barcodePlace }: Body,
): Fault[] {
  if (!isAutomation || weightMills <= 3000) return []
  const heavy = `It weighs ${ounces(weightMills)}: an automation letter over 3 oz`
  return [
    ...(isSealed ? [] : [stop('heavy-sealed', 'QSG 201a', `${heavy} must be in a sealed envelope.`)]),
    ...(barcodePlace === 'address-block'
      ? []
      : [stop('heavy-barcode', 'QSG 201a', `${heavy} must have its barcode in the address block.`)]),
  ]
}

/** Longer than 10 inches or higher than 4.625 needs extended trays (DMM 203.5.2). */
export const trayOf = ({ lengthMils, heightMils }: Measured): 'MM' | 'EMM' =>
  lengthMils > 10_000 || heightMils > 4625 ? 'EMM' : 'MM'

/** That the usual trays are too small for it. */
export const trayFaults = (measured: Measured): Fault[] =>
  trayOf(measured) === 'MM'
    ? []
    : [
        tell(
          'tray',
          'DMM 203.5.2',
          `It is ${inches(measured.lengthMils)} long and ${inches(measured.heightMils)} high: order extended (EMM) trays; the usual ones take 10 in and 4.625 in.`,
        ),
      ]

/** That what is put in is not larger than the envelope. */
export function fitFaults(
  { body, inserts }: Mailpiece,
  { panelMils, lengthMils, heightMils }: Measured,
): Fault[] {
  const inside = [
    { name: `The folded ${body.sheet.name}`, lengthMils: body.sheet.lengthMils, heightMils: panelMils },
    ...(body.replyEnvelope ? [body.replyEnvelope] : []),
    ...inserts,
  ]
  return inside
    .filter((one) => one.lengthMils > lengthMils || one.heightMils > heightMils)
    .map((one) =>
      stop(
        'fit',
        'Fit',
        `${one.name} is ${inches(one.lengthMils)} by ${inches(one.heightMils)}: it does not go into an envelope of ${inches(lengthMils)} by ${inches(heightMils)}.`,
      ),
    )
}
