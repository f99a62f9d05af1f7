import { z } from 'zod'
import { FreeText } from './free-text.ts'

export const Day = z.iso.date('Write a day such as 2026-12-01.')
export const Cents = z.int()
export const accountParams = z.object({ accountNumber: z.string().min(1) })
export const page = {
  limit: z.coerce.number<string | number>().int().min(1).max(500).default(100),
  after: z.string().optional().describe('The `next` of the page before.'),
}
/** The same of a list whose `next` is a number. */
export const pageByNumber = {
  limit: page.limit,
  after: z.coerce.number<string | number>().int().min(0).optional().describe(page.after.description!),
}
export const reason = FreeText.min(1, 'Write why.').max(500).optional()

const short = (max: number) => FreeText.min(1).max(max)
export const State = z.string().regex(/^[A-Z]{2}$/, 'Write the two letters of the state, such as CA.')
export const Zip = z
  .string()
  .regex(/^\d{5}(-\d{4})?$/, 'Write a ZIP code of five digits, such as 91764, or nine with a dash.')

export const PartyRole = z.enum(['owner', 'payer', 'occupant', 'agent'])
export const BillBy = z.enum(['paper', 'email', 'both', 'none'])

/** Where a party's mail goes when not to the premise. */
export const MailAddress = z.object({
  line1: short(60),
  line2: short(60).nullable().default(null),
  place: short(40),
  state: State,
  zip: Zip,
})

/** How a party is reached. Sent whole: what is null is taken away. */
export const Contact = z
  .object({
    name: short(120),
    kind: z.enum(['person', 'organization']).default('person'),
    phone: z.string().trim().max(30).nullable().default(null).describe('Ten digits, written in any way.'),
    email: z.email('Write an e-mail address such as name@example.com.').nullable().default(null),
    language: z.enum(['en', 'es']).default('en'),
    mail: MailAddress.nullable().default(null).describe('Null: mail goes to the premise.'),
    confidentialAddress: z.boolean().default(false).describe('Safe at Home: the address is shown to nobody.'),
  })
  .meta({ id: 'NewParty' })

/** A party to name: one that is known already, or a new one. */
export const NamedParty = z.union([
  z.object({ partyId: z.int().positive().describe('A person or organization that is known already.') }),
  Contact,
])

/** An address to open an account at, as people write it. */
export const NewAddress = z.object({
  line: short(100).describe('Number, street and unit: `212 Oak St Apt B`.'),
  unit: short(30).nullable().default(null).describe('The unit, when it is not in the line.'),
  place: short(40),
  state: State,
  zip: Zip,
  apn: z.string().trim().min(1).max(30).nullable().default(null),
  dwellingUnits: z.int().min(0).max(10_000).default(1),
})

export const Premise = z
  .object({
    premiseId: z.int(),
    address: z.string().describe('`212 OAK ST APT B`, as the books have it.'),
    place: z.string(),
    state: z.string(),
    zip: z.string(),
    apn: z.string().nullable(),
    dwellingUnits: z.int(),
    zone: z.string().nullable(),
    collectionDay: z.string().nullable(),
    route: z.string().nullable(),
  })
  .meta({ id: 'Premise' })

export const Party = z
  .object({
    partyId: z.int(),
    name: z.string(),
    kind: z.enum(['person', 'organization']),
    phone: z.string().nullable().describe('Ten digits.'),
    email: z.string().nullable(),
    language: z.enum(['en', 'es']),
    mail: MailAddress.nullable(),
    confidentialAddress: z.boolean(),
  })
  .meta({ id: 'Party' })

export const Service = z.object({
  serviceId: z.int(),
  stream: z.string(),
  container: z.string(),
  size: z.string(),
  quantity: z.int(),
  pickupsPerWeek: z.int().nullable().describe('Null: on call.'),
  location: z.string(),
  units: z.int().describe('Dwelling units, for rates that charge by unit.'),
  from: Day,
  until: Day.nullable().describe('The first day without it.'),
  startReason: z.string(),
  note: z.string().nullable(),
  shares: z
    .array(z.object({ accountNumber: z.string(), weight: z.int() }))
    .describe('Who pays for it, by weight, when several accounts share it.'),
})

export const AccountState = z.enum(['open', 'closing', 'closed'])

/** One line of a list of accounts. */
export const AccountRow = z
  .object({
    accountNumber: z.string(),
    formerNumber: z.string().nullable(),
    state: AccountState,
    class: z.string(),
    cycle: z.string(),
    openedOn: Day,
    closedOn: Day.nullable().describe('The first day the account is no longer served.'),
    payerName: z.string().nullable(),
    address: z.string(),
    place: z.string(),
    zip: z.string(),
    apn: z.string().nullable(),
    balanceCents: Cents.describe('Negative: a credit.'),
  })
  .meta({ id: 'AccountRow' })
