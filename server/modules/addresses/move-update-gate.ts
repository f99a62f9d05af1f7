import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { Gate } from '#kernel/gate'
import { rememberFew } from '#kernel/remember'
import type { Work } from '#kernel/work'
import { counted, dayWords } from '#kernel/words'
import { type MailingRule, mailingRule } from '../policies/mailing-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type CodedAddress, codedAddresses } from './coded-addresses.ts'
import { movingKey } from './read-mail-address.ts'

const none = (sentence: string) => ({ stands: 'not-needed', sentence, mendAt: '/addresses' }) as const

/**
 * Before bills are printed: no piece that would claim an automation price is coded, or looked after for moves, longer ago than the policy
 * `mailing` allows on the day the run is mailed. A city without that policy, or that never coded an address, is not held: it pays more.
 */
export const moveUpdateFresh: Gate = {
  name: 'move-update-fresh',
  title: 'Addresses fresh',
  before: 'print',
  look: async (work, run) => {
    const mailOn = run.bill_on
    const rule = mailingRule(await policiesFor(work), mailOn)
    if (!rule) return none('The city has no policy “mailing”: nothing is said of how its bills are mailed.')
    if (run.posted_at === null) return none('The run is not posted: nothing of it is printed yet.')
    if ((await newestCoding(work)) === null)
      return none(
        'No address was ever coded: every bill of this run goes at the single-piece price. An address exchange brings automation prices.',
      )
    const keys = await keysOf(`${work.city}:${run.id}:${run.register_hash ?? ''}`, () =>
      runKeys(work, run.id),
    )
    const coded = await codedAddresses(work, [...keys.keys()])
    const told = countPieces(keys, coded, rule, mailOn)
    if (told.automated + told.uncoded === 0) return none('No bill of this run goes by mail.')
    const rest =
      told.uncoded > 0
        ? ` ${counted(told.uncoded, 'piece', 'pieces')} without a coded address, or of a name never looked after for moves, pay the single-piece price.`
        : ''
    if (told.stale === 0)
      return {
        stands: 'green',
        sentence: `${counted(told.automated, 'piece', 'pieces')} may claim automation prices on ${dayWords(mailOn)}.${rest}`,
        mendAt: null,
      }
    return {
      stands: 'red',
      sentence: `${counted(told.stale, 'piece', 'pieces')} of ${told.automated.toLocaleString('en-US')} would claim automation prices with an address coded more than ${rule.codingDays} days, or looked after for moves more than ${rule.moveUpdateDays} days before ${dayWords(mailOn)}. Bring the answer of a new address exchange.${rest}`,
      mendAt: '/addresses',
    }
  },
}

async function newestCoding({ db }: Work): Promise<PlainDate | null> {
  const { rows } = await sql<{
    on: PlainDate | null
  }>`select max(coded_on) as on from address_coding`.execute(db)
  return rows[0]!.on
}

/** The keys of a run's pieces are read once: what was posted stays as it is. */
const keysOf = rememberFew<ReadonlyMap<string, number>>(4)
const atOnce = 5000

/** How many pieces go to each name at each address. The envelopes of confidential addresses are counted as uncoded: they were never sent to anybody. */
async function runKeys(work: Work, runId: number): Promise<ReadonlyMap<string, number>> {
  const keys = new Map<string, number>()
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; lines: string[]; copy: string[] | null }>`
      select id, case when document->>'billBy' in ('paper', 'both') or (document->>'billBy' = 'email' and document->>'email' is null)
          then document->'mailTo' else '[]' end as lines, nullif(document->'ownerCopyTo', 'null'::jsonb) as copy
      from bill where run_id = ${runId} and id > ${after} and document->>'suppressed' is null
      order by id limit ${atOnce}`.execute(work.db)
    for (const lines of rows.flatMap((row) => [row.lines, row.copy ?? []])) {
      if (lines.length === 0) continue
      const key = movingKey(lines)
      keys.set(key, (keys.get(key) ?? 0) + 1)
    }
    if (rows.length < atOnce) return keys
    after = rows.at(-1)!.id
  }
}

type Counts = { readonly automated: number; readonly stale: number; readonly uncoded: number }

/** Counts the pieces that may claim an automation price, those of them too old for it, and those that may not. Pure. */
export function countPieces(
  keys: ReadonlyMap<string, number>,
  coded: ReadonlyMap<string, CodedAddress>,
  rule: Pick<MailingRule, 'codingDays' | 'moveUpdateDays'>,
  mailOn: PlainDate,
): Counts {
  const counts = { automated: 0, stale: 0, uncoded: 0 }
  for (const [key, pieces] of keys) {
    const found = coded.get(key)
    if (!found?.routing11) {
      counts.uncoded += pieces
      continue
    }
    counts.automated += pieces
    const fresh =
      isWithin(found.codedOn, rule.codingDays, mailOn) &&
      found.moveUpdateOn !== null &&
      isWithin(found.moveUpdateOn, rule.moveUpdateDays, mailOn)
    if (!fresh) counts.stale += pieces
  }
  return counts
}

/** Whether a day lies no more than so many days before another. */
const isWithin = (day: PlainDate, days: number, before: PlainDate): boolean =>
  PlainDate.compare(day.add({ days }), before) >= 0
