import { leniency, refuses, warns } from './reason.ts'

const structure = 'moov-io/ach, docs/file-structure.md'
const verify = 'moov-io/ach, batch.go verify()'
const nacha = 'Nacha, ACH File Formatting'

/** What can be wrong with the records, the order and the controls of an ACH file. */
export const nachaReasons = {
  NACHA_NOT_ASCII: refuses('A character that is not ASCII', nacha),
  NACHA_SHORT_RECORD: leniency(
    'A record of less than 94 characters: the blanks at its end are missing',
    nacha,
  ),
  NACHA_TRAILING_BLANKS: leniency('Blanks behind the 94 characters of a record', nacha),
  NACHA_LONG_RECORD: refuses('A record of more than 94 characters', nacha),
  NACHA_UNKNOWN_RECORD: refuses('A record that begins with none of 1, 5, 6, 7, 8, 9', structure),
  NACHA_ORDER: refuses('A record where it does not belong', structure),
  NACHA_HEADER_MISSING: refuses('The file header is missing', structure),
  NACHA_FILE_CONTROL_MISSING: refuses('The file control is missing', structure),
  NACHA_BATCH_CONTROL_MISSING: refuses('The control of a batch is missing', structure),
  NACHA_BATCH_EMPTY: refuses('A batch without an entry', structure),
  NACHA_AFTER_END: refuses('A record behind the file control', structure),
  NACHA_PADDING: warns(
    'The last block is not filled with records of nines',
    'Nacha says it must be, moov that it may',
  ),
  NACHA_CONSTANT: refuses('A field that always holds the same holds something else', structure),
  NACHA_NOT_DIGITS: refuses('Something other than digits in a field of digits', nacha),
  NACHA_NOT_BLANK: warns('Something in a field that is kept blank', structure),
  NACHA_BAD_DATE: refuses('No day of the calendar', structure),
  NACHA_BAD_TIME: refuses('No time of the day', structure),
  NACHA_LOWER_CASE: refuses('Small letters where capitals are required', nacha),
  NACHA_BLANK_MODIFIER: leniency('A file without an id modifier', 'files of Fiserv in moov-io/ach'),
  NACHA_ORIGINATOR_STATUS: warns('An originator status other than 1', structure),
  NACHA_HEADER_ROUTING: warns(
    'The destination of the file is no routing number',
    'American Bankers Association, 3-7-1',
  ),
  NACHA_SERVICE_CLASS: refuses('A service class other than 200, 220 and 225', structure),
  NACHA_SEC_UNKNOWN: refuses('An entry class that is none', 'moov-io/ach, its table of entry classes'),
  NACHA_SEC_NOT_READ: warns(
    'An entry class of which only counts and sums are read',
    'not used between a city and its bank',
  ),
  NACHA_COMPANY_MISSING: refuses('The name or the number of the company is missing', verify),
  NACHA_BATCH_MISMATCH: refuses('Header and control of a batch disagree', verify),
  NACHA_BATCH_ORDER: refuses('The batch numbers of a file do not ascend', verify),
  NACHA_ENTRY_COUNT: refuses('Entries and addenda are not as many as told', verify),
  NACHA_HASH: refuses('The sum of the routing numbers is not as told', verify),
  NACHA_DEBITS: refuses('The debits are not as told', verify),
  NACHA_CREDITS: refuses('The credits are not as told', verify),
  NACHA_BATCH_COUNT: refuses('The batches are not as many as told', structure),
  NACHA_BLOCK_COUNT: refuses('The blocks of ten records are not as many as told', structure),
} as const
