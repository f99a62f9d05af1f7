import { insertRefusals } from './insert-refusals.ts'
import { postalRefusals } from './postal-refusals.ts'

/** Why the mail room turns something down. Part of the one list in `refusals.ts`. */
export const mailRoomRefusals = {
  ...insertRefusals,
  ...postalRefusals,
}
