import { refuse } from '#kernel/refusal'
import { serviceTypes } from './service-types.ts'

/** The barcode ID of a letter without an optional endorsement line (USPS Kit 600, step 3). */
const barcodeId = '00'

/** How many digits are left for the serial number of a piece: MID and serial number are 15 together (USPS-B-3200). */
export const pieceSerialDigits = (mailerId: string): 6 | 9 => (mailerId.length === 9 ? 6 : 9)

/**
 * A mailer identifier is six digits, 000000 to 899999, or nine, 900000000 to 999999999: a nine in front tells a barcode’s reader how many
 * there are (USPS-B-3200).
 */
const isMailerId = (written: string): boolean => /^(?:[0-8]\d{5}|9\d{8})$/.test(written)

/** Refuses a mailer identifier that is none, with what to write. */
export function refuseMailerId(mailerId: string): void {
  if (isMailerId(mailerId)) return
  refuse('MAILER_ID_NOT_LEGAL', {
    mailerId,
    instead: 'Write 6 digits from 000000 to 899999, or 9 digits from 900000000 to 999999999.',
  })
}

type Parts = { readonly serviceType: string; readonly mailerId: string; readonly serial: number }

/**
 * The 20 digits of tracking of one letter: barcode ID, service type, mailer identifier, serial number. Refuses a service type that is not
 * First-Class Mail, a mailer identifier outside its ranges, and a serial number that does not fit beside it.
 */
export function trackingNumber({ serviceType, mailerId, serial }: Parts): string {
  if (serviceTypes.get(serviceType)?.class !== 'First-Class Mail')
    refuse('SERVICE_TYPE_UNKNOWN', { serviceType })
  refuseMailerId(mailerId)
  const places = pieceSerialDigits(mailerId)
  if (!Number.isInteger(serial) || serial < 0 || serial >= 10 ** places)
    refuse('SERIAL_NOT_LEGAL', { serial, most: 10 ** places - 1 })
  return `${barcodeId}${serviceType}${mailerId}${String(serial).padStart(places, '0')}`
}
