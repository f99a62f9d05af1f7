import type { PostageAccount } from '@cartwright/api/postage-shapes'
import type { postage } from '@cartwright/api/postage'
import type { ReceivedBy } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'

export type AccountShown = z.output<typeof PostageAccount>

/** Every postage account with its balance: open ones first, the one that pays runs at the top. */
export const postageAccounts = (work: Work): Promise<AccountShown[]> =>
  readAccounts(work, sql`true order by a.closed_on is not null, not a.pays_runs, a.name`)

/** The account that runs are paid from; null where the city keeps none. */
export async function accountOfRuns(work: Work): Promise<AccountShown | null> {
  return (await readAccounts(work, sql`a.pays_runs`))[0] ?? null
}

/** One account. Refuses POSTAGE_ACCOUNT_NOT_FOUND. */
export async function postageAccount(work: Work, accountId: number): Promise<AccountShown> {
  const [found] = await readAccounts(work, sql`a.id = ${accountId}`)
  return found ?? refuse('POSTAGE_ACCOUNT_NOT_FOUND', { accountId })
}

/** The same while nobody else books in it, and only when it is open. Refuses POSTAGE_ACCOUNT_CLOSED too. */
export async function lockAccount(work: Work, accountId: number): Promise<AccountShown> {
  await lock(work, accountId)
  const account = await postageAccount(work, accountId)
  if (account.closedOn !== null) refuse('POSTAGE_ACCOUNT_CLOSED', { accountId, closedOn: account.closedOn })
  return account
}

const lock = ({ db }: Work, accountId: number) =>
  sql`select from postage_account where id = ${accountId} for no key update`.execute(db)

type Row = Omit<AccountShown, 'openedOn' | 'closedOn' | 'lastOn'> & {
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
  readonly lastOn: PlainDate | null
}

async function readAccounts({ db }: Work, of: RawBuilder<unknown>): Promise<AccountShown[]> {
  const { rows } = await sql<Row>`
    select a.id as "accountId", a.kind, a.name, a.number, a.lowest_cents as "lowestCents", a.pays_runs as "paysRuns",
      a.opened_on as "openedOn", a.closed_on as "closedOn",
      (came.cents - went.cents)::bigint as "balanceCents", greatest(came.last, went.last) as "lastOn"
    from postage_account a
    cross join lateral (select coalesce(sum(amount_cents), 0)::bigint as cents, max(happened_on) as last
      from postage_entry e where e.into_id = a.id) came
    cross join lateral (select coalesce(sum(amount_cents), 0)::bigint as cents, max(happened_on) as last
      from postage_entry e where e.out_of_id = a.id) went
    where ${of}`.execute(db)
  return rows.map((row) => ({
    accountId: row.accountId,
    kind: row.kind,
    name: row.name,
    number: row.number,
    lowestCents: row.lowestCents,
    paysRuns: row.paysRuns,
    openedOn: row.openedOn.toString(),
    closedOn: row.closedOn?.toString() ?? null,
    balanceCents: row.balanceCents,
    lastOn: row.lastOn?.toString() ?? null,
  }))
}

/** Opens a postage account. The one that pays runs takes the place of the one before. The same again answers with the one that is there. */
export async function openPostageAccount(
  work: Work,
  { body }: ReceivedBy<typeof postage.open>,
): Promise<AccountShown> {
  const openedOn = PlainDate.from(body.openedOn)
  if (isBefore(work.today, openedOn)) refuseField('openedOn', 'Write today or an earlier day.')
  await refuseName(work, body.name, null)
  if (body.paysRuns) await paysNoMore(work)
  const { id } = await work.db
    .insertInto('postage_account')
    .values({
      kind: body.kind,
      name: body.name,
      number: body.number,
      lowest_cents: body.lowestCents,
      pays_runs: body.paysRuns,
      opened_on: openedOn,
      opened_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, { command: 'open-postage-account', subject: accountName(id), changes: body })
  return postageAccount(work, id)
}

/** Changes what an account is called, when to be told that it is low, and whether runs are paid from it; or closes it once nothing is left in it. */
export async function changePostageAccount(
  work: Work,
  { params: { accountId }, body }: ReceivedBy<typeof postage.change>,
): Promise<AccountShown> {
  await lock(work, accountId)
  const before = await postageAccount(work, accountId)
  const { name, number, lowestCents, paysRuns, closedOn } = body
  await refuseName(work, name, accountId)
  if (closedOn !== null) refuseClosing(work, before, body)
  if (paysRuns) await paysNoMore(work, accountId)
  await work.db
    .updateTable('postage_account')
    .set({
      name,
      number,
      lowest_cents: lowestCents,
      pays_runs: paysRuns,
      closed_on: closedOn === null ? null : PlainDate.from(closedOn),
    })
    .where('id', '=', accountId)
    .execute()
  await recordCommand(work, {
    command: 'change-postage-account',
    subject: accountName(accountId),
    changes: { before, after: body },
  })
  return postageAccount(work, accountId)
}

function refuseClosing(
  { today }: Work,
  { accountId, balanceCents, lastOn }: AccountShown,
  { paysRuns, closedOn }: ReceivedBy<typeof postage.change>['body'],
): void {
  if (paysRuns) refuseField('paysRuns', 'A closed account pays no runs: choose another account for them.')
  if (today.toString() < closedOn!) refuseField('closedOn', 'Write today or an earlier day.')
  if (lastOn !== null && closedOn! < lastOn)
    refuseField('closedOn', `Write ${lastOn} or a later day: that is the day of its newest entry.`)
  if (balanceCents !== 0) refuse('POSTAGE_ACCOUNT_NOT_EMPTY', { accountId, balanceCents })
}

async function refuseName({ db }: Work, name: string, but: number | null): Promise<void> {
  const taken = await db
    .selectFrom('postage_account')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst()
  if (taken && taken.id !== but) refuse('POSTAGE_ACCOUNT_NAMED', { name })
}

/** One account at a time pays runs. */
const paysNoMore = ({ db }: Work, but = 0) =>
  db
    .updateTable('postage_account')
    .set({ pays_runs: false })
    .where('pays_runs', '=', true)
    .where('id', '<>', but)
    .execute()

/** How an account is named in records. */
export const accountName = (accountId: number): string => `postage account ${accountId}`
