import { parseDay, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import { type Command, type ExitCode, type Given, textOption, UsageError } from '../../cli/command.ts'
import { type Book, commandRecords } from './audit-queries.ts'
import { sealBooks } from './seal-books.ts'
import { type CheckedBooks, verifyBooks } from './verify-books.ts'

/** What an auditor does at the terminal. */
export const auditCommands: readonly Command[] = [
  {
    name: 'audit verify',
    summary: 'Recompute the chains and every balance, and name what does not fit',
    usage: 'audit verify [--hash HASH] [--city NAME] [--json]',
    help: `Reads every sealed row again, checks each seal against the one before, bills against their lines and entries, every
account's balance against its bills and payments, and debits against credits. Ends with 1 when anything does not fit.

The last hash of each chain is shown at the end. Write it down somewhere else: with --hash HASH a later audit proves that the
books are still the ones it was taken from, and not new ones that only fit together.`,
    options: { hash: { type: 'string' } },
    examples: [['cartwright audit verify --json', 'For a nightly job: the exit code tells']],
    run: verify,
  },
  {
    name: 'audit seal',
    summary: 'Seal what was added to the books since the last seal, now',
    usage: 'audit seal [--city NAME] [--json]',
    help: 'A server seals every minute by itself. Seal by hand before a backup, or to note the newest hash.',
    examples: [['cartwright audit seal', 'Seal now']],
    run: seal,
  },
  {
    name: 'audit list',
    summary: 'What was done, by whom, when and why: newest first',
    usage:
      'audit list [--subject TEXT] [--command NAME] [--by NAME] [--from DATE] [--to DATE] [--limit N] [--after N] [--json]',
    help: `--subject TEXT   begins with this: "run 12", account
--command NAME   the use case, such as post-run
--by NAME        part of the name of who did it
--from, --to     business days, the last one included
--limit N        how many, 50 unless named; --after N goes on where a page ended`,
    options: {
      subject: { type: 'string' },
      command: { type: 'string' },
      by: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      limit: { type: 'string' },
      after: { type: 'string' },
    },
    examples: [
      [
        'cartwright audit list --subject "city" --limit 10',
        'The last ten changes to what the city folder says',
      ],
    ],
    run: list,
  },
]

async function verify(given: Given): Promise<ExitCode> {
  const noted = textOption(given, 'hash') ?? null
  const checked = await given.withOffice((office) => office.inTransaction((work) => verifyBooks(work, noted)))
  given.answer(checked, () => verdict(checked))
  return checked.sound ? 0 : 1
}

const titleOf: { readonly [B in Book]: string } = { command: 'Record of commands', entry: 'Ledger' }

function verdict({ sound, chains, trial, faults }: CheckedBooks): string {
  const sums = chains.map(
    ({ book, seals, sealedRows, unsealedRows, lastHash }) =>
      `${titleOf[book]}: ${sealedRows} rows under ${seals} ${seals === 1 ? 'seal' : 'seals'}, ${unsealedRows} not sealed yet. Last hash: ${lastHash ?? 'none'}`,
  )
  return [
    ...faults.map(({ where, what }) => `${where}: ${what}`),
    ...sums,
    `Debits ${dollars(trial.debitCents)}, credits ${dollars(trial.creditCents)}.`,
    sound
      ? 'The books are sound.'
      : `${faults.length} ${faults.length === 1 ? 'thing does' : 'things do'} not fit.`,
  ].join('\n')
}

async function seal(given: Given): Promise<ExitCode> {
  const sealed = await given.withOffice((office) => sealBooks(office.inTransaction))
  given.answer(sealed, () => `Sealed ${sealed.command} records and ${sealed.entry} entries.`)
  return 0
}

async function list(given: Given): Promise<ExitCode> {
  const filter = {
    subject: textOption(given, 'subject'),
    command: textOption(given, 'command'),
    actor: textOption(given, 'by'),
    from: day(given, 'from'),
    to: day(given, 'to'),
    after: count(given, 'after'),
    limit: count(given, 'limit') ?? 50,
  }
  const { rows, next } = await given.withOffice((office) =>
    office.inTransaction((work) => commandRecords(work, filter)),
  )
  const told = rows.map(({ id, happened_at, actor_name, command, subject, reason, changes }) => ({
    id,
    happenedAt: happened_at.toString(),
    by: actor_name,
    command,
    subject,
    reason,
    changes,
  }))
  given.answer({ rows: told, next }, () =>
    [
      ...told.map(
        ({ id, happenedAt, by, command, subject, reason }) =>
          `${id}  ${happenedAt.slice(0, 19)}  ${by}  ${command}  ${subject}${reason ? `  “${reason}”` : ''}`,
      ),
      next ? `More: --after ${next}` : told.length === 0 ? 'Nothing was recorded that fits.' : 'That is all.',
    ].join('\n'),
  )
  return 0
}

function day(given: Given, name: string): PlainDate | undefined {
  const written = textOption(given, name)
  if (written === undefined) return undefined
  const read = parseDay(written)
  if (!read) throw new UsageError(`“${written}” is no day of the calendar. Write --${name} 2026-11-30.`)
  return read
}

function count(given: Given, name: string): number | undefined {
  const written = textOption(given, name)
  if (written === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(written))
    throw new UsageError(`“${written}” is no count. Write --${name} and a whole number.`)
  return Number(written)
}
