import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about barcodes of the mail. Part of the one list in `refusals.ts`. */
export const barcodeRefusals = {
  BARCODE_NOT_LEGAL: problem('BARCODE_NOT_LEGAL', 422, 'These digits make no Intelligent Mail barcode.', {
    /** As the USPS encoder numbers it. */
    returnCode: z.string(),
    field: z.enum(['tracking', 'routing']),
    instead: z.string(),
  }),
  BARCODE_NOT_READ: problem('BARCODE_NOT_READ', 422, 'These letters are no Intelligent Mail barcode.', {
    instead: z.string(),
  }),
  MAILER_ID_NOT_LEGAL: problem('MAILER_ID_NOT_LEGAL', 422, 'This is no mailer identifier of USPS.', {
    mailerId: z.string(),
    instead: z.string(),
  }),
  SERIAL_NOT_LEGAL: problem(
    'SERIAL_NOT_LEGAL',
    422,
    'The serial number does not fit beside the mailer identifier.',
    { serial: z.number(), most: z.number() },
  ),
  SERIALS_SPENT: problem(
    'SERIALS_SPENT',
    409,
    'So many serial numbers are not free: each stays used for 45 days after it was mailed. Wait, or ask USPS for a mailer identifier of 6 digits or for another one, and write it in the policy “mailing”.',
    {
      needed: z.number(),
      free: z.number(),
      /** The first day that some become free again. */
      nextFreeOn: z.string().nullable(),
      /** The day from which there are enough, where waiting helps. */
      enoughOn: z.string().nullable(),
    },
  ),
  SERVICE_TYPE_UNKNOWN: problem(
    'SERVICE_TYPE_UNKNOWN',
    422,
    'This is no service type of First-Class Mail. Correct it in the policy “mailing”: the table is that of USPS.',
    { serviceType: z.string() },
  ),
  TRAY_NOT_LEGAL: problem('TRAY_NOT_LEGAL', 422, 'These make no tray barcode.', { instead: z.string() }),
}
