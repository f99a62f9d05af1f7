import { accounts } from '@cartwright/api/accounts'
import { confidential } from '@cartwright/api/confidential'
import type { Door } from '../../door.ts'
import { accountPage } from './account-page.ts'
import { changeContact } from './change-contact.ts'
import { changeDelivery } from './change-delivery.ts'
import { endDiscount, giveDiscount } from './change-discount.ts'
import { changeParty, endParty } from './change-party.ts'
import { changePreferences } from './change-preferences.ts'
import { listAccounts } from './list-accounts.ts'
import { openAccount } from './open-account.ts'
import { askToUnhide, decideUnhiding, unhidings } from './unhide-address.ts'
import { searchAccounts } from './search-accounts.ts'

/** Accounts: finding them, showing them, and what is done to them. */
export function serveAccounts(door: Door): void {
  door.open(accounts.search, async (work, { query }) => ({ rows: await searchAccounts(work, query.q) }))
  door.open(accounts.list, (work, { query }) => listAccounts(work, query))
  door.open(accounts.show, (work, { params }) => accountPage(work, params.accountNumber))
  door.open(accounts.open, (work, { body }) => openAccount(work, body))
  door.open(accounts.changeParty, (work, { params, body }) => changeParty(work, params.accountNumber, body))
  door.open(accounts.endParty, (work, { params, body }) => endParty(work, params.accountNumber, body))
  door.open(accounts.changeContact, changeContact)
  door.open(accounts.changeDelivery, changeDelivery)
  door.open(accounts.changePreferences, (work, { params, body }) =>
    changePreferences(work, params.accountNumber, body),
  )
  door.open(accounts.addDiscount, (work, { params, body }) => giveDiscount(work, params.accountNumber, body))
  door.open(accounts.endDiscount, endDiscount)
  door.open(confidential.ask, askToUnhide)
  door.open(confidential.list, async (work) => ({ rows: await unhidings(work) }))
  door.open(confidential.decide, decideUnhiding)
}
