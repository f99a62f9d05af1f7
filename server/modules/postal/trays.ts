/** A letter tray: its inside in thousandths of an inch. */
export type TraySize = {
  readonly code: 'MM2' | 'MM1' | 'EMM'
  readonly title: string
  /** The container type in Mail.dat (CSM-1106). */
  readonly mailDatType: 'T' | 'O' | 'E'
  readonly lengthMils: number
  readonly widthMils: number
  readonly heightMils: number
}

/** DMM 203.5.2 as of April 2019, by the measures a vendor of trays publishes. */
export const traySizes: Readonly<Record<TraySize['code'], TraySize>> = {
  MM2: {
    code: 'MM2',
    title: '2-foot MM',
    mailDatType: 'T',
    lengthMils: 21_000,
    widthMils: 10_000,
    heightMils: 4_625,
  },
  MM1: {
    code: 'MM1',
    title: '1-foot MM',
    mailDatType: 'O',
    lengthMils: 10_250,
    widthMils: 10_000,
    heightMils: 4_625,
  },
  EMM: {
    code: 'EMM',
    title: '2-foot extended MM',
    mailDatType: 'E',
    lengthMils: 21_750,
    widthMils: 11_500,
    heightMils: 6_125,
  },
}

/** How much of a tray’s length letters fill: 90 of 100, our own estimate, since letters are not pressed and the post office has no figure. */
export const packPercent = 90

/** The thickness of a filled #10 envelope where nothing better is known: 0.02 in, as an open tool of mailers takes it. */
export const usualThicknessMils = 20

/** Pieces that a mailing at automation prices needs (QSG 230b), and that one destination needs (DMM 235.6.6). */
export const minimums = { mailing: 500, destination: 150 } as const

/** Contents of letter trays: line 2 of the label with its content identifier number, by the CIN list for First-Class letters. */
export const trayContents = {
  '5-digit': { cin: '242', line: 'FCM LTR 5D BC' },
  scheme: { cin: '241', line: 'FCM LTR BC 5D SCHEME' },
  aadc: { cin: '245', line: 'FCM LTR AADC BC' },
  'mixed-aadc': { cin: '246', line: 'FCM LTR BC WKG' },
} as const
