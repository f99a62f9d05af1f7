import { hash } from 'node:crypto'
import type { checkFiles } from '@cartwright/api/check-files'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import type { IssueLayout } from '../bank-files/issue-layout.ts'
import { writeIssueFile } from '../bank-files/write-issue-file.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type PositivePayRule, positivePayRule } from './positive-pay-policy.ts'

type Shown = SuccessOf<typeof checkFiles.show>
type FileShown = Shown['files'][number]
type Untold = Omit<Shown['waiting'][number], 'on'> & { readonly on: PlainDate }

/** The checks the bank has not been told of, and the files it was told by. */
export async function showCheckFiles(work: Work): Promise<Shown> {
  const rule = positivePayRule(await policiesFor(work), work.today)
  const waiting = await untoldChecks(work)
  return {
    citation: rule?.citation ?? null,
    waiting: waiting.map((check) => ({ ...check, on: check.on.toString() })),
    files: await readFiles(work, sql`true order by id desc limit 100`),
  }
}

/**
 * Writes the file of all checks the bank has not been told of, and keeps that it was told. The same request again answers with the same file. Refuses a city
 * without the rule, when there is nothing to tell or other than was shown, and numbers that do not fit the layout of the bank.
 */
export async function makeCheckFile(
  work: Work,
  { body: { key, shown } }: ReceivedBy<typeof checkFiles.make>,
): Promise<FileShown> {
  await holdChecks(work)
  const [before] = await readFiles(work, sql`request_id = ${key}`)
  if (before) return before
  const rule = positivePayRule(await policiesFor(work), work.today)
  if (!rule) return refuse('CHECK_FILE_RULE_MISSING', {})
  const checks = await untoldChecks(work)
  if (checks.length === 0) refuse('CHECK_FILE_EMPTY', {})
  if (checks.length !== shown) refuse('CHECK_FILE_CHANGED', { shown, now: checks.length })
  refuseUnfit(checks, rule.layout)
  const made = await storeFile(work, { key, rule, checks })
  await recordCommand(work, {
    command: 'make-check-file',
    subject: `check file ${made.fileId}`,
    changes: {
      issued: made.issued,
      issuedCents: made.issuedCents,
      voided: made.voided,
      sha256: made.sha256,
    },
  })
  return made
}

type NewFile = {
  readonly key: string
  readonly rule: PositivePayRule
  readonly checks: readonly Untold[]
}

/** Keeps a file as it is written, and that the bank was told by it of each check in it. */
async function storeFile(work: Work, { key, rule, checks }: NewFile): Promise<FileShown> {
  const told = checks.map(({ kind, checkNumber, amountCents, on, payee }) => ({
    kind,
    on,
    payee,
    serial: checkNumber,
    cents: amountCents,
  }))
  const content = writeIssueFile(rule.bankAccount, told, rule.layout)
  const issued = checks.filter(({ kind }) => kind === 'issued')
  const { id } = await work.db
    .insertInto('check_file')
    .values({
      request_id: key,
      bank_account: rule.bankAccount,
      citation: rule.citation,
      content,
      sha256: hash('sha256', content),
      issued_count: issued.length,
      issued_cents: issued.reduce((sum, { amountCents }) => sum + amountCents, 0),
      voided_count: checks.length - issued.length,
      made_by: work.actor.name,
      made_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertRows(work, {
    into: sql`insert into check_told`,
    rows: checks,
    columns: {
      refund_id: ['bigint', ({ refundId }) => refundId],
      kind: ['text', ({ kind }) => kind],
      file_id: ['bigint', () => id],
    },
  })
  const [made] = await readFiles(work, sql`id = ${id}`)
  return made!
}

/** A file as the bank reads it. Refuses CHECK_FILE_NOT_FOUND. */
export async function checkFileContent(
  { db }: Work,
  fileId: number,
): Promise<{ name: string; content: string }> {
  const found = await db
    .selectFrom('check_file')
    .select(['content', 'made_on'])
    .where('id', '=', fileId)
    .executeTakeFirst()
  if (!found) return refuse('CHECK_FILE_NOT_FOUND', { fileId })
  return { name: `checks-${found.made_on.toString()}-${fileId}.txt`, content: found.content }
}

/** Holds the checks to be told: whoever voids one, or makes a file of them, waits. What was told is read after that. */
const holdChecks = ({ db }: Work) =>
  sql`select from refund r where check_number is not null and not exists (select from check_told t where t.refund_id = r.id
    and t.kind = case r.state when 'voided' then 'voided' else 'issued' end) order by id for no key update`.execute(
    db,
  )

/** The checks the bank has not been told of as they are now, the oldest first. */
export async function untoldChecks({ db }: Work): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    select r.id as "refundId", k.kind, r.check_number as "checkNumber", r.check_on as "on", r.amount_cents as "amountCents",
      r.payee_name as payee
    from refund r cross join lateral (select case r.state when 'voided' then 'voided' else 'issued' end as kind) k
    where r.check_number is not null and r.state in ('paid', 'voided')
      and not exists (select from check_told t where t.refund_id = r.id and t.kind = k.kind)
    order by r.check_on, r.check_number limit 5000`.execute(db)
  return rows
}

/** Refuses checks whose number or amount is longer than its field: cut, it would be another one. */
function refuseUnfit(checks: readonly Untold[], { fields }: IssueLayout): void {
  const lengthOf = (name: 'serial' | 'amount') =>
    fields.find(({ field }) => field === name)?.length ?? Number.POSITIVE_INFINITY
  const unfit = checks.filter(
    ({ checkNumber, amountCents }) =>
      checkNumber.length > lengthOf('serial') || String(amountCents).length >= lengthOf('amount'),
  )
  if (unfit.length > 0) refuse('CHECK_FILE_UNFIT', { checkNumbers: unfit.map((one) => one.checkNumber) })
}

async function readFiles({ db }: Work, where: RawBuilder<unknown>): Promise<FileShown[]> {
  const { rows } = await sql<Omit<FileShown, 'madeOn'> & { readonly madeOn: PlainDate }>`
    select id as "fileId", issued_count as issued, issued_cents as "issuedCents", voided_count as voided, sha256, citation,
      made_by as "madeBy", made_on as "madeOn"
    from check_file where ${where}`.execute(db)
  return rows.map(({ madeOn, ...row }) => ({ ...row, madeOn: madeOn.toString() }))
}
