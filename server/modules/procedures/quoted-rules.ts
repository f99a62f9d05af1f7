import type { QuotedRule } from '@cartwright/api/procedure-shapes'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { policyOn } from '../policies/policy.ts'
import { quotePolicy } from '../rates/quote-policy.ts'
import { fullDay } from '../rates/told-words.ts'
import type { FindRule } from './read-procedure.ts'

/** What pages quoted, by marker: the words with their section, or null for a rule that was not there. */
export type Quoted = Readonly<Record<string, string | null>>

/** Looks up the city's rules as they are today: policies by code, rate tables by schedule. */
export async function rulesToday(work: Work): Promise<FindRule> {
  const policies = await policiesFor(work)
  const tables = await work.db
    .selectFrom('rate_version')
    .select(['schedule', 'resolution', 'adopted_on', 'effective_from'])
    .where('effective_from', '<=', work.today)
    .where((is) => is.or([is('effective_until', 'is', null), is('effective_until', '>', work.today)]))
    .execute()
  return (marker) => {
    const [kind, key = ''] = marker.split(':')
    const policy = kind === 'policy' ? policyOn(policies, key, work.today) : null
    if (policy)
      return {
        marker,
        text: quotePolicy(policy).en,
        citation: policy.citation,
        from: policy.from.toString(),
      }
    const table = kind === 'rates' ? tables.find(({ schedule }) => schedule === key) : undefined
    if (!table) return { marker, text: null, citation: null, from: null }
    const from = table.effective_from.toString()
    const adopted = table.adopted_on ? `, adopted on ${fullDay(table.adopted_on.toString(), 'en')}` : ''
    return {
      marker,
      text: `The rates in force since ${fullDay(from, 'en')}.`,
      citation: `${table.resolution}${adopted}`,
      from,
    }
  }
}

/** A rule as it is remembered with the page that quotes it. */
export const remembered = ({ text, citation }: QuotedRule): string | null =>
  text === null ? null : `${text} (${citation})`

/** What some markers say, to be remembered. */
export const rememberedAll = (markers: readonly string[], findRule: FindRule): Quoted =>
  Object.fromEntries(markers.map((marker) => [marker, remembered(findRule(marker))]))

/** The markers whose rules say something else today than what was remembered. */
export const changedMarkers = (quoted: Quoted, findRule: FindRule): string[] =>
  Object.entries(quoted).flatMap(([marker, before]) =>
    remembered(findRule(marker)) === before ? [] : [marker],
  )
