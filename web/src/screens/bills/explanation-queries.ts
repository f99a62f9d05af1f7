import { billExplanations } from '@cartwright/api/bill-explanations'
import { call, urlOf } from '@cartwright/api/client'
import { queryOptions } from '@tanstack/react-query'

export type Language = 'en' | 'es'

/** A posted bill explained whole. */
export const explanationOf = (number: string) =>
  queryOptions({
    queryKey: ['bill', number, 'explanation'],
    queryFn: () => call(billExplanations.show, { params: { number } }),
  })

/** A bill against another of its account; against the one before it when none is named. */
export const comparisonOf = (number: string, other?: string) =>
  queryOptions({
    queryKey: ['bill', number, 'comparison', other ?? ''],
    queryFn: () =>
      call(billExplanations.compare, {
        params: { number },
        query: other === undefined ? {} : { with: other },
      }),
    // A first bill has nothing to be compared with: asking again changes nothing.
    retry: false,
  })

/** The explanations of a bill that were sent. */
export const explanationEmailsOf = (number: string) =>
  queryOptions({
    queryKey: ['bill', number, 'explanation-emails'],
    queryFn: () => call(billExplanations.emails, { params: { number } }),
  })

/** A rule of the city in words. */
export const policyShown = (code: string) =>
  queryOptions({
    queryKey: ['policy', code],
    queryFn: () => call(billExplanations.policy, { params: { code } }),
  })

/** Where the letter that explains a bill is. */
export const letterUrl = (number: string, language: Language, other?: string): string =>
  urlOf(billExplanations.letter, {
    params: { number },
    query: { language, ...(other !== undefined && { with: other }) },
  })
