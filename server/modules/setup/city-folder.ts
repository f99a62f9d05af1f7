import { z } from 'zod'
import type { Policy } from '../policies/policy.ts'
import type { RateVersion } from '../rates/rate-row.ts'
import type { CitySettings } from './city-settings.ts'

/** One line of `gl.csv`. The columns are those of the ledger's chart of accounts. */
export type LedgerAccountSetting = {
  readonly code: string
  readonly name: string
  readonly kind: 'receivable' | 'cash' | 'revenue' | 'liability' | 'expense' | 'suspense'
  readonly fund: string
  readonly glString: string
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const Weekday = z.enum(weekdays, 'write Mon, Tue, Wed, Thu, Fri, Sat or Sun')

/** `calendar.yaml`: holidays, and how collection days move after one. */
export const CalendarSettings = z.strictObject({
  holidays: z.array(
    z.strictObject({
      on: z.iso.date('write a day such as 2026-12-25'),
      name: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }),
      officeClosed: z.boolean().default(true),
      /** Whether collection moves because of it. */
      collectionMoves: z.boolean().default(false),
    }),
  ),
  slide: z.strictObject({
    /** `none`: collected all the same; `holiday-only`: that day moves; `rest-of-week`: it and the days after it. */
    rule: z.enum(
      ['none', 'holiday-only', 'rest-of-week', 'table'],
      'write none, holiday-only, rest-of-week or table',
    ),
    weekendHolidayMoves: z.boolean().default(false),
    /** For `table`: by the weekday of the holiday, which day becomes which. */
    table: z.partialRecord(Weekday, z.partialRecord(Weekday, Weekday)).optional(),
    citation: z.string().min(1, 'write where the rule is published'),
  }),
})
export type CalendarSettings = z.infer<typeof CalendarSettings>

/** The bill's words in one language: line texts by their key, and everything else by name. */
export type CityTexts = {
  readonly lines: { readonly [textKey: string]: string }
  readonly bill: { readonly [name: string]: string }
}

/** A city folder that was read and found good: everything the product needs to know about a city. */
export type CityFolder = {
  /** The folder's name: the city's name in the directory. */
  readonly name: string
  readonly settings: CitySettings
  readonly ledgerAccounts: readonly LedgerAccountSetting[]
  readonly policies: readonly Policy[]
  readonly calendar: CalendarSettings
  readonly texts: { readonly en: CityTexts; readonly es: CityTexts }
  readonly rateVersions: readonly RateVersion[]
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
