import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { type Change, changesBetween, type Loaded } from '../city/changes-between.ts'
import { policiesFor, type StoredPolicy } from './policies-queries.ts'
import type { Policy } from './policy.ts'

/** What a policy says, as text, for comparing and recording. Its code and first day name it. */
type Told = { readonly until: string | null; readonly value: unknown; readonly citation: string }

const nameOf = ({ code, from }: Policy): string => `${code} from ${from.toString()}`
const toldBy = ({ until, value, citation }: Policy): Told => ({
  until: until?.toString() ?? null,
  value,
  citation,
})

/**
 * Stores the policies of a city folder. One that was in force in the period of a posted run cannot be changed or taken away,
 * only succeeded: it may be given a last day, as long as no posted run lies wholly after it.
 */
export async function loadPolicies(work: Work, policies: readonly Policy[]): Promise<Loaded> {
  const stored = new Map((await policiesFor(work)).map((policy) => [nameOf(policy), policy]))
  const wanted = new Map(policies.map((policy) => [nameOf(policy), policy]))
  const changes = changesBetween(mapped(stored), mapped(wanted))
  for (const change of changes) {
    const before = stored.get(change.what)
    if (before) await refuseUsed(work, before, wanted.get(change.what))
    else await refuseReachingBack(work, wanted.get(change.what)!)
  }
  // What goes goes first and what is new comes last, so that no two policies of a code ever hold on one day.
  for (const { what, after } of changes.toSorted((a, b) => turn(a) - turn(b)))
    await store(work, stored.get(what), after === null ? undefined : wanted.get(what))
  for (const change of changes) await record(work, change)
  return { changes, notes: [] }
}

const turn = ({ before, after }: Change): number => (after === null ? 0 : before === null ? 2 : 1)

const mapped = (policies: ReadonlyMap<string, Policy>): Map<string, Told> =>
  new Map([...policies].map(([name, policy]) => [name, toldBy(policy)]))

async function refuseUsed(work: Work, before: StoredPolicy, after: Policy | undefined): Promise<void> {
  const ended =
    after && changesBetween(new Map([['', rule(before)]]), new Map([['', rule(after)]])).length === 0
  // Only its last day moves: what matters is whether the days that change hands were billed.
  const from = ended ? firstMoved(before, after) : before.from
  const run = await postedRun(work, { from, until: before.until, wholly: Boolean(ended) })
  if (run === undefined) return
  refuse('POLICY_IN_USE', {
    policy: nameOf(before),
    run,
    instead:
      'Leave it as it was, give it an “until” day, and write the new rule as a policy of its own from that day.',
  })
}

/** Amounts were computed by these: a new one does not begin before what was billed without it. */
const computedBy: readonly string[] = ['proration']

async function refuseReachingBack(work: Work, policy: Policy): Promise<void> {
  if (!computedBy.includes(policy.code)) return
  const run = await postedRun(work, { from: policy.from, until: policy.until, wholly: true })
  if (run === undefined) return
  refuse('POLICY_IN_USE', {
    policy: nameOf(policy),
    run,
    instead: 'Let it begin after the periods that were billed by what held before.',
  })
}

const rule = ({ value, citation }: Policy) => ({ value, citation })

function firstMoved(before: Policy, after: Policy): PlainDate {
  if (!after.until) return before.until ?? before.from
  return before.until && isBefore(before.until, after.until) ? before.until : after.until
}

/** A posted run with a day (or `wholly`: all its days) from `from` until `until`. */
async function postedRun(
  work: Work,
  { from, until, wholly }: { from: PlainDate; until: PlainDate | null; wholly: boolean },
): Promise<number | undefined> {
  let query = work.db
    .selectFrom('bill_run')
    .select('id')
    .where('posted_at', 'is not', null)
    .where(wholly ? 'period_from' : 'period_until', wholly ? '>=' : '>', from)
  if (until) query = query.where('period_from', '<', until)
  return (await query.orderBy('id', 'desc').limit(1).executeTakeFirst())?.id
}

async function store(work: Work, before: StoredPolicy | undefined, after: Policy | undefined): Promise<void> {
  if (!after) {
    await work.db.deleteFrom('policy').where('id', '=', before!.id).execute()
    return
  }
  const values = { until_on: after.until, value: JSON.stringify(after.value), citation: after.citation }
  if (before) await work.db.updateTable('policy').set(values).where('id', '=', before.id).execute()
  else
    await work.db
      .insertInto('policy')
      .values({ code: after.code, from_on: after.from, ...values })
      .execute()
}

const record = (work: Work, { what, before, after }: Change): Promise<void> =>
  recordCommand(work, { command: 'load-policy', subject: `policy ${what}`, changes: { before, after } })
