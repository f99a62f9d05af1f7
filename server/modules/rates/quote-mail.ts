import { MailingValue } from '../policies/mailing-policy.ts'
import { counted } from './quote-words.ts'
import type { Both } from './told-words.ts'

/** The rules of the mail room, in words. */
export const mailQuotes: { readonly [code: string]: (value: unknown) => Both } = {
  mailing: (value) => {
    const { mailHouse, payment, permit, moveUpdateDays, dataHours } = MailingValue.parse(value)
    const paid = payment === 'permit-imprint'
    return {
      en: `Bills go into the mail through ${mailHouse?.name ?? 'the office itself'}, ${paid ? `under permit ${permit.number} of ${permit.office.place}` : 'by meter'}. Addresses are held against moves every ${counted(moveUpdateDays, 'day', 'days')} at least, and what is mailed is no older than ${counted(dataHours, 'hour', 'hours')}.`,
      es: `Las facturas se envían por correo ${mailHouse ? `a través de ${mailHouse.name}` : 'desde la oficina'}, ${paid ? `con el permiso ${permit.number} de ${permit.office.place}` : 'con franqueadora'}. Las direcciones se comparan con las mudanzas al menos cada ${counted(moveUpdateDays, 'día', 'días')}, y lo que se envía no tiene más de ${counted(dataHours, 'hora', 'horas')}.`,
    }
  },
}
