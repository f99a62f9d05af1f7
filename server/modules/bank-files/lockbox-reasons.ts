import { leniency, refuses, warns } from './reason.ts'

const bai = 'FundersClub/bai-lockbox, records.py; KeyBank, lockbox toolkit'
const counts = 'banks count differently: the checks and sums are what holds'

/** What can be wrong with a lockbox file. */
export const lockboxReasons = {
  LOCKBOX_UNKNOWN_RECORD: refuses('A record that the layout does not know', bai),
  LOCKBOX_ORDER: refuses('A record where it does not belong', bai),
  LOCKBOX_HEADER_MISSING: refuses('The file header is missing', bai),
  LOCKBOX_SERVICE_MISSING: refuses('The service record is missing', bai),
  LOCKBOX_TRAILER_MISSING: refuses('The control of a batch, of a lockbox or of the file is missing', bai),
  LOCKBOX_AFTER_END: refuses('A record behind the end of the file', bai),
  LOCKBOX_SHORT_RECORD: refuses('A record that ends before a field that must be there', bai),
  LOCKBOX_FIELD_MISSING: refuses('A field that must be there is blank', bai),
  LOCKBOX_NOT_DIGITS: refuses('Something other than digits in a field of digits', bai),
  LOCKBOX_BAD_DATE: refuses('No day of the calendar', bai),
  LOCKBOX_SERVICE_TYPE: refuses('A service other than 400, lockbox', bai),
  LOCKBOX_BATCH_MISMATCH: refuses('Checks, overflow and control name different batches', bai),
  LOCKBOX_BOX_MISMATCH: refuses('Header and control name different lockboxes or days', bai),
  LOCKBOX_HEADER_ONCE: leniency(
    'Several batches under one header of their lockbox',
    'FundersClub/bai-lockbox, parser.py',
  ),
  LOCKBOX_ITEM_TWICE: refuses('Two checks under one number', 'the number is what a payment is known by'),
  LOCKBOX_OVERFLOW_ITEM: refuses('An overflow that does not follow its check', bai),
  LOCKBOX_OVERFLOW_SEQUENCE: refuses('The numbers of overflows do not ascend from 1', bai),
  LOCKBOX_OVERFLOW_WRAPS: leniency(
    'The numbers of overflows begin anew behind 99',
    'answers.sap.com, question 2741007',
  ),
  LOCKBOX_OVERFLOW_LAST: refuses('The mark of the last overflow stands elsewhere than on the last', bai),
  LOCKBOX_BATCH_COUNT: refuses('The checks of a batch are not as many as told', bai),
  LOCKBOX_BATCH_TOTAL: refuses('The checks of a batch do not come to the total', bai),
  LOCKBOX_BOX_COUNT: refuses('The checks of a lockbox are not as many as told', bai),
  LOCKBOX_BOX_TOTAL: refuses('The batches of a lockbox do not come to the total', bai),
  LOCKBOX_RECORD_COUNT: warns('The records of the file are not as many as told', counts),
  LOCKBOX_ROUTING: warns(
    'The routing number of a check does not fit its check digit',
    'American Bankers Association, 3-7-1',
  ),
  LOCKBOX_ZERO_AMOUNT: warns('A check of zero', 'it goes to the work queue'),
  LOCKBOX_DUPLICATE: warns(
    'The same check twice: routing, account, number and amount',
    'it goes to the work queue',
  ),
} as const
