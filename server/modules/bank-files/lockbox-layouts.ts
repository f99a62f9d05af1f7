import { LockboxLayout } from './lockbox-layout.ts'

const batchAndItem = [
  { name: 'batch', from: 2, length: 3, is: 'digits' },
  { name: 'item', from: 5, length: 3, is: 'digits' },
] as const

const boxAndDay = [
  { name: 'lockbox', from: 8, length: 7, is: 'text' },
  { name: 'depositOn', from: 15, length: 6, is: 'date', mask: 'YYMMDD' },
] as const

/** The check as far as all banks agree. */
const check = [
  ...batchAndItem,
  { name: 'amount', from: 8, length: 10, is: 'money' },
  { name: 'transit', from: 18, length: 9, is: 'text', optional: true },
  { name: 'account', from: 27, length: 10, is: 'text', optional: true },
  { name: 'checkNumber', from: 37, length: 10, is: 'digits', stripZeros: true, optional: true },
] as const

const overflow = [
  ...batchAndItem,
  { name: 'type', from: 8, length: 1, is: 'text', optional: true },
  { name: 'sequence', from: 9, length: 2, is: 'count' },
  { name: 'last', from: 11, length: 1, is: 'text', optional: true },
] as const

const frame = {
  header: {
    test: { is: '1' },
    fields: [
      { name: 'priority', from: 2, length: 2, is: 'text' },
      { name: 'destination', from: 4, length: 10, is: 'text' },
      { name: 'origin', from: 14, length: 10, is: 'text' },
      { name: 'createdOn', from: 24, length: 6, is: 'date', mask: 'YYMMDD' },
      { name: 'createdAt', from: 30, length: 4, is: 'digits', optional: true },
    ],
  },
  service: {
    test: { is: '2' },
    fields: [
      { name: 'destinationOrigin', from: 2, length: 20, is: 'text' },
      { name: 'reference', from: 22, length: 10, is: 'text', optional: true },
      { name: 'serviceType', from: 32, length: 3, is: 'text' },
      { name: 'recordSize', from: 35, length: 3, is: 'digits', optional: true },
      { name: 'blockSize', from: 38, length: 4, is: 'digits', optional: true },
      { name: 'format', from: 42, length: 1, is: 'text', optional: true },
    ],
  },
  'batch-header': {
    test: { is: '5' },
    fields: [
      { name: 'batch', from: 2, length: 3, is: 'digits' },
      { name: 'reference', from: 5, length: 3, is: 'text', optional: true },
      ...boxAndDay,
      { name: 'destinationOrigin', from: 21, length: 20, is: 'text', optional: true },
    ],
  },
  'batch-control': {
    test: { is: '7' },
    fields: [
      ...batchAndItem,
      ...boxAndDay,
      { name: 'count', from: 21, length: 3, is: 'count' },
      { name: 'total', from: 24, length: 10, is: 'money' },
    ],
  },
  'box-control': {
    test: { is: '8' },
    fields: [
      ...batchAndItem,
      ...boxAndDay,
      { name: 'count', from: 21, length: 4, is: 'count' },
      { name: 'total', from: 25, length: 10, is: 'money' },
    ],
  },
  'file-control': { test: { is: '9' }, fields: [{ name: 'records', from: 2, length: 6, is: 'count' }] },
} as const

/** The layouts that come with the product. A bank’s own is a file in the same form. */
export const lockboxLayouts: readonly LockboxLayout[] = [
  {
    name: 'bai',
    title: 'BAI lockbox, as far as banks agree; what follows the check number is kept as text',
    source: 'FundersClub/bai-lockbox, records.py; KeyBank, lockbox toolkit',
    records: {
      ...frame,
      check: {
        test: { is: '6' },
        fields: [...check, { name: 'rest', from: 47, is: 'text', optional: true }],
      },
      overflow: {
        test: { is: '4' },
        fields: [...overflow, { name: 'text', from: 12, is: 'text', optional: true }],
      },
    },
  },
  {
    name: 'bai-remitter',
    title:
      'BAI lockbox with the date of the check (month first), remitter, payee, and a memo in the overflow',
    source: 'FundersClub/bai-lockbox, records.py',
    records: {
      ...frame,
      check: {
        test: { is: '6' },
        fields: [
          ...check,
          { name: 'checkOn', from: 47, length: 6, is: 'date', mask: 'MMDDYY', optional: true },
          { name: 'remitter', from: 53, length: 30, is: 'text', optional: true },
          { name: 'payee', from: 83, is: 'text', optional: true },
        ],
      },
      overflow: {
        test: { is: '4' },
        fields: [...overflow, { name: 'memo', from: 12, length: 30, is: 'text', optional: true }],
      },
    },
  },
  {
    name: 'bai-invoice',
    title: 'BAI lockbox with invoice, amount paid, deduction and reason in the overflow',
    source: 'SAP, structures FLB24 and FLB26',
    records: {
      ...frame,
      check: {
        test: { is: '6' },
        fields: [...check, { name: 'rest', from: 47, is: 'text', optional: true }],
      },
      overflow: {
        test: { is: '4' },
        fields: [
          ...overflow,
          { name: 'invoice', from: 12, length: 16, is: 'text', optional: true },
          { name: 'paid', from: 28, length: 10, is: 'money', optional: true },
          { name: 'deduction', from: 38, length: 10, is: 'money', optional: true },
          { name: 'reason', from: 48, length: 3, is: 'text', optional: true },
        ],
      },
    },
  },
].map((layout) => LockboxLayout.parse(layout))
