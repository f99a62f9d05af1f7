import type { PostageNeed } from '@cartwright/api/postage-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { counted } from '#kernel/words'
import { piecesToMail } from './run-pieces.ts'

export type Need = z.output<typeof PostageNeed>

/** What a piece came to: so many cents for so many pieces. */
export type LastUses = { readonly cents: number; readonly pieces: number }
/** What is known of prices when a need is worked out. */
export type Known = { readonly lastUses: LastUses | null }

/**
 * What so many pieces need. By what pieces came to in the last uses, rounded up to the cent so that the need is never told too small. Without any of
 * it nobody knows, and says so.
 */
export function needOf(pieces: number, { lastUses }: Known): Need {
  const many = counted(pieces, 'piece', 'pieces')
  if (pieces === 0) return { pieces, cents: 0, basis: 'last-uses', sentence: 'Nothing goes into the mail.' }
  if (!lastUses)
    return {
      pieces,
      cents: null,
      basis: 'no-price',
      sentence: `${many}, and nobody knows yet what a piece costs: book the postage of a past mail job with its pieces.`,
    }
  const cents = Math.ceil((pieces * lastUses.cents) / lastUses.pieces)
  return {
    pieces,
    cents,
    basis: 'last-uses',
    sentence: `${many} at what a piece came to in the last uses: ${dollars(cents)}.`,
  }
}

/** What is known of prices on the day of the work. */
export async function knownPrices(work: Work): Promise<Known> {
  return { lastUses: await readLastUses(work) }
}

/** What pieces came to in the last ten uses that say how many they were. */
async function readLastUses({ db }: Work): Promise<LastUses | null> {
  const { rows } = await sql<LastUses>`
    select coalesce(sum(cents), 0)::bigint as cents, coalesce(sum(pieces), 0)::bigint as pieces from (
      select e.amount_cents as cents, e.pieces from postage_entry e
      where e.kind = 'use' and e.pieces is not null and not exists (select from postage_entry r where r.reverses_id = e.id)
      order by e.happened_on desc, e.id desc limit 10) newest`.execute(db)
  const [last] = rows
  return last && last.pieces > 0 ? last : null
}

/** What the postage of a run is expected to come to, and by what that is known. */
export async function expectedPostage(work: Work, runId: number): Promise<Need> {
  return needOf(await piecesToMail(work, runId), await knownPrices(work))
}
