import { accounts } from '@cartwright/api/accounts'
import { confidential } from '@cartwright/api/confidential'
import { partyMerges } from '@cartwright/api/party-merges'
import type { Door } from '../../door.ts'
import { accountPage } from './account-page.ts'
import { changeContact } from './change-contact.ts'
import { changeDelivery } from './change-delivery.ts'
import { endDiscount, giveDiscount } from './change-discount.ts'
import { changeParty, endParty } from './change-party.ts'
import { askedPreferences } from './change-preferences.ts'
import { likelyDuplicates } from './likely-duplicates.ts'
import { listAccounts } from './list-accounts.ts'
import { mergeParties } from './merge-parties.ts'
import { previewMerge } from './merge-preview.ts'
import { openAccount } from './open-account.ts'
import { askToUnhide, decideUnhiding, unhidings } from './unhide-address.ts'
import { listMerges } from './party-merge-queries.ts'
import { searchAccounts } from './search-accounts.ts'
import { undoMerge } from './undo-merge.ts'

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
    askedPreferences(work, params.accountNumber, body),
  )
  door.open(accounts.addDiscount, (work, { params, body }) => giveDiscount(work, params.accountNumber, body))
  door.open(accounts.endDiscount, endDiscount)
  door.open(confidential.ask, askToUnhide)
  door.open(confidential.list, async (work) => ({ rows: await unhidings(work) }))
  door.open(confidential.decide, decideUnhiding)
  serveMerges(door)
}

/** Two records of one person made one. */
function serveMerges(door: Door): void {
  door.open(partyMerges.list, async (work, { query }) => ({ rows: await listMerges(work, query.party) }))
  door.open(partyMerges.duplicates, async (work) => ({ rows: (await likelyDuplicates(work)).slice(0, 200) }))
  door.open(partyMerges.preview, (work, { query }) => previewMerge(work, query))
  door.open(partyMerges.merge, (work, { body }) => mergeParties(work, body))
  door.open(partyMerges.undo, (work, { params, body }) => undoMerge(work, { ...params, ...body }))
}
