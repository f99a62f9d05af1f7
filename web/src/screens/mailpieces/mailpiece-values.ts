import type { Area, Body, Material, Spec } from './mailpiece-queries.ts'
import { readThousandths, shownThousandths } from './mailpiece-words.ts'

/** The measures that are typed, each as text in inches or ounces. */
type Measures = Record<string, string>

/** A mailpiece as it is filled in. */
export type SpecValues = {
  use: Spec['use']
  from: string
  reason: string
  name: string
  names: Record<'envelope' | 'sheet' | 'reply', string>
  items: Record<'envelope' | 'sheet' | 'reply', string>
  measures: Measures
  folds: string
  hasWindow: boolean
  hasReply: boolean
  bothSides: boolean
  isSealed: boolean
  isAutomation: boolean
  clearZoneIsFree: boolean
  barcodePlace: Body['barcodePlace']
  traits: Body['traits']
}

const sizes = ['Weight', 'Thickness', 'Length', 'Height'] as const
const places = ['X', 'Y', 'Width', 'Height'] as const
const windowSides = ['Left', 'Bottom', 'Width', 'Height'] as const

const ofMaterial = (
  prefix: string,
  { weightMills, thicknessMils, lengthMils, heightMils }: Material,
): Measures => ({
  [`${prefix}Weight`]: shownThousandths(weightMills),
  [`${prefix}Thickness`]: shownThousandths(thicknessMils),
  [`${prefix}Length`]: shownThousandths(lengthMils),
  [`${prefix}Height`]: shownThousandths(heightMils),
})
const ofArea = (prefix: string, { xMils, yMils, widthMils, heightMils }: Area): Measures => ({
  [`${prefix}X`]: shownThousandths(xMils),
  [`${prefix}Y`]: shownThousandths(yMils),
  [`${prefix}Width`]: shownThousandths(widthMils),
  [`${prefix}Height`]: shownThousandths(heightMils),
})

/** A mailpiece to be changed; what it has none of is filled in as usual. */
export function valuesOf(
  body: Body,
  usual: Body,
  { use, today }: { use: Spec['use']; today: string },
): SpecValues {
  const window = body.window ?? usual.window!
  const reply = body.replyEnvelope ?? usual.replyEnvelope!
  return {
    use,
    from: today,
    reason: '',
    name: body.name,
    names: { envelope: body.envelope.name, sheet: body.sheet.name, reply: reply.name },
    items: {
      envelope: body.envelope.itemCode ?? '',
      sheet: body.sheet.itemCode ?? '',
      reply: reply.itemCode ?? '',
    },
    measures: {
      ...ofMaterial('envelope', body.envelope),
      ...ofMaterial('sheet', body.sheet),
      ...ofMaterial('reply', reply),
      windowLeft: shownThousandths(window.leftMils),
      windowBottom: shownThousandths(window.bottomMils),
      windowWidth: shownThousandths(window.widthMils),
      windowHeight: shownThousandths(window.heightMils),
      ...ofArea('barcode', body.barcode ?? usual.barcode!),
      ...ofArea('lines', body.lines),
      lowerRight: body.lowerRightMils === null ? '' : shownThousandths(body.lowerRightMils),
    },
    folds: body.foldsAtMils.map(shownThousandths).join(', '),
    hasWindow: body.window !== null,
    hasReply: body.replyEnvelope !== null,
    bothSides: body.bothSides,
    isSealed: body.isSealed,
    isAutomation: body.isAutomation,
    clearZoneIsFree: body.clearZoneIsFree,
    barcodePlace: body.barcodePlace,
    traits: [...body.traits],
  }
}

const all = (prefix: string, ends: readonly string[]): string[] => ends.map((end) => `${prefix}${end}`)

/** The measures that count for what is chosen. */
function asked({ hasWindow, hasReply, barcodePlace }: SpecValues): string[] {
  return [
    ...all('envelope', sizes),
    ...(hasWindow ? all('window', windowSides) : []),
    ...all('sheet', sizes),
    ...(hasReply ? all('reply', sizes) : []),
    ...all('lines', places),
    ...(barcodePlace === 'address-block' ? all('barcode', places) : []),
    ...(barcodePlace === 'lower-right' ? ['lowerRight'] : []),
  ]
}

/** What is wrong by field, and what to type. */
export function specFaults(values: SpecValues): Record<string, string> {
  const faults = asked(values)
    .filter((key) => readThousandths(values.measures[key] ?? '') === null)
    .map((key) => [`measures.${key}`, 'Write a number with up to three decimals, such as 4.125.'] as const)
  return Object.fromEntries([
    ...faults,
    ...(foldsOf(values.folds) === null
      ? [['folds', 'Write inches from the top with commas between, such as 3.875, 7.5.'] as const]
      : []),
    ...(values.name.trim() ? [] : [['name', 'Write what this mailpiece is.'] as const]),
    ...(values.reason.trim() ? [] : [['reason', 'Write what changes, and why.'] as const]),
  ])
}

function foldsOf(text: string): number[] | null {
  if (text.trim() === '') return []
  const folds = text.split(',').map(readThousandths)
  return folds.every((fold) => fold !== null) ? folds : null
}

/** What is sent. The measures were checked before. */
export function bodyOf(values: SpecValues): Body {
  const { measures, names, items } = values
  const read = (key: string): number => readThousandths(measures[key] ?? '') ?? 0
  const material = (prefix: 'envelope' | 'sheet' | 'reply'): Material => ({
    itemCode: items[prefix].trim() || null,
    name: names[prefix].trim(),
    weightMills: read(`${prefix}Weight`),
    thicknessMils: read(`${prefix}Thickness`),
    lengthMils: read(`${prefix}Length`),
    heightMils: read(`${prefix}Height`),
  })
  const area = (prefix: 'barcode' | 'lines'): Area => ({
    xMils: read(`${prefix}X`),
    yMils: read(`${prefix}Y`),
    widthMils: read(`${prefix}Width`),
    heightMils: read(`${prefix}Height`),
  })
  return {
    name: values.name.trim(),
    envelope: material('envelope'),
    window: values.hasWindow
      ? {
          leftMils: read('windowLeft'),
          bottomMils: read('windowBottom'),
          widthMils: read('windowWidth'),
          heightMils: read('windowHeight'),
        }
      : null,
    sheet: material('sheet'),
    foldsAtMils: foldsOf(values.folds) ?? [],
    bothSides: values.bothSides,
    replyEnvelope: values.hasReply ? material('reply') : null,
    barcode: values.barcodePlace === 'address-block' ? area('barcode') : null,
    lines: area('lines'),
    barcodePlace: values.barcodePlace,
    lowerRightMils: values.barcodePlace === 'lower-right' ? read('lowerRight') : null,
    clearZoneIsFree: values.clearZoneIsFree,
    isSealed: values.isSealed,
    isAutomation: values.isAutomation,
    traits: values.traits,
  }
}
