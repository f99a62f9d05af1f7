import { postageRefusals } from './postage-refusals.ts'
import { barcodeRefusals } from './barcode-refusals.ts'
import { mailJobRefusals } from './mail-job-refusals.ts'
import { insertRefusals } from './insert-refusals.ts'
import { postalRefusals } from './postal-refusals.ts'
import { stockRefusals } from './stock-refusals.ts'

/** Why the mail room turns something down, from all its rooms. Part of the one list in `refusals.ts`. */
export const mailRoomRefusals = {
  ...postageRefusals,
  ...barcodeRefusals,
  ...mailJobRefusals,
  ...insertRefusals,
  ...postalRefusals,
  ...stockRefusals,
}
