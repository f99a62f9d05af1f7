import { join } from 'node:path'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { addAccountParties } from '../modules/accounts/add-account-parties.ts'
import { addAccounts } from '../modules/accounts/add-accounts.ts'
import { addParties } from '../modules/accounts/add-parties.ts'
import { addPremises } from '../modules/premises/add-premises.ts'
import { addServices, type NewService } from '../modules/services/add-services.ts'
import type { ReviewSettings } from '../modules/city/city-settings.ts'
import { checkCityFolder } from '../modules/setup/check-city-folder.ts'
import type { CityFolder } from '../modules/setup/city-folder.ts'
import { loadCityFolder } from '../modules/setup/load-city-folder.ts'

/** A home or business of a test's town. What it does not say is usual: a home of cycle 1 with one set of carts. */
export type Household = {
  readonly name?: string
  readonly class?: string
  readonly cycle?: string
  readonly openedOn?: string
  readonly closedOn?: string | null
  readonly billBy?: 'paper' | 'email' | 'both' | 'none'
  readonly email?: string
  readonly language?: 'en' | 'es'
  readonly services?: readonly TownService[]
}
export type TownService = {
  /** `all:cart-set:96 gal`: stream, container, size. */
  readonly what: string
  readonly quantity?: number
  readonly pickups?: number | null
  readonly from?: string
  readonly until?: string | null
  readonly units?: number
}
export type TownAccount = {
  readonly id: number
  readonly number: string
  readonly premiseId: number
  readonly partyId: number
  readonly serviceIds: readonly number[]
}

let marlow: Promise<CityFolder> | undefined

/** Loads the settings of the practice city (its rates, rules, ledger accounts, cycles, texts) into a test's books. */
export async function loadMarlow(work: Work): Promise<void> {
  marlow ??= readMarlow()
  await loadCityFolder(work, await marlow)
}

async function readMarlow(): Promise<CityFolder> {
  const { folder } = await checkCityFolder(join(import.meta.dirname, '..', '..', 'cities', 'marlow'))
  if (!folder) throw new Error('the practice city has faults')
  // Tests of what a run bills say nothing of its review; those of the review ask for one.
  return withReview(folder, { sample: 0, previousRun: 'posted' })
}

/** A city folder with what is asked for before a run is released. */
export function withReview(folder: CityFolder, review: ReviewSettings): CityFolder {
  const { settings } = folder
  return { ...folder, settings: { ...settings, thresholds: { ...settings.thresholds, review } } }
}

/** Asks for a review in a town that is there. */
export async function askForReview(work: Work, review: ReviewSettings): Promise<void> {
  marlow ??= readMarlow()
  await loadCityFolder(work, withReview(await marlow, review))
}

const usual = '2026-01-01'
const carts: readonly TownService[] = [{ what: 'all:cart-set:96 gal' }]

/**
 * Makes a town on the practice city's settings: one account for each household, at its own address, paid by its own party.
 * Answers the accounts in the order given.
 */
export async function smallTown(work: Work, households: readonly Household[]): Promise<TownAccount[]> {
  await loadMarlow(work)
  return addHouseholds(work, households)
}

/** Adds households to a town. */
export async function addHouseholds(work: Work, households: readonly Household[]): Promise<TownAccount[]> {
  const taken = (
    await work.db
      .selectFrom('premise')
      .select((count) => count.fn.countAll<number>().as('so'))
      .executeTakeFirstOrThrow()
  ).so
  const premises = await addPremises(
    work,
    households.map((_, index) => premiseAt(taken + index)),
  )
  const parties = await addParties(
    work,
    households.map((home, index) => partyOf(home, `Customer ${taken + index + 1}`)),
  )
  const accounts = await addAccounts(
    work,
    households.map((home, index) => ({
      premiseId: premises[index]!,
      class: home.class ?? 'residential',
      cycle: home.cycle ?? '1',
      openedOn: PlainDate.from(home.openedOn ?? usual),
      closedOn: home.closedOn ? PlainDate.from(home.closedOn) : null,
      billBy: home.billBy ?? 'paper',
      largePrint: false,
      autopay: false,
      ownerCopy: false,
      formerNumber: null,
      note: null,
    })),
  )
  await addAccountParties(
    work,
    accounts.map(({ id }, index) => ({
      accountId: id,
      partyId: parties[index]!,
      role: 'payer',
      from: PlainDate.from(households[index]!.openedOn ?? usual),
      until: null,
    })),
  )
  const services = await addTownServices(
    work,
    accounts.map(({ id }, index) => [id, households[index]!] as const),
  )
  return accounts.map((account, index) => ({
    ...account,
    premiseId: premises[index]!,
    partyId: parties[index]!,
    serviceIds: services.get(account.id) ?? [],
  }))
}

async function addTownServices(
  work: Work,
  homes: readonly (readonly [accountId: number, home: Household])[],
): Promise<Map<number, number[]>> {
  const rows = homes.flatMap(([accountId, home]) =>
    (home.services ?? carts).map((service) => townService(accountId, service, home.openedOn ?? usual)),
  )
  const ids = await addServices(work, rows)
  const byAccount = new Map<number, number[]>()
  for (const [index, { accountId }] of rows.entries())
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), ids[index]!])
  return byAccount
}

/** A service as the books take it. */
export function townService(accountId: number, service: TownService, openedOn: string = usual): NewService {
  const [stream, container, size] = service.what.split(':') as [string, string, string]
  return {
    accountId,
    stream,
    container,
    size,
    quantity: service.quantity ?? 1,
    pickupsPerWeek: service.pickups === undefined ? 1 : service.pickups,
    location: 'curb',
    units: service.units ?? 1,
    from: PlainDate.from(service.from ?? openedOn),
    until: service.until ? PlainDate.from(service.until) : null,
    startReason: 'start',
    note: null,
  }
}

const premiseAt = (index: number) => ({
  streetNumber: String(100 + index * 2),
  street: 'OAK ST',
  unit: null,
  place: 'Marlow',
  state: 'CA',
  zip: '91764',
  apn: null,
  dwellingUnits: 1,
  zone: null,
  collectionDay: 'Tue',
  route: null,
  longitudeE6: null,
  latitudeE6: null,
})

const partyOf = ({ name, billBy, email, language }: Household, otherwise: string) => ({
  name: name ?? otherwise,
  kind: 'person' as const,
  phone: null,
  // Nobody gets a bill by e-mail without an address.
  email: email ?? (billBy === 'email' || billBy === 'both' ? 'payer@example.com' : null),
  language: language ?? ('en' as const),
  mail: null,
  confidentialAddress: false,
})
