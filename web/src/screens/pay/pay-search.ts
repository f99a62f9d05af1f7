import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { day } from '../../parts/day.tsx'
import { type Language, spanishDay, type Words, words } from './words.ts'

/** What stands behind the address: which city, where there are several, and the language. */
export type PaySearch = { readonly city?: string; readonly lang?: Language }

/** What every page for customers needs. */
export type PayPageParts = {
  readonly city: { readonly city?: string }
  readonly lang: Language
  readonly say: Words
  readonly dayOf: (text: string) => string
  /** Shows the page in the other language. */
  readonly turn: () => void
}

/** The language is the one that was chosen, else that of the browser; the page says which it is. */
export function usePayPage(title: (say: Words) => string): PayPageParts {
  const search: PaySearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const lang = search.lang ?? (navigator.language.startsWith('es') ? 'es' : 'en')
  const say = words[lang]
  const heading = title(say)
  useEffect(() => {
    document.title = heading
    document.documentElement.lang = lang
    return () => {
      document.documentElement.lang = 'en'
    }
  }, [heading, lang])
  return {
    city: search.city === undefined ? {} : { city: search.city },
    lang,
    say,
    dayOf: lang === 'en' ? day : spanishDay,
    turn: () => {
      void navigate({ to: '.', search: { ...search, lang: lang === 'en' ? 'es' : 'en' }, replace: true })
    },
  }
}
