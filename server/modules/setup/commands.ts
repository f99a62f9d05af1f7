import { type Command, type ExitCode, type Given, neededWord } from '../../cli/command.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import { quoteDays } from '../rates/quote-periods.ts'
import { rateBook } from '../rates/rate-book.ts'
import { checkCityFolder } from './check-city-folder.ts'
import { faultsText } from './fault-text.ts'
import type { LoadedCity } from './load-city-folder.ts'
import { loadIntoBooks } from './open-city.ts'
import { quoteAsJson, quoteAsText } from './quote-answer.ts'
import { quoteHelp } from './quote-help.ts'
import { quoteOptions, readQuoteRequest, tellUnknown } from './quote-request.ts'

/** What is done with city folders at the terminal. */
export const setupCommands: readonly Command[] = [
  {
    name: 'city check',
    summary: 'Check a city folder: every fault at once, with its place and what to write instead',
    usage: 'city check DIR [--json]',
    help: `Reads city.yaml, calendar.yaml, policies.yaml, gl.csv, the texts and the rates of a folder, and what they say about each
other. Each fault has its file, line and column. Nothing is stored and no database is needed.`,
    examples: [['cartwright city check cities/marlow', 'Check the practice city']],
    run: checkCity,
  },
  {
    name: 'city load',
    summary: 'Load a city folder into the books: the first time it makes the city',
    usage: 'city load DIR [--json]',
    help: `Checks the folder first, then brings the books to what it says, all of it or nothing. Loading it again changes nothing;
loading it after a change changes just that, and records it. What posted runs rest on is refused by name: a rate that was used
is succeeded by a new table, never changed.`,
    examples: [
      ['cartwright city load cities/marlow', 'Load the practice city'],
      ['cartwright city load cities/marlow --json', 'The same, telling each change before and after'],
    ],
    run: loadCity,
  },
  {
    name: 'city list',
    summary: 'List the cities in the books',
    usage: 'city list [--json]',
    examples: [['cartwright city list', 'See which names --city takes']],
    run: listCities,
  },
  {
    name: 'quote',
    summary: 'What would these services cost? From a city folder, without a database',
    usage: 'quote --city DIR --class C --service SPEC... --from DATE --to DATE [--json]',
    help: quoteHelp,
    options: quoteOptions,
    examples: [
      [
        'cartwright quote --city cities/marlow --class commercial --service refuse:bin:4yd:6/wk --service refuse:bin:4yd --from 2025-03-18 --to 2025-04-16 --months 1',
        'Two bins of different frequency, over thirty days that stand for one month',
      ],
      [
        'cartwright quote --city cities/marlow --class residential --service all:cart-set:96gal --discount senior --event bulky@2026-11-12 --from 2026-11-01 --to 2026-11-30',
        'A home with a senior discount and a bulky pickup',
      ],
    ],
    run: quote,
  },
]

async function checkCity(given: Given): Promise<ExitCode> {
  const checked = await checkCityFolder(neededWord(given, 0, 'The folder of the city'))
  const { folder, faults } = checked
  given.answer({ city: folder?.name ?? null, faults }, () => faultsText(checked))
  return folder ? 0 : 1
}

async function loadCity(given: Given): Promise<ExitCode> {
  const checked = await checkCityFolder(neededWord(given, 0, 'The folder of the city'))
  const { folder, faults } = checked
  if (!folder) {
    given.answer({ city: null, faults }, () => faultsText(checked))
    return 1
  }
  if (faults.length > 0) given.say(faultsText(checked))
  const loaded = await given.withOffice(({ database, today, actor }) =>
    loadIntoBooks(database, folder, { today: today(), actor }),
  )
  given.answer({ city: folder.name, ...loaded, faults }, () => loadedText(folder.name, loaded))
  return 0
}

function loadedText(name: string, { changes, notes }: LoadedCity): string {
  const parts = Map.groupBy(changes, ({ part }) => part)
  const lines = [...parts].flatMap(([part, list]) => [
    `${part}:`,
    ...list.map(
      ({ what, before, after }) =>
        `  ${what}${before === null ? ' (new)' : after === null ? ' (gone)' : ' (changed)'}`,
    ),
  ])
  const verdict =
    changes.length === 0
      ? `${name} is as the folder says. Nothing was changed.`
      : `${name} is loaded: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}.`
  return [...lines, ...notes, verdict].join('\n')
}

async function listCities(given: Given): Promise<ExitCode> {
  const cities = await given.withOffice(({ database }) =>
    database.db
      .withSchema('directory')
      .selectFrom('city')
      .select(['name', 'title', 'demo'])
      .orderBy('name')
      .execute(),
  )
  given.answer({ cities }, () =>
    cities.length === 0
      ? 'There is no city yet. Load one: cartwright city load cities/marlow.'
      : cities.map(({ name, title, demo }) => `${name}  ${title}${demo ? ' (practice)' : ''}`).join('\n'),
  )
  return 0
}

/** Rates services from a city folder through the same code as a bill run. `--to` is the last day, as people say it. */
async function quote(given: Given): Promise<ExitCode> {
  const { directory, days, account, language, months } = readQuoteRequest(given)
  const checked = await checkCityFolder(directory)
  const { folder } = checked
  if (!folder) {
    given.answer({ city: null, faults: checked.faults }, () => faultsText(checked))
    return 1
  }
  tellUnknown(folder, account)
  const book = rateBook(folder.rateVersions)
  const quoted = quoteDays(book, prorationRules(folder.policies), { ...days, months }, account)
  const told = { folder, days, account, quoted }
  given.answer(quoteAsJson(told), () => quoteAsText(told, language))
  return quoted.bills.every(({ gaps }) => gaps.length === 0) ? 0 : 1
}
