import { addPerson } from './invent-people.ts'
import { addPremise } from './invent-premises.ts'
import { addContainers } from './plan-businesses.ts'
import { dayInside, type Draft, type Place, put } from './town.ts'

/**
 * Adds the mistakes that happen in every office, a few of each, for the next period of the homes: a size without a rate, a second
 * set of carts on the same days, carts that stay after the account closed, an account without carts, a box full of extra carts. And one
 * that was billed: a home whose carts were entered twice.
 */
export function plantTroubles(draft: Draft): void {
  const { chance, today, town } = draft
  const next = draft.periods['1']!.next
  const since = today.subtract({ days: 900 })
  const set = { stream: 'all', container: 'cart-set', size: '96 gal' } as const
  const plain = () => home(draft, '1', since).account

  const unknownSize = plain()
  addContainers(draft, { account: unknownSize, ...set, from: since, until: next.from })
  addContainers(draft, { account: unknownSize, ...set, size: '48 gal', from: next.from })

  for (let index = 0; index < 2; index++) {
    const twice = plain()
    addContainers(draft, { account: twice, ...set, from: since })
    addContainers(draft, { account: twice, ...set, from: dayInside(chance, next) })
  }

  const stopped = plain()
  const closedOn = dayInside(chance, next)
  town.accounts[stopped] = { ...town.accounts[stopped]!, closedOn }
  addContainers(draft, { account: stopped, ...set, from: since })

  const without = plain()
  addContainers(draft, { account: without, ...set, from: since, until: next.from })

  const many = plain()
  addContainers(draft, { account: many, ...set, from: since })
  const extra = { account: many, stream: 'refuse', container: 'extra-cart', size: '96 gal', quantity: 20 }
  addContainers(draft, { ...extra, from: next.from })

  billTwice(draft, since)
}

/** The caller of the practice city: her carts were entered a second time, and her last bill is twice what she pays. */
function billTwice(draft: Draft, since: Draft['today']): void {
  const { town } = draft
  const set = { stream: 'all', container: 'cart-set', size: '96 gal' } as const
  const { account, party } = home(draft, '2', since)
  town.parties[party] = { ...town.parties[party]!, ...caller }
  addContainers(draft, { account, ...set, from: since })
  addContainers(draft, { account, ...set, from: draft.periods['2']!.billed[1].from })
}

/** Of another area code than all others, so that a call from it is hers. */
const caller = {
  name: 'Gloria Whitfield',
  phone: '9515550188',
  email: 'gloria.whitfield@example.com',
  language: 'en',
  confidentialAddress: false,
} as const

type Home = { readonly account: Place; readonly party: Place }

function home(draft: Draft, cycle: '1' | '2', since: Draft['today']): Home {
  const { town } = draft
  const premise = addPremise(draft, { kind: 'home', zip: cycle === '1' ? '91764' : '91761' })
  const account = put(town.accounts, {
    premise,
    class: 'residential',
    cycle,
    openedOn: since,
    closedOn: null,
    billBy: 'paper',
    largePrint: false,
    autopay: false,
    ownerCopy: false,
    formerNumber: null,
    note: null,
  })
  const party = addPerson(draft)
  for (const role of ['payer', 'owner'] as const)
    put(town.roles, { account, party, role, from: since, until: null })
  return { account, party }
}
