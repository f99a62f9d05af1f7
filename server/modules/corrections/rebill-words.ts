import { dayWords, type Language } from '../rates/explain-words.ts'
import type { BillToRebill } from './bills-to-rebill.ts'
import type { KnownFacts, Statement } from './known-facts.ts'
import { serviceWords, type Told } from './statement-words.ts'

type Rebilled = {
  readonly bills: readonly BillToRebill[]
  readonly serviceId: number | null
  readonly known: KnownFacts
  readonly statement: Statement
}

/** Tells in both languages that bills are cancelled and billed anew, for which service when only for one, and for which days. */
export function rebillWords(rebilled: Rebilled): Told {
  const sentences = (language: Language): string[] => [
    whatWords(rebilled, language),
    daysOf(rebilled.statement, language),
  ]
  return { en: sentences('en'), es: sentences('es') }
}

function daysOf({ from, until }: Statement, language: Language): string {
  const days = [from.toString(), until!.subtract({ days: 1 }).toString()].map((day) =>
    dayWords(day, language),
  )
  return language === 'en'
    ? `It is for the days from ${days[0]} to ${days[1]}.`
    : `Es por los días del ${days[0]} al ${days[1]}.`
}

function whatWords({ bills, serviceId, known }: Rebilled, language: Language): string {
  const numbers = bills.map(({ number }) => number).join(', ')
  const service = known.services.find((one) => one.serviceId === serviceId)
  const of = service ? serviceWords(service, language) : null
  const many = bills.length > 1
  if (language === 'en')
    return `${many ? `Bills ${numbers} are` : `Bill ${numbers} is`} cancelled and billed anew${of ? ` for ${of}` : ''}.`
  return `${many ? `Las facturas ${numbers} se anulan y se hacen` : `La factura ${numbers} se anula y se hace`} de nuevo${of ? ` por ${of}` : ''}.`
}

/** What a replacement says of itself, before anything else on it. */
export const replacesWords = (
  cancelled: string,
  { en, es }: { readonly en: string; readonly es: string },
) => ({
  en: `This bill takes the place of bill ${cancelled} of ${en}, which is cancelled. Please throw that one away. What was paid on it counts.`,
  es: `Esta factura reemplaza la factura ${cancelled} del ${es}, que queda anulada. Por favor deséchela. Lo que se pagó por ella cuenta.`,
})

/** What a replacement calls the credit for the cancelled bill. */
export const cancelledWords = (cancelled: string) => ({
  en: `Bill ${cancelled}, cancelled`,
  es: `Factura ${cancelled}, anulada`,
})
