/**
 * What a field of an ACH record holds: digits, text, nothing, a day (YYMMDD), a time (HHMM), capitals and digits, or always the
 * same text.
 */
type Form =
  | 'digits'
  | 'text'
  | 'blank'
  | 'date'
  | 'date-or-blank'
  | 'time'
  | 'capitals'
  | { readonly always: string }
export type NachaField = readonly [name: string, from: number, length: number, form: Form]

/** Records by position from 1, as docs/file-structure.md of moov-io/ach and the records' own parsers have them. */
export const nachaLayouts = {
  'file-header': [
    ['priority', 2, 2, { always: '01' }],
    ['destination', 4, 10, 'text'],
    ['origin', 14, 10, 'text'],
    ['createdOn', 24, 6, 'date'],
    ['createdAt', 30, 4, 'time'],
    ['idModifier', 34, 1, 'capitals'],
    ['recordSize', 35, 3, { always: '094' }],
    ['blocking', 38, 2, { always: '10' }],
    ['format', 40, 1, { always: '1' }],
    ['destinationName', 41, 23, 'text'],
    ['originName', 64, 23, 'text'],
    ['reference', 87, 8, 'text'],
  ],
  'batch-header': [
    ['serviceClass', 2, 3, 'text'],
    ['companyName', 5, 16, 'text'],
    ['companyDiscretionary', 21, 20, 'text'],
    ['companyId', 41, 10, 'text'],
    ['sec', 51, 3, 'text'],
    ['description', 54, 10, 'text'],
    ['descriptiveDate', 64, 6, 'text'],
    ['effectiveOn', 70, 6, 'date-or-blank'],
    ['settlementDay', 76, 3, 'text'],
    ['originatorStatus', 79, 1, 'text'],
    ['odfi', 80, 8, 'digits'],
    ['batchNumber', 88, 7, 'digits'],
  ],
  entry: entryWith(['customerNumber', 40, 15, 'text'], ['name', 55, 22, 'text']),
  // Customer-initiated entries come from home-banking bill pay: name and number stand the other way round.
  'bill-payment': entryWith(['name', 40, 15, 'text'], ['customerNumber', 55, 22, 'text']),
  addenda: [
    ['type', 2, 2, { always: '05' }],
    ['text', 4, 80, 'text'],
    ['sequence', 84, 4, 'digits'],
    ['entrySequence', 88, 7, 'digits'],
  ],
  'change-addenda': [
    ['type', 2, 2, { always: '98' }],
    ['code', 4, 3, 'text'],
    ['originalTrace', 7, 15, 'text'],
    ['reserved', 22, 6, 'blank'],
    ['originalRdfi', 28, 8, 'text'],
    ['correctedData', 36, 29, 'text'],
    ['reservedToo', 65, 15, 'blank'],
    ['trace', 80, 15, 'text'],
  ],
  'return-addenda': [
    ['type', 2, 2, { always: '99' }],
    ['code', 4, 3, 'text'],
    ['originalTrace', 7, 15, 'text'],
    ['diedOn', 22, 6, 'date-or-blank'],
    ['originalRdfi', 28, 8, 'text'],
    ['information', 36, 44, 'text'],
    ['trace', 80, 15, 'text'],
  ],
  'other-addenda': [
    ['type', 2, 2, 'digits'],
    ['text', 4, 91, 'text'],
  ],
  'batch-control': [
    ['serviceClass', 2, 3, 'text'],
    ['entries', 5, 6, 'digits'],
    ['hash', 11, 10, 'digits'],
    ['debits', 21, 12, 'digits'],
    ['credits', 33, 12, 'digits'],
    ['companyId', 45, 10, 'text'],
    ['authentication', 55, 19, 'text'],
    ['reserved', 74, 6, 'blank'],
    ['odfi', 80, 8, 'digits'],
    ['batchNumber', 88, 7, 'digits'],
  ],
  'file-control': [
    ['batches', 2, 6, 'digits'],
    ['blocks', 8, 6, 'digits'],
    ['entries', 14, 8, 'digits'],
    ['hash', 22, 10, 'digits'],
    ['debits', 32, 12, 'digits'],
    ['credits', 44, 12, 'digits'],
    ['reserved', 56, 39, 'blank'],
  ],
} as const satisfies Record<string, readonly NachaField[]>

export type NachaKind = keyof typeof nachaLayouts

function entryWith(who: NachaField, whoElse: NachaField): readonly NachaField[] {
  return [
    ['tranCode', 2, 2, 'digits'],
    ['rdfi', 4, 8, 'digits'],
    ['checkDigit', 12, 1, 'digits'],
    ['account', 13, 17, 'text'],
    ['amount', 30, 10, 'digits'],
    who,
    whoElse,
    ['discretionary', 77, 2, 'text'],
    ['addendaIndicator', 79, 1, 'digits'],
    ['trace', 80, 15, 'text'],
  ]
}
