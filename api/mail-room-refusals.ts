import { addressRefusals } from './address-refusals.ts'
import { postalRefusals } from './postal-refusals.ts'
import { returnedMailRefusals } from './returned-mail-refusals.ts'

/** Why the mail room turns something down. Part of the one list in `refusals.ts`. */
export const mailRoomRefusals = {
  ...addressRefusals,
  ...postalRefusals,
  ...returnedMailRefusals,
}
