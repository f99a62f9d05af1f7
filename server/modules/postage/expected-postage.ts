import type { PostageNeed } from '@cartwright/api/postage-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { counted } from '#kernel/words'
import { pricesOn } from '../postal/postal-queries.ts'
import { qualificationOf } from '../presort/qualification.ts'
import { standingSort } from '../presort/sort-of-run.ts'
import { piecesToMail } from './run-pieces.ts'

export type Need = z.output<typeof PostageNeed>

/** What is known of prices when a need is worked out. */
export type Known = {
  /** What pieces came to in the last uses: so many cents for so many pieces. */
  readonly lastUses: { readonly cents: number; readonly pieces: number } | null
  /** What one letter of an ounce costs by meter, in thousandths of a dollar. */
  readonly singleMills: number | null
}

/** By what a need is worked out first, where both are known. */
type First = 'single-piece' | 'last-uses'

/**
 * What so many pieces need: by what pieces came to in the last uses, or at the single-piece price, rounded up to the cent so that the need is never told
 * too small. Where neither is known nobody knows, and it says so.
 */
export function needOf(pieces: number, { lastUses, singleMills }: Known, first: First = 'last-uses'): Need {
  const many = counted(pieces, 'piece', 'pieces')
  if (pieces === 0) return { pieces, cents: 0, basis: 'last-uses', sentence: 'Nothing goes into the mail.' }
  if (singleMills !== null && (first === 'single-piece' || !lastUses)) {
    const cents = Math.ceil((pieces * singleMills) / 10)
    const sentence = `${many} at the single-piece price of $${(singleMills / 1000).toFixed(3)}, since they are not sorted yet: ${dollars(cents)}.`
    return { pieces, cents, basis: 'single-piece', sentence }
  }
  if (!lastUses)
    return {
      pieces,
      cents: null,
      basis: 'no-price',
      sentence: `${many}, and nobody knows yet what a piece costs: load the prices of the post office, or book the postage of a past mail job with its pieces.`,
    }
  const cents = Math.ceil((pieces * lastUses.cents) / lastUses.pieces)
  const sentence = `${many} at what a piece came to in the last uses: ${dollars(cents)}.`
  return { pieces, cents, basis: 'last-uses', sentence }
}

/** What was sorted: its postage, and the pieces of levels that the price list has no price for. */
type Sorted = { readonly pieces: number; readonly postageCents: number; readonly unpriced: number }

/** What a sorted run needs. Pieces whose level has no price count at the single-piece price, which is the highest. */
export function needOfSort({ pieces, postageCents, unpriced }: Sorted, known: Known): Need {
  if (unpriced === 0)
    return {
      pieces,
      cents: postageCents,
      basis: 'sort',
      sentence: `${counted(pieces, 'piece', 'pieces')} as they are sorted: ${dollars(postageCents)}.`,
    }
  const rest = needOf(unpriced, known, 'single-piece')
  if (rest.cents === null) return { ...rest, pieces }
  const cents = postageCents + rest.cents
  const sentence = `${counted(pieces, 'piece', 'pieces')} as they are sorted, ${unpriced.toLocaleString('en-US')} of a level without a price: ${dollars(cents)}.`
  return { pieces, cents, basis: 'sort', sentence }
}

/** What is known of prices on the day of the work. */
export async function knownPrices(work: Work): Promise<Known> {
  const { mills } = await pricesOn(work, work.today)
  return { lastUses: await readLastUses(work), singleMills: mills['single-piece-metered'] ?? null }
}

/** What pieces came to in the last ten uses that say how many they were. */
async function readLastUses({ db }: Work): Promise<Known['lastUses']> {
  const { rows } = await sql<NonNullable<Known['lastUses']>>`
    select coalesce(sum(cents), 0)::bigint as cents, coalesce(sum(pieces), 0)::bigint as pieces from (
      select e.amount_cents as cents, e.pieces from postage_entry e
      where e.kind = 'use' and e.pieces is not null and not exists (select from postage_entry r where r.reverses_id = e.id)
      order by e.happened_on desc, e.id desc limit 10) newest`.execute(db)
  const [last] = rows
  return last && last.pieces > 0 ? last : null
}

/**
 * What the postage of a run is expected to come to, and by what that is known: by its sort, else its pieces at the single-piece price, else at what pieces
 * came to in the last uses.
 */
export async function expectedPostage(work: Work, runId: number): Promise<Need> {
  const known = await knownPrices(work)
  if (await standingSort(work, runId)) return needOfSort(await qualificationOf(work, runId), known)
  return needOf(await piecesToMail(work, runId), known, 'single-piece')
}
