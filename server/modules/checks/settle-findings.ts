import { sql } from 'kysely'
import { insertNumberedRows, insertRows } from '#database/insert-rows'
import type { Found, StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { type Event, judgeFindings, type Kept, type Settled } from './judge-findings.ts'

/** What one doing of a check came to. */
export type Outcome = {
  readonly found: number
  readonly fresh: number
  readonly back: number
  readonly mended: number
  readonly amountCents: number
}

/**
 * Does a check and settles its findings: new ones are written down, those that hold no longer are closed as mended, those that come back
 * are opened again with their history. Doing it twice changes nothing. The check's own row is held meanwhile, so that two doings of
 * it follow each other.
 */
export async function settleCheck(work: Work, check: StandingCheck, runId: number): Promise<Outcome> {
  await work.db
    .insertInto('standing_check')
    .values({ code: check.code })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await work.db
    .selectFrom('standing_check')
    .select('code')
    .where('code', '=', check.code)
    .forUpdate()
    .execute()
  const found = await check.find(work)
  const settled = judgeFindings(await keptFindings(work, check.code, found), found, work.today)
  await addFindings(work, check, settled.fresh)
  await changeFindings(work, settled)
  await addEvents(work, settled.events)
  await work.db
    .updateTable('standing_check')
    .set({ checked_on: work.today, checked_at: sql`clock_timestamp()`, run_id: runId })
    .where('code', '=', check.code)
    .execute()
  return {
    found: found.length,
    fresh: settled.fresh.length,
    back: settled.events.filter(({ what }) => what === 'back').length,
    mended: settled.mended.length,
    amountCents: found.reduce((total, { amountCents }) => total + amountCents, 0),
  }
}

/** The findings that are not mended, and those that are and were seen again. */
async function keptFindings({ db }: Work, code: string, found: readonly Found[]): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select id, subject, state, sentence, amount_cents as "amountCents", accepted_until as "acceptedUntil",
      accepted_amount_cents as "acceptedAmountCents", last_seen_on as "lastSeenOn"
    from check_finding where check_code = ${code}
      and (state <> 'mended' or subject = any(${found.map(({ subject }) => subject)}::text[]))`.execute(db)
  return rows
}

async function addFindings(work: Work, check: StandingCheck, fresh: readonly Found[]): Promise<void> {
  const ids = await insertNumberedRows(work, {
    into: sql`insert into check_finding`,
    rows: fresh,
    columns: {
      check_code: ['text', () => check.code],
      subject: ['text', ({ subject }) => subject],
      account_id: ['bigint', ({ accountId }) => accountId ?? null],
      premise_id: ['bigint', ({ premiseId }) => premiseId ?? null],
      bill_id: ['bigint', ({ billId }) => billId ?? null],
      service_id: ['bigint', ({ serviceId }) => serviceId ?? null],
      sentence: ['text', ({ sentence }) => sentence],
      amount_cents: ['bigint', ({ amountCents }) => amountCents],
      basis: ['text', ({ basis }) => basis],
      facts: ['jsonb', ({ facts }) => JSON.stringify(facts)],
      owner_role: ['text', () => check.owner],
      first_seen_on: ['date', () => work.today],
      last_seen_on: ['date', () => work.today],
    },
  })
  await addEvents(
    work,
    fresh.map(({ sentence }, at) => ({ findingId: ids[at]!, what: 'found', sentence })),
  )
}

async function changeFindings(work: Work, { changed, mended }: Settled): Promise<void> {
  if (changed.length > 0) {
    const json = JSON.stringify(
      changed.map(({ id, state, found }) => ({
        id,
        state,
        sentence: found.sentence,
        amount: found.amountCents,
        basis: found.basis,
        facts: found.facts,
        bill: found.billId ?? null,
      })),
    )
    await sql`
      update check_finding f set state = n.state, sentence = n.sentence, amount_cents = n.amount, basis = n.basis,
        facts = n.facts, bill_id = n.bill, last_seen_on = ${work.today}::date, mended_on = null
      from jsonb_to_recordset(${json}::jsonb) as n (id bigint, state text, sentence text, amount bigint, basis text,
        facts jsonb, bill bigint)
      where f.id = n.id`.execute(work.db)
  }
  if (mended.length > 0)
    await sql`
      update check_finding set state = 'mended', mended_on = ${work.today}::date
      where id = any(${mended}::bigint[])`.execute(work.db)
}

/** Writes down what happened to findings, under the name of who did it. */
export const addEvents = (work: Work, events: readonly Event[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into finding_event`,
    rows: events,
    columns: {
      finding_id: ['bigint', ({ findingId }) => findingId],
      business_on: ['date', () => work.today],
      by_name: ['text', () => work.actor.name],
      what: ['text', ({ what }) => what],
      sentence: ['text', ({ sentence }) => sentence],
    },
  })
