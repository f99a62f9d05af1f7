import { createHash } from 'node:crypto'
import { parseDay, PlainDate, isBefore } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { cityIdentity } from '../city/city-queries.ts'
import { checksRefused } from '../payments/refused-checks.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { suspenseRule } from '../policies/suspense-policy.ts'
import { bankFilesRule } from './bank-file-policy.ts'
import { findDuplicates } from './find-duplicates.ts'
import { itemAccounts } from './item-accounts.ts'
import { type JudgedBy, judgeItem } from './judge-items.ts'
import { storeNotices } from './match-returns.ts'
import { recordReturnsLater } from './record-file-returns.ts'
import { type Asked, readFile, type ReadFile } from './read-file.ts'
import type { ReadItem } from './read-item.ts'
import { type DatedItem, storeItems } from './store-items.ts'
import { storeStatements } from './store-statements.ts'

/** A file that a person sends, and how it is to be read. */
export type SentFile = Asked & {
  /** Why it is read leniently. */
  readonly modeReason: string | null
  /** The day of payments of which the file does not tell it. */
  readonly receivedOn: string | null
}

/**
 * Takes a file in: reads it, keeps each of its lines with what is to become of it, and posts nothing. A file that its reader refuses is kept as
 * refused, with its faults. The same bytes are refused with the file they were first taken as, unless that was refused or discarded; so is a
 * statement that the bank names the same. Answers the number of the file.
 */
export async function loadBankFile(work: Work, sent: SentFile): Promise<number> {
  if (sent.mode === 'lenient' && !sent.modeReason?.trim())
    refuseField('modeReason', 'Write why the file is to be taken as it is.')
  const sha256 = createHash('sha256').update(sent.bytes).digest('hex')
  await refuseLoaded(work, sha256, null)
  const rule = bankFilesRule(await policiesFor(work), work.today)
  const read = await readFile(sent, rule?.lockboxLayouts ?? [])
  if (read.bankKey !== null) await refuseLoaded(work, sha256, read.bankKey)
  const items = dated(read.items, sent.receivedOn)
  const fileId = await keepFile(work, sent, sha256, read)
  if (items.length > 0) await keepItems(work, fileId, items)
  await storeNotices(work, fileId, read.notices)
  await storeStatements(work, fileId, read.statements)
  await recordReturnsLater(work, fileId)
  await recordCommand(work, {
    command: 'load-bank-file',
    subject: `bank file ${fileId}`,
    changes: {
      fileName: sent.fileName,
      sha256,
      format: read.format,
      mode: sent.mode,
      verdict: read.found.verdict,
      items: items.length,
      notices: read.notices.length,
      statements: read.statements.length,
    },
    reason: sent.modeReason,
  })
  return fileId
}

async function refuseLoaded({ db }: Work, sha256: string, bankKey: string | null): Promise<void> {
  const found = await db
    .selectFrom('bank_file')
    .select(['id', 'file_name', 'received_on', 'received_by', 'state'])
    .where('state', 'not in', ['refused', 'discarded'])
    .where((where) =>
      bankKey === null
        ? where('sha256', '=', sha256)
        : where.or([where('sha256', '=', sha256), where('bank_key', '=', bankKey)]),
    )
    .executeTakeFirst()
  if (found)
    refuse('BANK_FILE_ALREADY_LOADED', {
      fileId: found.id,
      fileName: found.file_name,
      receivedOn: found.received_on.toString(),
      receivedBy: found.received_by,
      state: found.state,
    })
}

/** Every item with its day: that of the file, else the one that was said. Refuses where neither tells it. */
function dated(items: readonly ReadItem[], receivedOn: string | null): DatedItem[] {
  const missing = items.find((item) => item.receivedOn === null && item.rejected === null)
  if (missing && receivedOn === null)
    refuseField('receivedOn', `Line ${missing.line} does not tell its day. Write the day the money came.`)
  const said = receivedOn === null ? null : parseDay(receivedOn)
  if (receivedOn !== null && !said) refuseField('receivedOn', 'Write a day such as 2026-12-01.')
  return items.map((item) => ({ ...item, receivedOn: item.receivedOn ?? receivedOn ?? '1900-01-01' }))
}

async function keepFile(work: Work, sent: SentFile, sha256: string, read: ReadFile): Promise<number> {
  const { id } = await work.db
    .insertInto('bank_file')
    .values({
      file_name: sent.fileName,
      sha256,
      format: read.format,
      layout: read.layout,
      mode: sent.mode,
      mode_reason: sent.mode === 'lenient' ? sent.modeReason : null,
      state: read.found.verdict === 'refused' ? 'refused' : 'checked',
      found: JSON.stringify(read.found),
      bank_key: read.bankKey,
      received_on: work.today,
      received_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Judges the items against the books as they are now, and keeps them. Refuses payments where no rule says what to do with those that fit nowhere. */
async function keepItems(work: Work, fileId: number, items: readonly DatedItem[]): Promise<void> {
  const policies = await policiesFor(work)
  const rule = bankFilesRule(policies, work.today) ?? refuse('BANK_FILE_RULE_MISSING', {})
  if (!suspenseRule(policies, work.today)) refuse('SUSPENSE_RULE_MISSING', {})
  const duplicates = await findDuplicates(work, items, rule.duplicateWithinDays)
  const accountOf = await itemAccounts(work, items)
  const refused = await checksRefused(work, accountsOfChecks(items, accountOf))
  const by = {
    accountOf,
    refusesChecks: (accountId: number) => refused.has(accountId),
    isDuplicate: (item: ReadItem) => duplicates.has(item),
    closedAccounts: rule.closedAccounts,
    numbers: (await cityIdentity(work))?.accountNumber ?? null,
  }
  await storeItems(
    work,
    fileId,
    items.map((item) => ({ ...item, judged: judgeItem(item, by) })),
  )
}

const accountsOfChecks = (items: readonly ReadItem[], accountOf: JudgedBy['accountOf']): number[] => [
  ...new Set(
    items.flatMap(({ tender, written }) => {
      const account = tender === 'check' && written !== null ? accountOf(written) : null
      return account ? [account.id] : []
    }),
  ),
]

/** Refuses to post a file of which money comes on a day that is not there yet. */
export function refuseAhead(work: Work, lastDay: PlainDate | null): void {
  if (lastDay && isBefore(work.today, lastDay)) refuse('BANK_FILE_DAY_AHEAD', { lastDay: lastDay.toString() })
}
