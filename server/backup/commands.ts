import { inTransaction } from '#database/in-transaction'
import { dollars } from '#kernel/money'
import {
  type Command,
  type CommandOffice,
  type ExitCode,
  type Given,
  neededWord,
  textOption,
} from '../cli/command.ts'
import { sealBooks } from '../modules/audit/seal-books.ts'
import { type CheckedBooks, verifyBooks } from '../modules/audit/verify-books.ts'
import { type BackedUpCity, BackupRefused } from './backup-format.ts'
import { checkBackup, restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

/** Keeping the books safe, and getting them back. */
export const backupCommands: readonly Command[] = [
  {
    name: 'backup',
    summary: 'Write the books of all cities, or of one, to a file',
    usage: 'backup FILE [--city NAME] [--json]',
    help: `Seals the books, then writes everything as it stands at one moment; on a PostgreSQL server work goes on meanwhile. The same
file restores into an embedded database or a server, so it also moves a city from one to the other. The embedded database belongs to
one process at a time: stop the server first. The file holds names, addresses and sign-ins: keep it as you keep the books.
Not in it: the secret (CARTWRIGHT_SECRET or data/secret), which is kept elsewhere, and print files, which can be made again.`,
    examples: [
      ['cartwright backup /backups/books-2026-11-25.cwb', 'All cities'],
      ['cartwright backup marlow.cwb --city marlow', 'One city of several'],
    ],
    run: backup,
  },
  {
    name: 'backup check',
    summary: 'Read a backup from beginning to end and say whether it is whole',
    usage: 'backup check FILE [--json]',
    help: 'Needs no database. Checks every line, the count of rows and the hash over all of it.',
    examples: [['cartwright backup check /backups/books-2026-11-25.cwb', 'After copying it elsewhere']],
    run: check,
  },
  {
    name: 'restore',
    summary: 'Put the cities of a backup into a database that does not have them',
    usage: 'restore FILE [--json]',
    help: `All of it or nothing. Then both chains and every balance are worked out again and held against the backup. Books that are there
are never overwritten: restore into a new folder (CARTWRIGHT_DATA) or a new database (DATABASE_URL).`,
    examples: [
      [
        'CARTWRIGHT_DATA=/tmp/drill cartwright restore /backups/books-2026-11-25.cwb',
        'A drill, beside the real books',
      ],
    ],
    run: restore,
  },
]

const told = ({ title, entries, debitCents }: BackedUpCity): string =>
  `${title}: ${entries} entries, ${dollars(debitCents)}`

async function backup(given: Given): Promise<ExitCode> {
  const file = neededWord(given, 0, 'FILE')
  const only = textOption(given, 'city')
  return saying(async () => {
    const written = await given.withOffice(async (office) => {
      const cities = only === undefined ? 'all' : [await office.city()]
      for (const city of cities === 'all' ? await citiesOf(office) : cities)
        await sealBooks((task) => inTransaction(office.database.db, workFor(office, city), task))
      return writeBackup(office.database, file, { cities })
    })
    given.answer({ file, ...written }, () =>
      [
        ...written.cities.map(told),
        `${written.rows} rows written to ${file}.`,
        `SHA-256 of its lines: ${written.sha256}`,
      ].join('\n'),
    )
    return 0
  })
}

async function check(given: Given): Promise<ExitCode> {
  const file = neededWord(given, 0, 'FILE')
  return saying(async () => {
    const { head, rows, sha256 } = await checkBackup(file)
    given.answer({ file, madeAt: head.madeAt, cities: head.cities, rows, sha256 }, () =>
      [`Made ${head.madeAt}.`, ...head.cities.map(told), `${rows} rows. The backup is whole.`].join('\n'),
    )
    return 0
  })
}

async function restore(given: Given): Promise<ExitCode> {
  const file = neededWord(given, 0, 'FILE')
  return saying(() =>
    given.withOffice(async (office) => {
      const { head, rows } = await restoreBackup(office.database, file, office.send)
      const verified: (CheckedBooks & { city: string; chainsAsThen: boolean })[] = []
      for (const city of head.cities) verified.push(await verify(office, city))
      const sound = verified.every((one) => one.sound && one.chainsAsThen)
      given.answer({ file, rows, cities: verified, sound }, () =>
        [
          ...head.cities.map(told),
          ...verified.flatMap(({ city, faults, chainsAsThen }) => [
            ...faults.map(({ where, what }) => `${city}: ${where}: ${what}`),
            ...(chainsAsThen ? [] : [`${city}: the chains do not end as they did when the backup was made.`]),
          ]),
          `${rows} rows restored. ${sound ? 'Both chains and every balance are as they were.' : 'The books do not fit: do not work in them.'}`,
        ].join('\n'),
      )
      return sound ? 0 : 1
    }),
  )
}

async function verify(
  office: CommandOffice,
  { name, chains }: BackedUpCity,
): Promise<CheckedBooks & { city: string; chainsAsThen: boolean }> {
  const checked = await inTransaction(office.database.db, workFor(office, name), (work) => verifyBooks(work))
  const chainsAsThen = chains.every(({ book, hash }) =>
    checked.chains.some((one) => one.book === book && one.lastHash === hash),
  )
  return { ...checked, city: name, chainsAsThen }
}

const workFor = ({ actor, today, send, gates }: CommandOffice, city: string) => ({
  city,
  actor,
  today: today(),
  send,
  gates,
})

async function citiesOf({ database }: CommandOffice): Promise<string[]> {
  const rows = await database.db
    .withSchema('directory')
    .selectFrom('city')
    .select('name')
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** What is wrong with the file is told in a sentence. */
async function saying(task: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await task()
  } catch (error) {
    const sentence = sentenceOf(error)
    throw sentence === null ? error : new BackupRefused(sentence)
  }
}

function sentenceOf(error: unknown): string | null {
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'EEXIST') return `${path} is there already. A backup never writes over a file: name another.`
  if (code === 'ENOENT') return `There is no ${path}.`
  if (code === 'EACCES') return `${path} cannot be opened: its rights do not let you.`
  if (code === 'EISDIR') return `${path} is a folder. Name a file in it.`
  if (code === 'ENOSPC') return 'The disk is full. Nothing was written.'
  return null
}
