import { z } from 'zod'

const pad = {
  /** Of a fixed field. A longer payee is cut; a number that does not fit is a fault. */
  length: z.int().min(1).max(120).optional(),
  align: z.enum(['left', 'right']).default('left'),
  fill: z.string().length(1, 'write one sign').default(' '),
}

/** What a field of an issue file holds. */
const IssueField = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('account'), ...pad }),
  z.strictObject({ field: z.literal('count'), ...pad }),
  z.strictObject({ field: z.literal('serial'), ...pad }),
  z.strictObject({ field: z.literal('payee'), ...pad }),
  z.strictObject({ field: z.literal('date'), format: z.enum(['YYYYMMDD', 'MMDDYYYY', 'MMDDYY']), ...pad }),
  /** Of a check its amount, in the last line what all issued ones come to: with a point, or as cents without one. */
  z.strictObject({ field: z.literal('amount'), point: z.boolean().default(false), ...pad }),
  z.strictObject({ field: z.literal('total'), point: z.boolean().default(false), ...pad }),
  z.strictObject({
    field: z.literal('kind'),
    issued: z.string(),
    voided: z.string(),
    stopped: z.string(),
    ...pad,
  }),
  z.strictObject({ field: z.literal('fixed'), value: z.string(), ...pad }),
])
export type IssueField = z.infer<typeof IssueField>

/** How a bank wants to hear of checks (positive pay), as a table of fields: another bank is another table. */
export const IssueLayout = z.strictObject({
  style: z.enum(['fixed', 'delimited'], 'write fixed or delimited'),
  separator: z.string().length(1, 'write one sign').default(','),
  newline: z.enum(['lf', 'crlf']).default('crlf'),
  fields: z.array(IssueField).min(4, 'name the fields of a line in their order'),
  /** A last line with count and total, where the bank wants one. */
  last: z.array(IssueField).optional(),
})
export type IssueLayout = z.infer<typeof IssueLayout>

type Written = z.input<typeof IssueLayout>

const written: { readonly [name: string]: Written } = {
  /** 100 wide (Ascender, help.ascendertx.com): account, 2 for a void, serial, cents, day, payee. */
  'fixed-100': {
    style: 'fixed',
    fields: [
      { field: 'account', length: 12, align: 'right', fill: '0' },
      { field: 'kind', issued: ' ', voided: '2', stopped: '2', length: 1 },
      { field: 'fixed', value: '', length: 2 },
      { field: 'serial', length: 10, align: 'right', fill: '0' },
      { field: 'amount', length: 12, align: 'right', fill: '0' },
      { field: 'date', format: 'YYYYMMDD', length: 8 },
      { field: 'fixed', value: '', length: 1 },
      { field: 'payee', length: 54 },
    ],
  },
  /** Without a heading, one account a file (Chase, as positivepaymaker.com/formats.md cites it): I or C, account, number, day, dollars, payee of 40. */
  'delimited-6': {
    style: 'delimited',
    fields: [
      { field: 'kind', issued: 'I', voided: 'C', stopped: 'C' },
      { field: 'account' },
      { field: 'serial' },
      { field: 'date', format: 'MMDDYY' },
      { field: 'amount', point: true },
      { field: 'payee', length: 40 },
    ],
  },
}

/** The layouts that come with the product, by name. */
export const commonIssueLayouts: { readonly [name: string]: IssueLayout } = Object.fromEntries(
  Object.entries(written).map(([name, layout]) => [name, IssueLayout.parse(layout)]),
)
