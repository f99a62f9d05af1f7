import type { Work } from '#kernel/work'
import { addAccountParties } from '../accounts/add-account-parties.ts'
import { addAccounts } from '../accounts/add-accounts.ts'
import { addDiscounts } from '../accounts/add-discounts.ts'
import { addParties } from '../accounts/add-parties.ts'
import { recordCommand } from '../audit/record-command.ts'
import { addPremises } from '../premises/add-premises.ts'
import { addEvents } from '../services/add-events.ts'
import { addServices } from '../services/add-services.ts'
import { addShares } from '../services/add-shares.ts'
import type { Place, Town } from './town.ts'

const rowsAtOnce = 10_000

/** The first work order of a town. */
const firstOrder = 100_001

/** Writes an invented town, or a district of it, into the books of a practice city. Answers the next number for a work order. */
export async function writeTown(work: Work, town: Town, nextOrder: number = firstOrder): Promise<number> {
  const premises = await inPieces(town.premises, (rows) => addPremises(work, rows))
  const parties = await inPieces(town.parties, (rows) => addParties(work, rows))
  const accounts = await inPieces(town.accounts, async (rows) => {
    const added = await addAccounts(
      work,
      rows.map(({ premise, ...rest }) => ({ ...rest, premiseId: premises[premise]! })),
    )
    return added.map(({ id }) => id)
  })
  const accountId = (place: Place): number => accounts[place]!
  const services = await inPieces(town.services, (rows) =>
    addServices(
      work,
      rows.map(({ account, ...rest }) => ({ ...rest, accountId: accountId(account) })),
    ),
  )
  await inPieces(town.roles, (rows) =>
    addAccountParties(
      work,
      rows.map(({ account, party, ...rest }) => ({
        ...rest,
        accountId: accountId(account),
        partyId: parties[party]!,
      })),
    ),
  )
  await writeTheRest(work, town, nextOrder, { accountId, serviceId: (place) => services[place]! })
  const changes = {
    premises: premises.length,
    accounts: accounts.length,
    parties: parties.length,
    services: services.length,
  }
  await recordCommand(work, { command: 'write-practice-town', subject: `city ${work.city}`, changes })
  return nextOrder + town.events.length
}

type Ids = { readonly accountId: (place: Place) => number; readonly serviceId: (place: Place) => number }

async function writeTheRest(
  work: Work,
  town: Town,
  nextOrder: number,
  { accountId, serviceId }: Ids,
): Promise<void> {
  const shares = town.shares.map(({ account, service, weight }) => ({
    accountId: accountId(account),
    serviceId: serviceId(service),
    weight,
  }))
  await inPieces(shares, (rows) => addShares(work, rows))
  const discounts = town.discounts.map(({ account, ...rest }) => ({ ...rest, accountId: accountId(account) }))
  await inPieces(discounts, (rows) => addDiscounts(work, rows))
  const events = town.events.map(({ account, service, ...rest }, index) => ({
    ...rest,
    accountId: accountId(account),
    serviceId: service === null ? null : serviceId(service),
    quantity: 1,
    reference: `WO-${(nextOrder + index).toString()}`,
    note: null,
  }))
  await inPieces(events, (rows) => addEvents(work, rows))
}

/** Adds rows piece by piece, so that no statement holds a whole city; answers their ids in the order given. */
async function inPieces<Row, Id>(
  rows: readonly Row[],
  add: (piece: readonly Row[]) => Promise<readonly Id[] | void>,
): Promise<Id[]> {
  const ids: Id[] = []
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    for (const id of (await add(rows.slice(start, start + rowsAtOnce))) ?? []) ids.push(id)
  return ids
}
