import type { FittedMapping } from '../intake/fit-mapping.ts'
import { fitFields } from '../intake/fit-mapping.ts'
import type { ImportField } from '../intake/import-fields.ts'
import type { ImportMapping } from '../intake/mapping.ts'

const field = (name: string, text: string, example: string, names: string, needed = false): ImportField => ({
  field: name,
  needed,
  text,
  example,
  names: names.split(','),
})

/** What a row of a hauler's list can tell, with the names haulers have for it. */
const haulerFields: readonly ImportField[] = [
  field(
    'account',
    'Account number, of this system or the one before.',
    '100-20417-3',
    'accountnumber,acct,acctno,accountno,customernumber,customerno,customerid,haulernumber,haulerno,siteid,formernumber',
  ),
  field(
    'address',
    'Number, street and unit in one text.',
    '212 Oak St Apt B',
    'serviceaddress,siteaddress,location,street,streetaddress',
  ),
  field('unit', 'Apartment, suite or space.', 'Apt B', 'apt,apartment,suite,unitnumber'),
  field('zip', 'ZIP code, five or nine digits.', '91764', 'zipcode,postalcode,zip5'),
  field(
    'stream',
    'The stream, in the words of our books.',
    'refuse',
    'material,commodity,servicetype,wastetype,wastestream',
    true,
  ),
  field(
    'container',
    'The container; left out, it is not compared.',
    'bin',
    'containertype,equipment,equipmenttype',
  ),
  field(
    'size',
    'Gallons or cubic yards; left out, it is not compared.',
    '4 yd',
    'containersize,capacity,binsize,cartsize',
  ),
  field('quantity', 'How many. Left empty: 1.', '2', 'qty,count,containers,numberofcontainers'),
  field(
    'pickupsPerWeek',
    'A number, or on call; left out, it is not compared.',
    '3',
    'pickups,frequency,freq,perweek,pickupsaweek,liftsperweek,timesperweek,servicefrequency',
  ),
  field('route', 'Route of the truck.', 'R-12', 'routenumber,routeno,routecode'),
]

/** Fits a mapping to the columns of a hauler's list: it needs the stream, and the account or the address. */
export const fitHaulerMapping = (mapping: ImportMapping, header: readonly string[]): FittedMapping =>
  fitFields(haulerFields, mapping, header, (fields) =>
    haulerFields.filter(
      ({ field: name, needed }) =>
        (needed || (name === 'account' && !fields.has('address'))) && !fields.has(name),
    ),
  )
