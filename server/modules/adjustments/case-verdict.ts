import type { PlainDate } from '#kernel/dates'
import type { AskedPart } from './judge-parts.ts'

/** A sentence in both languages. */
export type Told = { readonly en: string; readonly es: string }

/**
 * What a standard case comes to. `adjust`: parts to ask for, with how they were worked out. `none`: nothing to adjust, and what happens
 * instead. `no`: the rule does not allow it, and which part of it.
 */
export type CaseVerdict =
  | { readonly outcome: 'adjust'; readonly parts: readonly AskedPart[]; readonly told: readonly Told[] }
  | {
      readonly outcome: 'none'
      readonly instead: 'warned' | 'rescheduled' | 'noted'
      readonly told: readonly Told[]
    }
  | { readonly outcome: 'no'; readonly told: Told }

/** A rule that does not allow a case. */
export const no = (en: string, es: string): CaseVerdict => ({ outcome: 'no', told: { en, es } })

/** A day in words of both languages. */
export const dayWords = (day: PlainDate): Told => ({
  en: day.toLocaleString('en-US', { month: 'short', day: 'numeric', year: 'numeric' }),
  es: day.toLocaleString('es-US', { month: 'long', day: 'numeric', year: 'numeric' }),
})
