import type { PlainDate } from '#kernel/dates'
import type { Mail } from '#kernel/mail'
import type { CityIdentity } from '../city/city-settings.ts'
import { escape } from '../../page.ts'

type Changed = {
  readonly to: string
  readonly party: { readonly name: string; readonly language: 'en' | 'es' }
  readonly changed: readonly string[]
  readonly accountNumber: string
  readonly identity: CityIdentity | null
  readonly recordId: number
  readonly on: PlainDate
}

/** The e-mail to an address that a change of the contact left behind. It names what changed, and never the old or the new value. Pure. */
export function changeMail(told: Changed): Mail {
  const { to, party, identity, recordId, accountNumber } = told
  const words = sentences[party.language]
  const what = changeWords(told.changed)[party.language]
  const day = told.on.toLocaleString(party.language === 'es' ? 'es-US' : 'en-US', { dateStyle: 'long' })
  const paragraphs = [
    words.dear(party.name),
    words.changed(what, accountNumber, day),
    words.notYou(identity?.phone ?? ''),
    identity?.title ?? '',
  ].filter(Boolean)
  const body = paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n')
  return {
    messageId: `<contact-change-${recordId}-${accountNumber}@cartwright>`,
    fromName: identity?.title ?? '',
    replyTo: identity?.email ?? null,
    to,
    subject: words.subject(accountNumber),
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${party.language}"><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`,
    attachments: [],
  }
}

/** What of a contact changed, in both languages of the mail: `telephone number and e-mail address`. */
export const changeWords = (changed: readonly string[]): { readonly en: string; readonly es: string } => ({
  en: inWords(changed, 'en'),
  es: inWords(changed, 'es'),
})

const inWords = (changed: readonly string[], language: 'en' | 'es'): string =>
  changed.flatMap((field) => sentences[language].fields[field] ?? []).join(sentences[language].and)

type Fields = Readonly<Record<string, string>>

const sentences = {
  en: {
    fields: {
      name: 'name',
      phone: 'telephone number',
      email: 'e-mail address',
      mail: 'mailing address',
    } as Fields,
    and: ' and ',
    subject: (account: string) => `Your sanitation account ${account} was changed`,
    dear: (name: string) => `Dear ${name},`,
    changed: (what: string, account: string, day: string) =>
      `the ${what} of your sanitation account ${account} was changed on ${day}.`,
    notYou: (phone: string) => `If you did not ask for this, call us at once: ${phone}.`,
  },
  es: {
    fields: {
      name: 'nombre',
      phone: 'número de teléfono',
      email: 'correo electrónico',
      mail: 'dirección postal',
    } as Fields,
    and: ' y ',
    subject: (account: string) => `Su cuenta de saneamiento ${account} fue modificada`,
    dear: (name: string) => `Estimado/a ${name}:`,
    changed: (what: string, account: string, day: string) =>
      `se cambió lo siguiente en su cuenta de saneamiento ${account} el ${day}: ${what}.`,
    notYou: (phone: string) => `Si usted no lo pidió, llámenos de inmediato: ${phone}.`,
  },
}
