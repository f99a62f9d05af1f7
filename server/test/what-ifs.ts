import type { proposals } from '@cartwright/api/proposals'
import type { SuccessOf } from '@cartwright/api/route'
import type { whatIfs } from '@cartwright/api/what-ifs'
import { PlainDate } from '#kernel/dates'
import { addDiscounts } from '../modules/accounts/add-discounts.ts'
import { addEvents } from '../modules/services/add-events.ts'
import { addShares } from '../modules/services/add-shares.ts'
import { answered } from './bill-runs.ts'
import { addHouseholds, smallTown, type TownAccount } from './small-town.ts'
import type { TestOffice } from './test-office.ts'

type Proposal = SuccessOf<typeof proposals.make>
export type WhatIf = SuccessOf<typeof whatIfs.ask>
type Impact = SuccessOf<typeof whatIfs.impact>

const carts = { what: 'all:cart-set:96 gal' }

/** Three homes of cycle 1, of which two have a discount and one an extra cart and bulky pickups; a home of cycle 2; a business. */
export const townToPropose = (office: TestOffice): Promise<TownAccount[]> =>
  office.work(async (work) => {
    const accounts = await smallTown(work, [
      { services: [carts] },
      { services: [carts, { what: 'refuse:extra-cart:96 gal' }] },
      { services: [carts] },
      { cycle: '2', services: [carts] },
      { cycle: '3', class: 'commercial', services: [{ what: 'refuse:bin:4 yd' }] },
    ])
    const discount = (index: number, code: string) => ({
      accountId: accounts[index]!.id,
      code,
      from: PlainDate.from('2026-01-01'),
      until: null,
      evidence: null,
    })
    await addDiscounts(work, [discount(1, 'low-income'), discount(2, 'senior')])
    await addEvents(work, [bulkyPickups(accounts[1]!.id)])
    return accounts
  })

const bulkyPickups = (accountId: number) => ({
  accountId,
  serviceId: null,
  code: 'bulky',
  happenedOn: PlainDate.from('2026-11-10'),
  quantity: 3,
  tonsHundredths: null,
  containerDays: null,
  reference: 'T-1',
  note: null,
})

/** Three businesses of cycle 1 that pay for one bin together, in unequal parts, with an extra pickup of it. */
export const shareABin = (office: TestOffice): Promise<TownAccount[]> =>
  office.work(async (work) => {
    const among = await addHouseholds(work, [
      { class: 'commercial', services: [{ what: 'refuse:bin:4 yd', pickups: 2 }] },
      { class: 'commercial', services: [] },
      { class: 'commercial', services: [] },
    ])
    const serviceId = among[0]!.serviceIds[0]!
    await addShares(
      work,
      among.map(({ id: accountId }, index) => ({ serviceId, accountId, weight: index + 1 })),
    )
    const pickup = { accountId: among[0]!.id, serviceId, code: 'extra-pickup', quantity: 1, reference: 'T-2' }
    await addEvents(work, [{ ...bulkyPickups(among[0]!.id), ...pickup }])
    return among
  })

const sixPercent = { how: 'percent', percentThousandths: 6000, classes: ['residential'] }

/** A proposal for next July: six percent more for homes unless something else is said. */
export const proposed = (
  office: TestOffice,
  made: object = sixPercent,
  name = 'Six percent',
): Promise<Proposal> =>
  answered(
    office.post('/proposals', {
      name,
      why: 'Disposal costs rise.',
      resolution: 'Resolution 2027-014',
      effectiveFrom: '2027-07-01',
      made,
    }),
  )

/** A what-if of a proposal for November, calculated to its end. */
export async function calculatedWhatIf(
  office: TestOffice,
  proposalId: number,
  asked: object = { on: '2026-11-15' },
): Promise<WhatIf> {
  const { id } = await answered<WhatIf>(office.post(`/proposals/${proposalId}/what-ifs`, asked))
  await office.finishJobs()
  return answered(office.get(`/what-ifs/${id}`))
}

/** What a what-if came to. */
export const impactOf = (office: TestOffice, id: number): Promise<Impact> =>
  answered(office.get(`/what-ifs/${id}/impact`))
