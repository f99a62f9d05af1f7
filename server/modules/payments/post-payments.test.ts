import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { testOffice } from '#test/test-office'
import { addAccounts, type NewAccount } from '../accounts/add-accounts.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { addPremises } from '../premises/add-premises.ts'
import { checkCityFolder } from '../setup/check-city-folder.ts'
import { loadCityFolder } from '../setup/load-city-folder.ts'
import { postPayments } from './post-payments.ts'

const office = testOffice({ on: '2026-11-23' })
const day = PlainDate.from('2026-11-20')

const premise = (streetNumber: string) => ({
  streetNumber,
  street: 'OAK ST',
  unit: null,
  place: 'ONTARIO',
  state: 'CA',
  zip: '91764',
  apn: null,
  dwellingUnits: 1,
  zone: null,
  collectionDay: null,
  route: null,
  longitudeE6: null,
  latitudeE6: null,
})
const account = (premiseId: number): NewAccount => ({
  premiseId,
  class: 'residential',
  cycle: '1',
  openedOn: day,
  closedOn: null,
  billBy: 'paper',
  largePrint: false,
  autopay: false,
  ownerCopy: false,
  formerNumber: null,
  note: null,
})

beforeEach(async () => {
  const { folder } = await checkCityFolder(join(import.meta.dirname, '../../../cities/marlow'))
  await office.work((work) => loadCityFolder(work, folder!))
})

describe('postPayments', () => {
  it('posts many at once, each to its account', async () => {
    await office.work(async (work) => {
      const [here, there] = await addPremises(work, [premise('212'), premise('214')])
      const [one, other] = await addAccounts(work, [account(here!), account(there!)])
      const paid = { tender: 'check', receivedOn: day } as const
      await postPayments(work, [
        { ...paid, accountId: one!.id, amount: cents(2500), receipt: 'A1' },
        { ...paid, accountId: other!.id, amount: cents(1000), receipt: 'A2' },
        { ...paid, accountId: one!.id, amount: cents(1), receipt: 'A3' },
      ])
      expect([one!.number, other!.number]).toEqual(['100-00001-7', '100-00002-5'])
      expect(await accountBalance(work, one!.id)).toBe(-2501)
      expect(await accountBalance(work, other!.id)).toBe(-1000)
    })
  })
})
