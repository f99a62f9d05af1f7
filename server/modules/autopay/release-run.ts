import type { autopay } from '@cartwright/api/autopay'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { accountBalances } from '../ledger/ledger-queries.ts'
import { type AutopayRule, autopayRule, bankProfile } from '../policies/autopay-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type AchRunShown, achRun, entriesOf, lockAchRun } from './ach-run-rows.ts'
import type { BankVault } from './bank-vault.ts'
import { planDraws } from './plan-draws.ts'
import { beginWaiting } from './prenotes.ts'
import { type RunFile, writeRunFile } from './write-run-file.ts'

/**
 * Releases a run that another person prepared: its file is written, read back, encrypted and kept; prenotes begin to wait, and draws are posted on their
 * day, once it is taken to the bank. What was looked at is what is sent: refuses where since then an amount became less, an autopay stopped, or the day is
 * over; refuses one’s own run, changed bank details that nobody asked about, and what the bank would send back.
 */
export async function releaseRun(
  work: Work,
  vault: BankVault,
  { params, body }: ReceivedBy<typeof autopay.release>,
): Promise<AchRunShown> {
  const run = await lockAchRun(work, params.runId, ['prepared'])
  const drawOn = PlainDate.from(run.drawOn)
  await refuseOwn(work, run)
  if (isBefore(drawOn, work.today)) refuse('ACH_RUN_LATE', { drawOn: run.drawOn })
  const policies = await policiesFor(work)
  const rule = autopayRule(policies, work.today) ?? refuse('AUTOPAY_NOT_RULED', {})
  const { citation: _, ...profile } = bankProfile(policies, work.today) ?? refuse('BANK_PROFILE_MISSING', {})
  if (!body.detailsChecked) await refuseUnchecked(work, run)
  await refuseChanged(work, run, rule)
  const file = await writeRunFile(work, { run, drawOn, profile, description: rule.description, vault })
  await keepFile(work, { run, file, vault })
  if (run.kind === 'prenote') await beginWaiting(work, { runId: run.runId, settlesOn: drawOn, rule })
  await recordCommand(work, {
    command: 'release-bank-run',
    subject: `bank run ${run.runId}`,
    changes: {
      kind: run.kind,
      drawOn: run.drawOn,
      entries: run.entries,
      amountCents: run.amountCents,
      preparedBy: run.preparedBy,
      detailsChecked: body.detailsChecked,
      sha256: file.sha256,
    },
  })
  return achRun(work, run.runId)
}

async function refuseOwn(work: Work, { runId, preparedBy }: AchRunShown): Promise<void> {
  const { prepared_key } = await work.db
    .selectFrom('ach_run')
    .select('prepared_key')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  if (
    prepared_key === (work.actor.userId ?? work.actor.name) ||
    prepared_key === work.actor.delegation?.giver.userId
  )
    refuse('ACH_RUN_OWN', { preparedBy })
}

async function refuseUnchecked(work: Work, { runId, changed }: AchRunShown): Promise<void> {
  if (changed === 0) return
  const entries = await entriesOf(work, runId)
  const accounts = entries.flatMap(({ flag, accountNumber }) => (flag === 'changed' ? [accountNumber] : []))
  refuse('AUTOPAY_DETAILS_UNCHECKED', { accounts: accounts.slice(0, 50) })
}

/**
 * Refuses a run of which something would come out otherwise now: the customer paid, stopped autopay, or gave another bank account. What became due since
 * is no reason: the next run draws it.
 */
async function refuseChanged(work: Work, run: AchRunShown, rule: AutopayRule): Promise<void> {
  const { rows } = await sql<{
    accountId: number
    accountNumber: string
    mandateId: number
    billId: number | null
    cents: number
    stands: boolean
  }>`
    select a.id as "accountId", a.number as "accountNumber", e.mandate_id as "mandateId", e.bill_id as "billId", e.amount_cents as cents,
      m.state <> 'stopped' and m.state <> 'held' and m.routing = e.routing and m.sealed_number = e.sealed_number
        and m.account_kind = e.account_kind and m.holder_name = e.holder_name as stands
    from ach_entry e join account a on a.id = e.account_id join autopay_mandate m on m.id = e.mandate_id
    where e.run_id = ${run.runId} order by e.id for no key update of m`.execute(work.db)
  const due = run.kind === 'autopay' ? await drawnNow(work, run, rule) : null
  const owed = await accountBalances(work, run.kind === 'retry' ? rows.map(({ accountId }) => accountId) : [])
  const changed = rows.filter(
    ({ accountId, billId, cents, stands }) =>
      !stands ||
      (due !== null && due.get(billId!) !== cents) ||
      (run.kind === 'retry' && (owed.get(accountId) ?? 0) < cents),
  )
  if (changed.length > 0)
    refuse('ACH_RUN_CHANGED', { accounts: changed.slice(0, 50).map(({ accountNumber }) => accountNumber) })
}

/** What this run would draw if it were prepared now, by bill. */
async function drawnNow(work: Work, run: AchRunShown, rule: AutopayRule): Promise<Map<number, number>> {
  const { draws } = await planDraws(work, rule, PlainDate.from(run.drawOn), run.runId)
  return new Map(draws.map(({ billId, amountCents }) => [billId, amountCents]))
}

type Keep = { readonly run: AchRunShown; readonly file: RunFile; readonly vault: BankVault }

async function keepFile(work: Work, { run, file, vault }: Keep): Promise<void> {
  await sql`
    update ach_entry e set trace = t.trace
    from unnest(${file.traces.map(({ entryId }) => entryId)}::bigint[], ${file.traces.map(({ trace }) => trace)}::text[]) as t (id, trace)
    where e.id = t.id`.execute(work.db)
  await work.db
    .updateTable('ach_run')
    .set({
      state: 'released',
      released_by: work.actor.name,
      released_on: work.today,
      file_name: file.name,
      sha256: file.sha256,
      sealed_file: vault.seal(file.text),
      totals: JSON.stringify(file.totals),
    })
    .where('id', '=', run.runId)
    .execute()
}
