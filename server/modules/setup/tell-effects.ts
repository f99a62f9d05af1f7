import type { SetupEffect } from '@cartwright/api/setup-shapes'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { asText, type Difference, differences } from './differences.ts'
import type { LoadedChange } from './load-city-folder.ts'

/** One thing that loading a folder changes, in words. */
export type Effect = z.output<typeof SetupEffect>

const atMost = 200

/** Tells what loading a folder changes: what it is, from which day it counts, what it said before and what it says now. */
export function tellEffects(changes: readonly LoadedChange[], today: PlainDate): Effect[] {
  return joinRows(changes).map((change) => {
    const told = tellers[change.part](change, today)
    return { part: change.part, ...told, says: told.says.slice(0, atMost) }
  })
}

type Told = Omit<Effect, 'part'>
type Body = { readonly [key: string]: unknown }

const tellers: {
  readonly [Part in LoadedChange['part']]: (change: LoadedChange, today: PlainDate) => Told
} = {
  city: tellDocument,
  cycles: ({ what, before, after }) => ({
    file: 'city.yaml',
    what: sentence(`cycle ${what}`, before, after),
    from: null,
    says: saysOf(before, after),
  }),
  'ledger accounts': ({ what, before, after }) => ({
    file: 'gl.csv',
    what: sentence(`ledger account ${what}`, before, after),
    from: null,
    says: saysOf(before, after),
  }),
  policies: tellPolicy,
  rates: tellRates,
  letters: ({ what, before, after }) => ({
    file: 'letters.yaml',
    what: sentence(`letter template ${what}`, before, after),
    from: (after as { from?: string } | null)?.from ?? null,
    says: saysOf(before, after),
  }),
}

const documents: { readonly [part: string]: readonly [file: string, what: string] } = {
  identity: ['city.yaml', 'who the city is and how it bills'],
  thresholds: ['city.yaml', 'what the register stops at'],
  calendar: ['calendar.yaml', 'the calendar and how runs are planned'],
  'texts-en': ['text.en.yaml', 'the words of the bill in English'],
  'texts-es': ['text.es.yaml', 'the words of the bill in Spanish'],
  logo: ['logo', 'the logo'],
}

function tellDocument({ what, before, after }: LoadedChange): Told {
  const [file, words] = documents[what] ?? [what, what]
  const says = what === 'logo' ? logoSays(before, after) : saysOf(before, after)
  return { file, what: sentence(words, before, after), from: null, says }
}

/** A picture is told by its name: its bytes say nothing to anybody. */
const logoSays = (before: unknown, after: unknown): Difference[] => [
  {
    what: 'picture',
    before: asText((before as Body | null)?.fileName),
    after: asText((after as Body).fileName),
  },
]

function tellPolicy({ what, before, after }: LoadedChange): Told {
  const [code = what, from = null] = what.split(' from ')
  const [was, is] = [before as Body | null, after as Body | null]
  const said = { file: 'policies.yaml', says: saysOf(before, after) }
  if (was && is && saysOf({ ...was, until: null }, { ...is, until: null }).length === 0) {
    const until = typeof is.until === 'string' ? is.until : null
    const ends = until
      ? `The policy ${code} from ${from} ends: it no longer holds on ${until}.`
      : `The policy ${code} from ${from} has no last day any more.`
    return { ...said, what: ends, from: until ?? (was.until as string | null) }
  }
  return { ...said, what: sentence(`policy ${code} from ${from}`, before, after), from }
}

function tellRates({ what, before, after }: LoadedChange): Told {
  const from = / from (\d{4}-\d{2}-\d{2})/.exec(what)?.[1] ?? null
  const [was, is] = [before as Body | null, after as Body | null]
  const head = { file: 'rates/versions.csv', says: saysOf(before, after) }
  if (!was && is)
    return {
      ...head,
      what: `New rate table ${asText(is.label)} of ${asText(is.schedule)}, by ${asText(is.resolution)}.`,
      from,
    }
  if (was && is && was.effectiveUntil !== is.effectiveUntil && is.effectiveUntil)
    return {
      ...head,
      what: `The rate table ${what} ends: it no longer holds on ${asText(is.effectiveUntil)}.`,
      from: asText(is.effectiveUntil),
    }
  return { ...head, what: sentence(`rate table ${what}`, before, after), from }
}

const sentence = (what: string, before: unknown, after: unknown): string => {
  const name = what.charAt(0).toUpperCase() + what.slice(1)
  if (before === null) return `${name}: new.`
  return after === null ? `${name}: gone.` : `${name}: changed.`
}

/** What is new or gone is told as a whole, setting by setting; what changed by what differs. */
const saysOf = (before: unknown, after: unknown): Difference[] => differences(before ?? {}, after ?? {})

/** Rows of one rate table are told together: each as one value. */
function joinRows(changes: readonly LoadedChange[]): LoadedChange[] {
  const rows = Map.groupBy(changes, (change) => (change.part === 'rates' ? tableOf(change.what) : null))
  return [...rows].flatMap(([table, list]) => {
    if (table === null) return list
    const ofRows = list.filter(({ what }) => what !== table)
    const rest = list.filter(({ what }) => what === table)
    return ofRows.length === 0
      ? rest
      : [...rest, { part: 'rates' as const, what: `${table}, rows`, ...bothSides(ofRows, table) }]
  })
}

const tableOf = (what: string): string => what.split(', row ')[0]!

const bothSides = (rows: readonly LoadedChange[], table: string) => {
  const side = (name: 'before' | 'after') =>
    Object.fromEntries(
      rows.flatMap((row) => (row[name] === null ? [] : [[row.what.slice(table.length + 6), row[name]]])),
    )
  return { before: side('before'), after: side('after') }
}
