import { addressRefusals } from './address-refusals.ts'
import { returnedMailRefusals } from './returned-mail-refusals.ts'

/** The refusals of the mail room. Part of the one list in `refusals.ts`. */
export const mailRoomRefusals = { ...addressRefusals, ...returnedMailRefusals }
