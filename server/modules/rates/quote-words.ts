import { type Language, wordOf } from './explain-words.ts'
import { type Both, asSentence } from './told-words.ts'

/** Sentences of both languages, one after the other. */
export const sentences = (parts: readonly (Both | null | undefined | false)[]): Both => {
  const told = parts.filter((part) => part !== null && part !== undefined && part !== false)
  return { en: told.map(({ en }) => en).join(' '), es: told.map(({ es }) => es).join(' ') }
}

/** What a rule says in both languages, made by one function. */
export const both = (told: (language: Language) => string): Both => ({ en: told('en'), es: told('es') })

/** `a, b and c`, or `a, b or c`. */
export function listed(words: readonly string[], language: Language, last: 'and' | 'or' = 'and'): string {
  const joins = { and: { en: 'and', es: 'y' }, or: { en: 'or', es: 'o' } }
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} ${joins[last][language]} ${words.at(-1)}`
}

/** Streams in one list; a set of carts for all of them is named as such. */
export const listedStreams = (streams: readonly string[], language: Language): string =>
  listed(
    streams.map((stream) =>
      stream === 'all'
        ? language === 'en'
          ? 'sets of carts'
          : 'juegos de carritos'
        : wordOf(stream, language),
    ),
    language,
  )

/** `1 day`, `3 days`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`

const roles: { readonly [role: string]: Both } = {
  clerk: { en: 'clerk', es: 'oficinista' },
  coordinator: { en: 'coordinator', es: 'coordinador' },
  manager: { en: 'manager', es: 'gerente' },
  auditor: { en: 'auditor', es: 'auditor' },
  administrator: { en: 'administrator', es: 'administrador' },
  customer: { en: 'customer', es: 'cliente' },
}

/** A role as people name it. */
export const roleWords = (role: string, language: Language): string => roles[role]?.[language] ?? role

/** `clerk, coordinator or manager`. */
export const anyRole = (names: readonly string[], language: Language): string =>
  listed(
    names.map((name) => roleWords(name, language)),
    language,
    'or',
  )

const classes: { readonly [name: string]: string } = {
  residential: 'residencial',
  'multi-family': 'multifamiliar',
  commercial: 'comercial',
  industrial: 'industrial',
  municipal: 'municipal',
}

/** A class of customers as people name it. */
export const classWords = (name: string, language: Language): string =>
  language === 'es' ? (classes[name] ?? name) : name

/** A sentence with a capital at its beginning and a full stop at its end. */
export const closed = (text: string): string =>
  /[.!?]$/.test(text) ? asSentence(text) : `${asSentence(text)}.`
