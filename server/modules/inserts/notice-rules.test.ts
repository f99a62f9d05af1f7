import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import type { PartyFacts } from '../billing/bill-facts.ts'
import { centsOf, countDays, type NoticeKind } from './notice-days.ts'
import { type Addressed, recipientsOf } from './recipients.ts'

describe('the days to a hearing or a change', () => {
  it.each<[NoticeKind, string, string, boolean]>([
    ['prop-218', '2026-11-23', '2027-01-07', false],
    ['prop-218', '2026-11-24', '2027-01-07', true],
    ['prop-218', '2028-01-15', '2028-02-29', false],
    ['prop-218', '2028-01-16', '2028-02-29', true],
    ['rate-adjustment', '2026-12-01', '2026-12-31', false],
    ['rate-adjustment', '2026-12-02', '2026-12-31', true],
  ])('%s mailed on %s for %s is too late: %s', (kind, mailedOn, countsTo, isTooLate) => {
    const counted = countDays(kind, {
      mailedOn: PlainDate.from(mailedOn),
      countsTo: PlainDate.from(countsTo),
    })
    expect(counted).toMatchObject({ isTooLate })
  })

  it('a leaflet is counted to nothing', () => {
    const day = PlainDate.from('2026-11-23')
    expect(countDays('leaflet', { mailedOn: day, countsTo: day })).toBeNull()
  })
})

it.each([
  [1000, 62, 6200],
  [1, 4, 0],
  [1, 5, 1],
  [3, 125, 38],
  [0, 125, 0],
])('%i pieces at %i thousandths of a dollar come to %i cents', (pieces, mills, owes) => {
  expect(centsOf(pieces, mills)).toBe(owes)
})

const premise = { line: '12 OAK ST', place: 'Marlow', state: 'CA', zip: '91764' }
const person = (name: string, line1: string | null = null, confidential = false): PartyFacts => ({
  partyId: 1,
  name,
  language: 'en',
  email: null,
  billBy: null,
  mail: line1 === null ? null : { line1, line2: null, place: 'Upland', state: 'CA', zip: '91786' },
  confidential,
})
const account = (some: Partial<Addressed>): Addressed => ({
  accountId: 1,
  accountNumber: '100-1',
  parcel: '100-01',
  premise,
  owner: null,
  payer: null,
  ...some,
})
const told = (kind: NoticeKind, accounts: readonly Addressed[]) =>
  recipientsOf(kind, accounts)
    .map(({ addressee, lines, whyNot }) => `${addressee}: ${whyNot ?? lines.slice(0, 2).join(', ')}`)
    .toSorted()

describe('whom a notice goes to', () => {
  it.each<{ case: string; accounts: Addressed[]; gets: string[] }>([
    {
      case: 'who owns, pays and lives at one address gets one, as the owner',
      accounts: [account({ owner: person('Ana'), payer: person('Ben') })],
      gets: ['owner: Ana, 12 OAK ST'],
    },
    {
      case: 'an owner elsewhere, the payer and the premise get one each',
      accounts: [account({ owner: person('Ana', '9 Elm St'), payer: person('Ben', '7 Ash St') })],
      gets: ['occupant: Resident or customer, 12 OAK ST', 'owner: Ana, 9 Elm St', 'payer: Ben, 7 Ash St'],
    },
    {
      case: 'two accounts of one parcel get it once at one address',
      accounts: [
        account({ owner: person('Ana', '9 Elm St'), payer: person('Ben') }),
        account({
          accountId: 2,
          accountNumber: '100-2',
          owner: person('Ana', '9 Elm St'),
          payer: person('Cy'),
        }),
      ],
      gets: ['owner: Ana, 9 Elm St', 'payer: Ben, 12 OAK ST'],
    },
    {
      case: 'one owner of two parcels gets one for each',
      accounts: [
        account({ owner: person('Ana', '9 Elm St'), payer: person('Ana', '9 Elm St') }),
        account({
          accountId: 2,
          parcel: '100-02',
          owner: person('Ana', '9 Elm St'),
          payer: person('Ana', '9 Elm St'),
        }),
      ],
      gets: [
        'occupant: Resident or customer, 12 OAK ST',
        'occupant: Resident or customer, 12 OAK ST',
        'owner: Ana, 9 Elm St',
        'owner: Ana, 9 Elm St',
      ],
    },
    {
      case: 'nobody knows the owner: that is told, and the others get it',
      accounts: [account({ payer: person('Ben') })],
      gets: ['owner: No owner of record is known.', 'payer: Ben, 12 OAK ST'],
    },
    {
      case: 'to a confidential address nothing goes, nor to its premise',
      accounts: [account({ owner: person('Ana', '9 Elm St'), payer: person('Ben', null, true) })],
      gets: ['owner: Ana, 9 Elm St', 'payer: The address is confidential, and no other is known.'],
    },
  ])('of a hearing: $case', ({ accounts, gets }) => {
    expect(told('prop-218', accounts)).toEqual(gets)
  })

  it('any other goes where the bills go', () => {
    const parcel = account({ owner: person('Ana', '9 Elm St'), payer: person('Ben') })
    expect(told('rate-adjustment', [parcel])).toEqual(['payer: Ben, 12 OAK ST'])
  })
})
