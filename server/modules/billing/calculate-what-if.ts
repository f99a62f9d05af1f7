import { setImmediate } from 'node:timers/promises'
import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { insertRows } from '#database/insert-rows'
import { countAnew, setWise } from '#database/set-wise'
import type { Database } from '#database/types'
import { Refusal } from '#kernel/refusal'
import type { InTransaction, Job, Work } from '#kernel/work'
import { billTexts } from '../city/city-queries.ts'
import { thereWithin, whatIfJob } from './ask-what-if.ts'
import { instant } from './bill-run.ts'
import { type ComparedAccount, compareBooks } from './compare-books.ts'
import { impactOf } from './impact.ts'
import { whatIfBooks } from './what-if-books.ts'
import { readPeriodFacts } from './what-if-facts.ts'
import { cyclePeriod, type WhatIfRow } from './what-if-rows.ts'

type Chunk = Selectable<Database['what_if_chunk']>
type Asked = { readonly whatIfId: number }

/** Calculates a what-if chunk by chunk, beside other workers, until nothing is left; the last one sums it up. */
export const calculateWhatIfJob: Job = {
  name: whatIfJob,
  run: async ({ data, inTransaction }) => {
    const asked = z.object({ whatIfId: z.int() }).parse(data)
    try {
      let more = true
      while (more) more = await inTransaction((work) => calculateWhatIfChunk(work, asked))
      await inTransaction((work) => finishWhatIf(work, asked))
    } catch (error) {
      await noteFailure(inTransaction, asked, error)
      throw error
    }
  },
}

/**
 * Calculates the next chunk that nobody is working on, in this one transaction: its rows are written and it is done, or neither. Answers
 * whether there was one; of a what-if that was taken away there is none.
 */
export async function calculateWhatIfChunk(work: Work, { whatIfId }: Asked): Promise<boolean> {
  const whatIf = await work.db
    .selectFrom('what_if')
    .selectAll()
    .where('id', '=', whatIfId)
    .where('state', '=', 'calculating')
    // Nobody takes it away while its rows are being written.
    .forShare()
    .executeTakeFirst()
  const chunk = whatIf && (await claimChunk(work, whatIfId))
  if (!whatIf || !chunk) return false
  await writeAccounts(work, whatIfId, await compareChunk(work, whatIf, chunk))
  await work.db
    .updateTable('what_if_chunk')
    .set({ done_at: instant() })
    .where('what_if_id', '=', whatIfId)
    .where('number', '=', chunk.number)
    .execute()
  return true
}

const claimChunk = (work: Work, whatIfId: number): Promise<Chunk | undefined> =>
  work.db
    .selectFrom('what_if_chunk')
    .selectAll()
    .where('what_if_id', '=', whatIfId)
    .where('done_at', 'is', null)
    .orderBy('number')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

/** How many accounts are compared before others of this process have their turn. */
const atOnce = 100

type WithMonths = ComparedAccount & { readonly months: number }

async function compareChunk(work: Work, whatIf: WhatIfRow, chunk: Chunk): Promise<WithMonths[]> {
  const period = cyclePeriod(
    await work.db
      .selectFrom('what_if_cycle')
      .selectAll()
      .where('what_if_id', '=', whatIf.id)
      .where('cycle', '=', chunk.cycle)
      .executeTakeFirstOrThrow(),
  )
  const books = await whatIfBooks(work, whatIf, period)
  const titles = (await billTexts(work, 'en'))?.lines ?? {}
  const made: WithMonths[] = []
  const all = await readPeriodFacts(work, period, await accountsOf(work, chunk))
  for (const [index, facts] of all.entries()) {
    const compared = compareBooks(books, period, facts, titles)
    if (compared) made.push({ ...compared, months: period.months })
    if (index % atOnce === 0) await setImmediate()
  }
  return made
}

async function accountsOf(work: Work, chunk: Chunk): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select a.id from account a join what_if_cycle c on c.cycle = a.cycle and c.what_if_id = ${chunk.what_if_id}
    where a.cycle = ${chunk.cycle} and a.id between ${chunk.first_account_id} and ${chunk.last_account_id} and ${thereWithin}
    order by a.id`.execute(work.db)
  return rows.map(({ id }) => id)
}

async function writeAccounts(work: Work, whatIfId: number, made: readonly WithMonths[]): Promise<void> {
  await insertRows(work, {
    into: sql`insert into what_if_account`,
    rows: made,
    columns: {
      what_if_id: ['bigint', () => whatIfId],
      account_id: ['bigint', ({ facts }) => facts.accountId],
      account_number: ['text', ({ facts }) => facts.accountNumber],
      service_address: ['text', ({ facts }) => facts.premise.line],
      class: ['text', ({ facts }) => facts.class],
      served: ['text', ({ served }) => served],
      months: ['bigint', ({ months }) => months],
      before_cents: ['bigint', ({ beforeCents }) => beforeCents],
      after_cents: ['bigint', ({ afterCents }) => afterCents],
      gaps: ['bigint', ({ gaps }) => gaps],
      causes: ['jsonb', ({ causes }) => JSON.stringify(causes)],
    },
  })
  await insertRows(work, {
    into: sql`insert into what_if_part`,
    rows: made.flatMap(({ facts, parts }) =>
      parts.map((part, index) => ({ ...part, accountId: facts.accountId, partNo: index + 1 })),
    ),
    columns: {
      what_if_id: ['bigint', () => whatIfId],
      account_id: ['bigint', ({ accountId }) => accountId],
      part_no: ['bigint', ({ partNo }) => partNo],
      kind: ['text', ({ kind }) => kind],
      code: ['text', ({ code }) => code],
      stream: ['text', ({ stream }) => stream],
      gl_code: ['text', ({ glCode }) => glCode],
      title: ['text', ({ title }) => title],
      before_cents: ['bigint', ({ beforeCents }) => beforeCents],
      after_cents: ['bigint', ({ afterCents }) => afterCents],
    },
  })
}

/** Sums a what-if up when its last chunk is done. Asked after every worker; only the one that comes last finds nothing waiting. */
export async function finishWhatIf(work: Work, { whatIfId }: Asked): Promise<void> {
  const whatIf = await work.db
    .selectFrom('what_if')
    .select('id')
    .where('id', '=', whatIfId)
    .where('state', '=', 'calculating')
    .forUpdate()
    .executeTakeFirst()
  const waiting = await work.db
    .selectFrom('what_if_chunk')
    .select('number')
    .where('what_if_id', '=', whatIfId)
    .where('done_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!whatIf || waiting) return
  const columns = ['what_if_id', 'account_id']
  await countAnew(work, { what_if_account: columns, what_if_part: columns })
  const impact = await setWise(work, () => impactOf(work, whatIfId))
  await work.db
    .updateTable('what_if')
    .set({ state: 'calculated', calculated_at: instant(), failure: null, impact: JSON.stringify(impact) })
    .where('id', '=', whatIfId)
    .execute()
}

/** What stops a calculation is told on it, in words for the coordinator. */
async function noteFailure(inTransaction: InTransaction, { whatIfId }: Asked, error: unknown): Promise<void> {
  const because =
    error instanceof Refusal ? error.message : 'Something went wrong on our side; it is in the log.'
  const failure = `The calculation stopped. ${because} What was calculated is kept. It can be asked for again.`
  await inTransaction(({ db }) =>
    db
      .updateTable('what_if')
      .set({ failure })
      .where('id', '=', whatIfId)
      .where('state', '=', 'calculating')
      .execute(),
  )
}
