import { sql } from 'kysely'
import type { InsertDraft, InsertReach } from '@cartwright/api/insert-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { stockItems } from '../stock/stock-items.ts'
import { type AccountList, readAccountList } from './account-list.ts'
import { type InsertOnBills, whoGets } from './inserts-of-run.ts'
import { centsOf, countDays, neededDays } from './notice-days.ts'
import { readAddressed } from './read-addressed.ts'
import { type Recipient, recipientsOf } from './recipients.ts'

export type Draft = z.output<typeof InsertDraft>
type Reach = z.output<typeof InsertReach>
/** Whom a draft reaches: the answer, and of a mailing by itself its list. */
export type Reached = {
  readonly reach: Reach
  readonly list: AccountList | null
  readonly recipients: readonly Recipient[]
}

/** Whom a draft would reach today, and what that costs. Refuses what does not fit together, and names the field. */
export async function reachOf(work: Work, draft: Draft): Promise<Reached> {
  refuseUnfit(draft)
  await refuseUnknownItem(work, draft)
  const list = draft.csv === null ? null : await readAccountList(work, draft.csv)
  const recipients = draft.way === 'own-mailing' ? await recipientsFor(work, draft, list) : []
  const runs = draft.way === 'with-bills' ? await newestRuns(work, draft, list) : []
  const sent = recipients.filter(({ whyNot }) => whyNot === null)
  const pieces = draft.way === 'with-bills' ? runs.reduce((sum, run) => sum + run.pieces, 0) : sent.length
  const to = (addressee: Recipient['addressee']) => sent.filter((one) => one.addressee === addressee).length
  const needed = neededDays[draft.kind]
  return {
    list,
    recipients,
    reach: {
      accounts:
        draft.way === 'with-bills' ? pieces : new Set(recipients.map(({ accountId }) => accountId)).size,
      pieces,
      parcels: new Set(sent.map(({ parcel }) => parcel)).size,
      owners: to('owner'),
      payers: to('payer'),
      occupants: to('occupant'),
      unmailable: recipients.length - sent.length,
      costCents: centsOf(pieces, draft.costMills),
      postageCents: centsOf(pieces, draft.postageMills),
      weightMills: draft.material.weightMills,
      latestMailing:
        draft.countsTo !== null && needed !== null
          ? PlainDate.from(draft.countsTo).subtract({ days: needed }).toString()
          : null,
      runs,
      listed: list && list.numbers.length,
      rejected: list?.rejected.slice(0, 500) ?? [],
    },
  }
}

const recipientsFor = async (work: Work, draft: Draft, list: AccountList | null): Promise<Recipient[]> =>
  recipientsOf(
    draft.kind,
    await readAddressed(work, work.today, { ...draft, accounts: list && list.numbers }),
  )

async function refuseUnknownItem(work: Work, { material: { itemCode } }: Draft): Promise<void> {
  if (itemCode !== null && (await stockItems(work, [itemCode])).length === 0)
    refuseField(
      'material.itemCode',
      `Stock has no item “${itemCode}”. Leave it empty, or write the code of an item.`,
    )
}

/** Refuses what a notice may not be. */
function refuseUnfit({ kind, way, from, until, countsTo, condition, citation }: Draft): void {
  if (kind === 'prop-218' && way !== 'own-mailing')
    refuseField(
      'way',
      'The notice of a hearing is a mailing by itself: owners of record get it who get no bill.',
    )
  if (kind !== 'leaflet' && !citation)
    refuseField('citation', 'Write the rule or the resolution by which the notice is given.')
  if (kind === 'leaflet' ? countsTo !== null : countsTo === null)
    refuseField(
      'countsTo',
      kind === 'leaflet'
        ? 'A leaflet is counted to no day: leave this empty.'
        : 'Write the day of the hearing, or the first day of the new rate.',
    )
  if (way === 'with-bills' && (until === null || until <= from))
    refuseField('until', 'Write the first day of bills that no longer bear it, after the first that do.')
  if (way === 'own-mailing' && condition.terms.length > 0)
    refuseField(
      'condition',
      'Terms ask for facts of a bill. A mailing by itself is chosen by class, cycle or a list.',
    )
}

/** How the planned mailing stands to the day it is counted to; of one with bills, its last bills do. */
export const plannedDays = ({ kind, way, from, until, countsTo }: Draft, today: PlainDate) =>
  countDays(kind, {
    mailedOn:
      way === 'with-bills' && until !== null
        ? PlainDate.from(until).subtract({ days: 1 })
        : later(PlainDate.from(from), today),
    countsTo: countsTo === null ? null : PlainDate.from(countsTo),
  })

const later = (one: PlainDate, other: PlainDate): PlainDate =>
  PlainDate.compare(one, other) < 0 ? other : one

/** The newest register of each cycle that it is for: whom one round of bills would bring it to. */
async function newestRuns(work: Work, draft: Draft, list: AccountList | null): Promise<Reach['runs']> {
  const { rows } = await sql<{ runId: number; cycle: string; billOn: string }>`
    select distinct on (cycle) id as "runId", cycle, bill_on::text as "billOn" from bill_run
    where kind = 'cycle' and calculated_at is not null and state <> 'voided'
      and ${draft.cycles.length === 0 ? sql`true` : sql`cycle = any(${draft.cycles}::text[])`}
    order by cycle, period_from desc`.execute(work.db)
  const insert: InsertOnBills = {
    ...draft.material,
    insertId: 0,
    code: draft.code,
    classes: draft.classes,
    condition: draft.condition,
    accounts: list && new Set(list.numbers),
  }
  const runs = []
  for (const run of rows) runs.push({ ...run, pieces: (await whoGets(work, run.runId, [insert])).length })
  return runs
}
