import { barcodeRefusals } from './barcode-refusals.ts'
import { mailJobRefusals } from './mail-job-refusals.ts'

/** Why the office turns down what is asked of the mail room. Part of the one list in `refusals.ts`. */
export const mailRoomRefusals = {
  ...barcodeRefusals,
  ...mailJobRefusals,
import { postalRefusals } from './postal-refusals.ts'

/** Why the mail room turns something down. Part of the one list in `refusals.ts`. */
export const mailRoomRefusals = {
  ...postalRefusals,
}
