import type { Work } from '#kernel/work'
import type { Change, Loaded } from '../city/changes-between.ts'
import { cityTitle } from '../city/city-queries.ts'
import { loadCityDocuments } from '../city/load-city-documents.ts'
import { loadCycles } from '../city/load-cycles.ts'
import { loadLedgerAccounts } from '../ledger/load-ledger-accounts.ts'
import { loadLetterTemplates } from '../letters/load-templates.ts'
import { loadPolicies } from '../policies/load-policies.ts'
import { loadRates } from '../rates/load-rates.ts'
import type { CityFolder } from './city-folder.ts'
import { type CameBy, keepVersion } from './keep-version.ts'

/** One thing that loading a folder changed, and in which part of the books it lies. */
export type LoadedChange = Change & {
  readonly part: 'city' | 'cycles' | 'ledger accounts' | 'policies' | 'rates' | 'letters'
}

/** What loading a folder did: nothing at all when the books said the same before. */
export type LoadedCity = {
  readonly changes: readonly LoadedChange[]
  /** Sentences for the person who loads: what the folder wanted and the books keep as it is. */
  readonly notes: readonly string[]
}

/**
 * Brings the books of a city to what its folder says, in one transaction: who it is, its cycles, ledger accounts, policies and
 * rates. Loading the same folder again changes nothing and records nothing. What posted runs rest on is refused by
 * name (CYCLE_IN_USE, LEDGER_ACCOUNT_IN_USE, POLICY_IN_USE, RATE_IN_USE), and then nothing of the folder is loaded.
 */
export async function loadCityFolder(
  work: Work,
  folder: CityFolder,
  by: CameBy | null = null,
): Promise<LoadedCity> {
  const loaded: (readonly [LoadedChange['part'], Loaded])[] = []
  for (const [part, load] of loadersOf(folder)) loaded.push([part, await load(work)])
  const changes = loaded.flatMap(([part, one]) => one.changes.map((change) => ({ ...change, part })))
  await keepVersion(work, folder, changes, by)
  return {
    changes,
    notes: [...(await practiceNote(work, folder.settings.demo)), ...loaded.flatMap(([, { notes }]) => notes)],
  }
}

type Loader = readonly [part: LoadedChange['part'], load: (work: Work) => Promise<Loaded>]

/** What brings each part of the books to what a folder says, in the order in which they lean on one another. */
export function loadersOf(folder: CityFolder): readonly Loader[] {
  const { settings, texts, calendar, logo } = folder
  const { cycles, thresholds, ...identity } = settings
  const parts = { identity, thresholds, calendar, 'texts-en': texts.en, 'texts-es': texts.es, logo }
  return [
    ['city', (work) => loadCityDocuments(work, parts)],
    ['cycles', (work) => loadCycles(work, cycles)],
    ['ledger accounts', (work) => loadLedgerAccounts(work, folder.ledgerAccounts)],
    ['policies', (work) => loadPolicies(work, folder.policies)],
    ['rates', (work) => loadRates(work, folder.rateVersions)],
    ['letters', (work) => loadLetterTemplates(work, folder.letters)],
  ]
}

/** A city stays what it was made as: one click signs in to a practice city, and must never to a real one. */
async function practiceNote(work: Work, demo: boolean): Promise<string[]> {
  const made = await cityTitle(work)
  if (made.demo === demo) return []
  return [
    made.demo
      ? `${made.title} was made as a practice city and stays one. Load the folder under another name for a real city.`
      : `${made.title} was made as a real city and stays one, although the folder says demo: true.`,
  ]
}
