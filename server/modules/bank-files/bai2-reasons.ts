import { leniency, refuses, warns } from './reason.ts'

const spec = 'Cash Management Balance Reporting Specifications Version 2'
const seen = 'seen in files of banks: moov-io/bai2, its samples'

/** What can be wrong with a BAI2 statement. */
export const bai2Reasons = {
  BAI2_UNKNOWN_RECORD: refuses('A record that begins with none of 01, 02, 03, 16, 49, 88, 98, 99', spec),
  BAI2_ORDER: refuses('A record where it does not belong', spec),
  BAI2_HEADER_MISSING: refuses('The file header 01 is missing', spec),
  BAI2_TRAILER_MISSING: refuses(
    'The trailer of an account (49), a group (98) or the file (99) is missing',
    spec,
  ),
  BAI2_AFTER_END: refuses('A record behind the file trailer', spec),
  BAI2_AFTER_SLASH: refuses('Text behind the slash that ends a record', spec),
  BAI2_MISSING_SLASH: leniency('A record without the slash that ends it', seen),
  BAI2_SPARE_COMMA: leniency('A comma too many where a type code belongs', seen),
  BAI2_BLANKS: leniency('Blanks round a field or before a record', seen),
  BAI2_SEVERAL_ON_LINE: leniency('Several records on one line', seen),
  BAI2_SPARE_FIELDS: refuses('More fields than the record has', spec),
  BAI2_LONGER_THAN_TOLD: warns('A record longer than the header tells', spec),
  BAI2_FIELD_MISSING: refuses('A field that must be there is empty', spec),
  BAI2_VERSION: refuses('Another version than 2', spec),
  BAI2_BAD_DATE: refuses('No day of the calendar', spec),
  BAI2_BAD_TIME: refuses('No time: 0000 to 2400, or 9999 for the end of the day', spec),
  BAI2_AMOUNT: refuses('Something other than an amount in whole cents', spec),
  BAI2_SIGNED_AMOUNT: refuses(
    'A signed amount of a transaction: it is always positive, its type code tells the side',
    spec,
  ),
  BAI2_COUNT: refuses('Something other than a count', spec),
  BAI2_TYPE_CODE: refuses('A type code that is not three digits', spec),
  BAI2_TYPE_UNKNOWN: warns('A type code that this product does not know', 'moov-io/bai2, type_codes_data.go'),
  BAI2_FUNDS_TYPE: refuses('A funds type other than 0, 1, 2, S, V, D, Z', spec),
  BAI2_FUNDS_SUM: warns('Parts by availability that do not come to the amount', spec),
  BAI2_STATUS: refuses('A group status other than 1 to 4', spec),
  BAI2_NO_UPDATE: warns('A group that is no update: deleted, corrected or a test', spec),
  BAI2_CURRENCY: warns('A currency other than US dollars', 'a city is paid in dollars'),
  BAI2_ACCOUNT_TOTAL: refuses('The amounts of an account are not as told', spec),
  BAI2_ACCOUNT_RECORDS: refuses('The records of an account are not as many as told', spec),
  BAI2_GROUP_TOTAL: refuses('The account totals of a group are not as told', spec),
  BAI2_GROUP_ACCOUNTS: refuses('The accounts of a group are not as many as told', spec),
  BAI2_GROUP_RECORDS: refuses('The records of a group are not as many as told', spec),
  BAI2_FILE_TOTAL: refuses('The group totals of the file are not as told', spec),
  BAI2_FILE_GROUPS: refuses('The groups of the file are not as many as told', spec),
  BAI2_FILE_RECORDS: refuses('The records of the file are not as many as told', spec),
} as const
