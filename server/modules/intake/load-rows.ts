import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { addAccountParties } from '../accounts/add-account-parties.ts'
import { addAccounts } from '../accounts/add-accounts.ts'
import { addDiscounts } from '../accounts/add-discounts.ts'
import { keepBilledFrom } from '../accounts/first-days.ts'
import { addParties } from '../accounts/add-parties.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { policyOn } from '../policies/policy.ts'
import { addPremises } from '../premises/add-premises.ts'
import { addServices } from '../services/add-services.ts'
import type { Brought } from './judge-row.ts'
import type { Added, StagedParty, StagedValues } from './staged-row.ts'

/** A good row and what it brings. */
export type RowToLoad = { readonly values: StagedValues; readonly brought: Brought }

/** Parties of the file that are there by now, by all that is told of them. */
export type SameParties = Map<string, number>

/** Loads a piece of good rows set-wise: premises, then accounts, parties, discounts, services. Answers what was added. */
export async function loadRows(work: Work, rows: readonly RowToLoad[], same: SameParties): Promise<Added> {
  const premises = await loadPremises(work, rows)
  const opening = rows.filter(({ brought }) => brought.bringsAccount)
  const withoutMandate = await loadAccounts(work, opening)
  const parties = await loadParties(work, opening, same)
  await loadDiscounts(work, opening)
  const services = await loadServices(work, rows)
  return { premises, accounts: opening.length, parties, services, withoutMandate }
}

const day = (iso: string): PlainDate => PlainDate.from(iso)
const dayOrNull = (iso: string | null): PlainDate | null => (iso === null ? null : day(iso))

async function loadPremises(work: Work, rows: readonly RowToLoad[]): Promise<number> {
  const fresh = rows.filter(({ brought }) => brought.bringsPremise)
  const ids = await addPremises(
    work,
    fresh.map(({ values }) => values.premise!),
  )
  for (const [index, { brought }] of fresh.entries()) brought.premise!.id = ids[index]!
  return fresh.length
}

/**
 * Opens accounts, and answers how many the file says are on autopay and are not: where the city draws by itself, a bill may say so only when the customer gave
 * their word, which no file brings. Where it does not, the bank of the customer may pay by itself, and that is what the mark means.
 */
async function loadAccounts(work: Work, rows: readonly RowToLoad[]): Promise<number> {
  if (rows.length === 0) return 0
  const draws = policyOn(await policiesFor(work), 'autopay', work.today) !== null
  const added = await addAccounts(
    work,
    rows.map(({ values, brought }) => {
      const { openedOn, closedOn, ...account } = values.account!
      return {
        ...account,
        autopay: account.autopay && !draws,
        openedOn: day(openedOn),
        closedOn: dayOrNull(closedOn),
        premiseId: brought.premise!.id!,
      }
    }),
  )
  for (const [index, { brought }] of rows.entries()) brought.account!.id = added[index]!.id
  await keepBilledFrom(
    work,
    rows.flatMap(({ brought: { account } }) =>
      account?.billedFrom ? [{ accountId: account.id!, from: day(account.billedFrom) }] : [],
    ),
  )
  return draws ? rows.filter(({ values }) => values.account!.autopay).length : 0
}

type PartyToLoad = { readonly row: RowToLoad; readonly party: StagedParty; readonly key: string }

async function loadParties(work: Work, rows: readonly RowToLoad[], same: SameParties): Promise<number> {
  const parties = rows.flatMap((row, index): PartyToLoad[] =>
    row.values.parties.map((party) => ({ row, party, key: partyKey(party, `${index}`) })),
  )
  const fresh = new Map<string, StagedParty>()
  for (const { party, key } of parties) if (!same.has(key) && !fresh.has(key)) fresh.set(key, party)
  const ids = await addParties(work, [...fresh.values()])
  for (const [index, key] of [...fresh.keys()].entries()) same.set(key, ids[index]!)
  await addAccountParties(
    work,
    parties.map(({ row, party, key }) => ({
      accountId: row.brought.account!.id!,
      partyId: same.get(key)!,
      role: party.role,
      from: day(row.values.account!.openedOn),
      until: dayOrNull(row.values.account!.closedOn),
    })),
  )
  for (const key of fresh.keys()) if (!isIdentity(key)) same.delete(key)
  return fresh.size
}

/**
 * Two rows tell of one party when all they tell of it is the same and there is more than a name: many people are called the same.
 * Within one account a name is enough.
 */
function partyKey(party: StagedParty, row: string): string {
  const told = JSON.stringify({ ...party, role: null })
  return party.phone || party.email || party.mail ? told : `${row}|${told}`
}
const isIdentity = (key: string): boolean => key.startsWith('{')

async function loadDiscounts(work: Work, rows: readonly RowToLoad[]): Promise<void> {
  await addDiscounts(
    work,
    rows.flatMap(({ values: { discount }, brought }) =>
      discount
        ? [
            {
              ...discount,
              accountId: brought.account!.id!,
              from: day(discount.from),
              until: dayOrNull(discount.until),
            },
          ]
        : [],
    ),
  )
}

async function loadServices(work: Work, rows: readonly RowToLoad[]): Promise<number> {
  const services = rows.flatMap(({ brought: { account, service } }) =>
    account && service
      ? [
          {
            ...service,
            accountId: account.id!,
            units: service.units ?? account.units,
            from: day(service.from),
            until: dayOrNull(service.until),
            startReason: 'import',
          },
        ]
      : [],
  )
  await addServices(work, services)
  return services.length
}
