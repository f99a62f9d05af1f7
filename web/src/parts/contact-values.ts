import { Contact } from '@cartwright/api/account-shapes'

/** How a party is reached, as a form holds it. */
export type ContactValues = {
  readonly name: string
  readonly kind: 'person' | 'organization'
  readonly phone: string
  readonly email: string
  readonly language: 'en' | 'es'
  readonly confidentialAddress: boolean
  /** Whether the mail goes elsewhere than to the premise. */
  readonly elsewhere: boolean
  readonly line1: string
  readonly line2: string
  readonly place: string
  readonly state: string
  readonly zip: string
}

export const noContact: ContactValues = {
  name: '',
  kind: 'person',
  phone: '',
  email: '',
  language: 'en',
  confidentialAddress: false,
  elsewhere: false,
  line1: '',
  line2: '',
  place: '',
  state: '',
  zip: '',
}

type Party = {
  readonly name: string
  readonly kind: 'person' | 'organization'
  readonly phone: string | null
  readonly email: string | null
  readonly language: 'en' | 'es'
  readonly confidentialAddress: boolean
  readonly mail: {
    readonly line1: string
    readonly line2: string | null
    readonly place: string
    readonly state: string
    readonly zip: string
  } | null
}

/** A known party in the form's fields. */
export const contactOf = (party: Party): ContactValues => ({
  name: party.name,
  kind: party.kind,
  phone: party.phone ?? '',
  email: party.email ?? '',
  language: party.language,
  confidentialAddress: party.confidentialAddress,
  elsewhere: party.mail !== null,
  line1: party.mail?.line1 ?? '',
  line2: party.mail?.line2 ?? '',
  place: party.mail?.place ?? '',
  state: party.mail?.state ?? '',
  zip: party.mail?.zip ?? '',
})

const orNull = (text: string): string | null => text.trim() || null

/** The contact as the contract takes it: what is empty is null. */
export function contactBody(values: ContactValues): Party {
  const { name, kind, phone, email, language, confidentialAddress, elsewhere } = values
  const { line1, line2, place, state, zip } = values
  return {
    name,
    kind,
    phone: orNull(phone),
    email: orNull(email),
    language,
    confidentialAddress,
    mail: elsewhere ? { line1, line2: orNull(line2), place, state: state.trim().toUpperCase(), zip } : null,
  }
}

/** What to type where nothing is. */
const missing: Readonly<Record<string, string>> = {
  name: 'Write the name.',
  line1: 'Write the number and the street, or the post box.',
  place: 'Write the town.',
  state: 'Write two letters, such as CA.',
  zip: 'Write five digits, such as 91764.',
}

/**
 * What is wrong with a contact, by field. A party is either a known one or a contact, and a refusal of such a choice
 * cannot name the field; so the same contract is asked here, before anything is sent.
 */
export function contactFaults(values: ContactValues, prefix: string): Record<string, string> {
  const checked = Contact.safeParse(contactBody(values))
  if (checked.success) return {}
  return Object.fromEntries(
    checked.error.issues.map(({ path, message }) => {
      const field = String(path.at(-1))
      return [
        `${prefix}.${field}`,
        values[field as keyof ContactValues] === '' ? (missing[field] ?? 'Write this.') : message,
      ]
    }),
  )
}
