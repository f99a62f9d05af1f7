import { isDeepStrictEqual } from 'node:util'
import type { Work } from '#kernel/work'
import {
  billTexts,
  cityCalendar,
  cityIdentity,
  cityLogo,
  cityThresholds,
  cycles,
  scheduleOf,
} from '../city/city-queries.ts'
import { chartOfAccounts } from '../ledger/ledger-queries.ts'
import { newestTemplates } from '../letters/load-templates.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { rateVersions } from '../rates/rates-queries.ts'
import type { CityFolder } from './city-folder.ts'

/** What a city folder says, whatever its files look like. */
export type FolderParts = Omit<CityFolder, 'files'>

/** What the books say of the city, as a city folder would say it; null before a folder was loaded. */
export async function folderOfBooks(work: Work): Promise<FolderParts | null> {
  const identity = await cityIdentity(work)
  const thresholds = await cityThresholds(work)
  const calendar = await cityCalendar(work)
  const logo = await cityLogo(work)
  const en = await billTexts(work, 'en')
  const es = await billTexts(work, 'es')
  if (!identity || !thresholds || !calendar || !logo || !en || !es) return null
  return {
    name: work.city,
    settings: { ...identity, cycles: await cycleSettings(work), thresholds },
    ledgerAccounts: (await chartOfAccounts(work)).map(({ code, name, kind, fund, glString }) => ({
      code,
      name,
      kind,
      fund,
      glString,
    })),
    policies: (await policiesFor(work)).map(({ code, value, citation, from, until }) => ({
      code,
      value,
      citation,
      from,
      until,
    })),
    calendar,
    logo,
    texts: { en, es },
    rateVersions: (await rateVersions(work)).map((version) => ({
      ...version,
      id: null,
      rows: version.rows.map((row) => ({ ...row, id: null })),
    })),
    letters: await newestTemplates(work),
  }
}

const cycleSettings = async (work: Work) =>
  (await cycles(work)).map((cycle) => {
    const { code, name, months, timing, anchorOn } = cycle
    return { code, name, months, timing, anchorOn: anchorOn.toString(), schedule: scheduleOf(cycle) }
  })

/**
 * Whether two folders say the same, in whatever order and with whatever comments. Letters are left out: they are changed in their own room,
 * and their file is written anew when they were.
 */
export const saysTheSame = (one: FolderParts, other: FolderParts): boolean =>
  isDeepStrictEqual(ordered(one), ordered(other))

function ordered(folder: FolderParts): unknown {
  const { settings, ledgerAccounts, policies, calendar, logo, texts } = folder
  const said = {
    settings: { ...settings, cycles: settings.cycles.toSorted(by(({ code }) => code)) },
    ledgerAccounts: ledgerAccounts.toSorted(by(({ code }) => code)),
    policies: policies.toSorted(by(({ code, from }) => `${code} ${from.toString()}`)),
    calendar,
    logo,
    texts: { en: textsOf(texts.en), es: textsOf(texts.es) },
    rateVersions: folder.rateVersions
      .map((version) => ({ ...version, rows: version.rows.toSorted(by(({ key }) => key)) }))
      .toSorted(by(({ schedule, effectiveFrom }) => `${schedule} ${effectiveFrom}`)),
  }
  return JSON.parse(JSON.stringify(said))
}

const textsOf = ({ lines, bill }: FolderParts['texts']['en']) => ({ lines, bill })

const by =
  <Item>(key: (item: Item) => string) =>
  (a: Item, b: Item): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
