import type { CalendarSettings } from '../city/calendar-settings.ts'
import type { Logo } from '../city/city-document.ts'
import type { CitySettings } from '../city/city-settings.ts'
import type { CityTexts } from '../city/city-texts.ts'
import type { LetterTemplateSetting } from '../letters/templates.ts'
import type { Policy } from '../policies/policy.ts'
import type { RateVersion } from '../rates/rate-row.ts'

/** One line of `gl.csv`. The columns are those of the ledger's chart of accounts. */
export type LedgerAccountSetting = {
  readonly code: string
  readonly name: string
  readonly kind: 'receivable' | 'cash' | 'revenue' | 'liability' | 'expense' | 'suspense' | 'interfund'
  readonly fund: string
  readonly glString: string
}

/** The files of a city folder by their path within it: texts as they are, pictures in base 64. */
export type FolderFiles = ReadonlyMap<string, string>

/** A city folder that was read and found good: everything the product needs to know about a city. */
export type CityFolder = {
  /** The folder's name, its hyphens as `_`: the city's name in the directory. */
  readonly name: string
  readonly settings: CitySettings
  readonly ledgerAccounts: readonly LedgerAccountSetting[]
  readonly policies: readonly Policy[]
  readonly calendar: CalendarSettings
  readonly logo: Logo
  readonly texts: { readonly en: CityTexts; readonly es: CityTexts }
  readonly rateVersions: readonly RateVersion[]
  /** What letters begin from; none where the folder has no `letters.yaml`. */
  readonly letters: readonly LetterTemplateSetting[]
  /** What was read, file by file: so that the folder can be given back with its comments as it was. */
  readonly files: FolderFiles
}

/** Something wrong in a city folder: where, what, and what to write instead. Lines and columns count from 1. */
export type FolderFault = {
  readonly severity: 'fault' | 'warning'
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  readonly message: string
  readonly instead: string | null
}

/** What `checkCityFolder` found: every fault at once, and the folder when there is none. */
export type CheckedFolder = { readonly folder: CityFolder | null; readonly faults: readonly FolderFault[] }
