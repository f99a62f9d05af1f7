import { refuse } from '#kernel/refusal'
import { contentIdentifiers, contentIdentifiersSource } from './content-identifiers.ts'
import { refuseMailerId } from './mailer-id.ts'

/** A tray: where it goes, what is in it, and its number. */
export type TrayNumber = {
  readonly zip5: string
  readonly cin: string
  readonly mid: string
  readonly serial: number
}

/** How many digits are left for the serial number of a tray: MID and serial number are 14 together (USPS-L-3216). */
export const traySerialDigits = (mailerId: string): 5 | 8 => (mailerId.length === 9 ? 5 : 8)

/**
 * The 24 digits of an Intelligent Mail tray barcode: destination, content, label source 1 (a mailer), mailer identifier, serial number, label
 * type 8 (USPS-L-3216). Refuses what makes no legal one.
 */
export function trayBarcode({ zip5, cin, mid, serial }: TrayNumber): string {
  if (!/^\d{5}$/.test(zip5)) refuse('TRAY_NOT_LEGAL', { instead: `“${zip5}” is no ZIP code of five digits.` })
  if (contentIdentifiers[cin] === undefined)
    refuse('TRAY_NOT_LEGAL', {
      instead: `“${cin}” is no content identifier number of First-Class letters, such as 242 (${contentIdentifiersSource}).`,
    })
  refuseMailerId(mid)
  const places = traySerialDigits(mid)
  if (!Number.isInteger(serial) || serial < 0 || serial >= 10 ** places)
    refuse('SERIAL_NOT_LEGAL', { serial, most: 10 ** places - 1 })
  return `${zip5}${cin}1${mid}${String(serial).padStart(places, '0')}8`
}
