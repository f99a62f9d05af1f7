import { refuses, warns } from './reason.ts'

const structure = 'moov-io/ach, docs/file-structure.md'
const verify = 'moov-io/ach, batch.go verify()'
const returns = 'moov-io/ach, docs/returns.md'

/** What can be wrong with an entry of an ACH file and its addenda. */
export const nachaEntryReasons = {
  NACHA_TRAN_CODE: refuses('A transaction code that is none', 'moov-io/ach, validators.go'),
  NACHA_TRAN_CODE_CLASS: refuses('A credit in a batch of debits, or the other way round', verify),
  NACHA_ROUTING: refuses(
    'The check digit of a routing number does not fit',
    'American Bankers Association, 3-7-1',
  ),
  NACHA_ACCOUNT_MISSING: refuses('An entry without the number of a bank account', structure),
  NACHA_NAME_MISSING: refuses('A name of blanks or zeros', verify),
  NACHA_CUSTOMER_MISSING: warns('A bill payment without our account number', 'it goes to suspense'),
  NACHA_ZERO_AMOUNT: refuses('An amount of zero that is neither prenote nor remittance', verify),
  NACHA_PRENOTE_AMOUNT: refuses('A prenote with an amount', verify),
  NACHA_ZERO_DOLLAR: refuses(
    'A remittance of zero dollars with an amount, or outside CCD and CTX',
    'moov-io/ach, validators.go',
  ),
  NACHA_NOTICE_AMOUNT: refuses('A notification of change with an amount', 'moov-io/ach, addenda98.go'),
  NACHA_NOTICE_CODE: refuses(
    'A notification of change under another transaction code than 21, 26, 31, 36',
    'moov-io/ach, addenda98.go',
  ),
  NACHA_PAYMENT_TYPE: warns('A WEB or TEL entry that says neither R (recurring) nor S (single)', structure),
  NACHA_ADDENDA_INDICATOR: refuses('The addenda indicator does not say what follows', verify),
  NACHA_ADDENDA_TYPE: refuses('An addenda of a type that does not belong here', structure),
  NACHA_ADDENDA_COUNT: refuses(
    'More addenda than the entry class has',
    'moov-io/ach, batchPPD.go, batchCCD.go, batchWEB.go, batchTEL.go',
  ),
  NACHA_ADDENDA_SEQUENCE: refuses('The numbers of the addenda do not ascend from 1', verify),
  NACHA_ADDENDA_TIE: refuses('An addenda that names another entry', verify),
  NACHA_TRACE_ORDER: refuses('The trace numbers of a batch do not ascend', verify),
  NACHA_TRACE_ODFI: refuses('A trace number that does not begin with the bank of the batch', verify),
  NACHA_TRACE_TEXT: warns('A trace that is no number', 'afrunt/jach, issue 2: rejects of the bank come so'),
  NACHA_RETURN_TRACE: warns(
    'A return or notification whose trace is not that of its entry',
    'moov-io/ach writes such files',
  ),
  NACHA_RETURN_CODE: refuses('A reason for a return that is none', returns),
  NACHA_RETURN_NOT_OURS: warns(
    'A return of a kind that goes from bank to bank or does not concern us',
    returns,
  ),
  NACHA_CHANGE_CODE: refuses('A code of a change that is none', 'moov-io/ach, addenda98.go'),
  NACHA_CORRECTED_DATA: warns(
    'A correction that cannot be read from its columns',
    'moov-io/ach, addenda98.go',
  ),
} as const
