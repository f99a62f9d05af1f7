import { packPercent, traySizes } from '../postal/trays.ts'
import {
  aspectFaults,
  fitFaults,
  heavyFaults,
  sizeFaults,
  traitFaults,
  trayFaults,
  trayOf,
} from './letter-limits.ts'
import type { Checked, Mailpiece } from './mailpiece.ts'
import { measureMailpiece } from './measure-mailpiece.ts'
import { barcodeFaults, windowFaults } from './tap-test.ts'

/**
 * Holds a piece against what USPS asks of a First-Class letter, and an automation letter where it is to be one: size, weight, aspect ratio,
 * window, barcode, traits, trays. Answers what it comes to and every rule it does not keep, each with its section; those that stop it first.
 */
export function checkMailpiece(piece: Mailpiece): Checked {
  const measured = measureMailpiece(piece)
  const { body } = piece
  const faults = [
    ...sizeFaults(measured),
    ...aspectFaults(measured, body),
    ...traitFaults(body),
    ...heavyFaults(measured, body),
    ...fitFaults(piece, measured),
    ...windowFaults(body, measured),
    ...barcodeFaults(body, measured),
    ...trayFaults(measured),
  ]
  const tray = trayOf(measured)
  return {
    ...measured,
    sheets: piece.sheets,
    ounces: Math.max(1, Math.ceil(measured.weightMills / 1000)),
    tray,
    piecesInTray: Math.floor((twoFoot[tray].lengthMils * packPercent) / 100 / measured.thicknessMils),
    faults: faults.toSorted((a, b) => Number(b.stops) - Number(a.stops)),
  }
}

/** The two-foot trays of a kind. */
const twoFoot = { MM: traySizes.MM2, EMM: traySizes.EMM } as const
