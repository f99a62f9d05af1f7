/** What can be brought in at once: places, payers at known places, containers of known accounts, or all three in one row. */
export type ImportKind = 'premises' | 'accounts' | 'services' | 'combined'

/** One thing a row can tell, with the names columns have for it in files that other systems write. */
export type ImportField = {
  readonly field: string
  /** Whether a row cannot do without it. A whole `address` stands for the number and the street. */
  readonly needed: boolean
  readonly text: string
  readonly example: string
  readonly names: readonly string[]
}

const field = (name: string, text: string, example: string, names: string): ImportField => ({
  field: name,
  needed: false,
  text,
  example,
  names: names.split(',').filter(Boolean),
})
const needed = (...given: Parameters<typeof field>): ImportField => ({ ...field(...given), needed: true })

const where: readonly ImportField[] = [
  field('address', 'Number, street and unit in one text.', '212 Oak St Apt B', 'serviceaddress,siteaddress'),
  needed('streetNumber', 'House number, with its suffix.', '212 1/2', 'number,housenumber,streetno,houseno'),
  needed('street', 'Street with direction and type.', 'N Oak St', 'streetname'),
  field('unit', 'Apartment, suite or space.', 'Apt B', 'apt,apartment,suite,unitnumber'),
  needed('zip', 'ZIP code, five or nine digits.', '91764', 'zipcode,postalcode,zip5'),
]

const premise: readonly ImportField[] = [
  ...where,
  needed('place', 'City or town of the address.', 'Ontario', 'city,town,cityname'),
  field('state', 'Two letters. Left empty: the state of the city.', 'CA', 'st'),
  field('apn', 'Parcel number of the assessor.', '0110-251-12', 'parcel,parcelnumber,assessorparcelnumber'),
  field('dwellingUnits', 'How many homes. Left empty: 1.', '4', 'units,numberofunits'),
  field('zone', 'Rate zone, where the city has zones.', '2A', 'ratezone'),
  field('collectionDay', 'Weekday or weekdays.', 'Tue and Fri', 'day,pickupday,serviceday'),
  field('route', 'Route of the truck.', 'R-12', 'routenumber'),
  field('longitude', 'Degrees.', '-117.63891', 'lon,lng,long'),
  field('latitude', 'Degrees.', '34.06334', 'lat'),
]

const account: readonly ImportField[] = [
  field(
    'formerNumber',
    'The number in the system before. Rows with the same one are one account.',
    'A-10442',
    'accountnumber,account,acct,acctno,accountno,oldaccount',
  ),
  needed('class', 'A class of the rate table.', 'residential', 'customerclass,rateclass,accountclass'),
  needed('cycle', 'Code of the billing cycle.', '1', 'billcycle,billingcycle'),
  needed('openedOn', 'First day of the account.', '2026-07-01', 'opened,startdate,opendate,accountstart'),
  field('closedOn', 'First day it is no longer served.', '2026-10-01', 'closed,closedate,enddate'),
  field('billBy', 'paper, email, both or none. Left empty: paper.', 'paper', 'delivery,billdelivery'),
  field('largePrint', 'yes or no.', 'no', ''),
  field(
    'autopay',
    'yes or no. Where the city draws by itself, set up what the customer agreed to: until then the bill asks for payment.',
    'no',
    'autopayment,directdebit',
  ),
  field('ownerCopy', 'yes or no: the owner gets a copy.', 'no', 'duplicatebill'),
  field('note', 'For the clerk.', 'Gate code at the office', 'notes,comment,comments'),
]

const label = { payer: 'the payer', owner: 'the owner', occupant: 'the occupant', agent: 'the agent' }

const reached = (role: keyof typeof label): ImportField[] => [
  {
    ...field(
      `${role}Name`,
      `Name of ${label[role]}.`,
      'Ana Ruiz',
      role === 'payer' ? 'name,customer,customername,billto' : role,
    ),
    needed: role === 'payer',
  },
  field(
    `${role}Phone`,
    'Ten digits, written in any way.',
    '909-555-0142',
    role === 'payer' ? 'phone,telephone,phonenumber' : '',
  ),
  field(`${role}Email`, 'E-mail address.', 'ana@example.com', role === 'payer' ? 'email,emailaddress' : ''),
]

const mailed = (role: 'payer' | 'owner'): ImportField[] => {
  const names = (list: string) => (role === 'payer' ? list : '')
  return [
    ...reached(role),
    field(`${role}Kind`, 'person or organization. Left empty: person.', 'person', names('customertype')),
    field(`${role}Language`, 'en or es. Left empty: en.', 'es', names('language')),
    field(
      `${role}Mail1`,
      'First line of the mailing address; all mailing lines empty: the premise.',
      'PO Box 44',
      names('mailingaddress,mailaddress,mailingaddress1,billingaddress'),
    ),
    field(`${role}Mail2`, 'Second line.', '', names('mailingaddress2')),
    field(`${role}MailPlace`, 'City.', 'Upland', names('mailingcity,mailcity,billingcity')),
    field(`${role}MailState`, 'Two letters.', 'CA', names('mailingstate,mailstate,billingstate')),
    field(`${role}MailZip`, 'ZIP code.', '91786', names('mailingzip,mailzip,billingzip')),
    field(`${role}Confidential`, 'yes: Safe at Home, the address is shown to nobody.', 'no', ''),
  ]
}

const parties: readonly ImportField[] = [
  ...mailed('payer'),
  ...mailed('owner'),
  ...reached('occupant'),
  ...reached('agent'),
]

const discount: readonly ImportField[] = [
  field('discount', 'Code of a discount of the rate table.', 'senior', 'discountcode'),
  field('discountFrom', 'First day. Left empty: the day the account opened.', '2026-07-01', ''),
  field('discountUntil', 'First day without it.', '2027-07-01', ''),
  field('discountEvidence', 'The paper that proves it.', 'Medicare card seen', ''),
]

const service = (alone: boolean): ImportField[] => {
  const must = alone ? needed : field
  return [
    must('stream', 'A stream of the rate table.', 'refuse', 'servicetype,material,commodity'),
    must('container', 'A container of the rate table.', 'bin', 'containertype'),
    must('size', 'Gallons or cubic yards.', '4 yd', 'containersize'),
    field('quantity', 'How many. Left empty: 1.', '2', 'qty,count,containers'),
    field(
      'pickupsPerWeek',
      'A number, or on call. Left empty: once a week.',
      '3',
      'pickups,frequency,freq,perweek',
    ),
    field('location', 'Where it stands. Left empty: curb.', 'side-yard', 'containerlocation'),
    field('serviceUnits', 'Homes it serves. Left empty: those of the premise.', '4', ''),
    must('serviceFrom', 'First day of service.', '2026-07-01', 'servicestart,servicestartdate'),
    field('serviceUntil', 'First day without it.', '2026-10-01', 'serviceend,servicestop'),
    field('serviceNote', 'For the clerk.', 'Behind the shop', ''),
  ]
}

const ofAccount = needed(
  'account',
  'Account number, or its number in the system before.',
  '100-20417-3',
  'accountnumber,acct,acctno,accountno,formernumber',
)

type Kind = { readonly text: string; readonly fields: readonly ImportField[] }

/** Each kind of file with what its rows can tell. */
export const importKinds: Readonly<Record<ImportKind, Kind>> = {
  premises: { text: 'Served addresses with their parcels.', fields: premise },
  accounts: {
    text: 'Accounts at premises that are in the books, with their payer and other parties.',
    fields: [...where, ...account, ...parties, ...discount],
  },
  services: { text: 'Containers of accounts that are in the books.', fields: [ofAccount, ...service(true)] },
  combined: {
    text: 'An address, its account and one service in each row; further rows of an account bring further services.',
    fields: [...premise, ...account, ...parties, ...discount, ...service(false)],
  },
}

/** Whether a word names a kind of import. */
export const isImportKind = (word: string): word is ImportKind => Object.hasOwn(importKinds, word)
