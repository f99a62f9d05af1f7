import type { z } from 'zod'
import { JournalLayout } from '../city/journal-layout.ts'

type Written = z.input<typeof JournalLayout>

/**
 * The layouts every city has. What finance systems take differs by how they were set up, so a city may name its own
 * in `city.yaml`; these are the shapes most of them read.
 */
const written: { readonly [name: string]: Written } = {
  /** Debit and credit in columns of their own, with a heading: for a spreadsheet, or a system that maps columns. */
  csv: {
    style: 'delimited',
    separator: ',',
    heading: 'Journal,Date,Line,Account,Name,Description,Reference,Debit,Credit',
    extension: 'csv',
    fields: [
      { field: 'journal' },
      { field: 'date', format: 'YYYY-MM-DD' },
      { field: 'line' },
      { field: 'gl-string' },
      { field: 'name' },
      { field: 'description' },
      { field: 'reference' },
      { field: 'debit' },
      { field: 'credit' },
    ],
  },
  /** No heading: day, reference, the account in two halves of six, the amount with a minus for credits. */
  tab: {
    style: 'delimited',
    separator: '\t',
    fields: [
      { field: 'date', format: 'MM/DD/YYYY' },
      { field: 'reference' },
      { field: 'gl-string', strip: true, start: 1, count: 6 },
      { field: 'gl-string', strip: true, start: 7, count: 6 },
      { field: 'signed' },
    ],
  },
  /** A long account, D or C, and the amount without a sign. */
  pipe: {
    style: 'delimited',
    separator: '|',
    fields: [
      { field: 'date', format: 'MMDDYYYY' },
      { field: 'journal' },
      { field: 'gl-string' },
      { field: 'description', length: 30 },
      { field: 'reference' },
      { field: 'side', debit: 'D', credit: 'C' },
      { field: 'amount' },
    ],
  },
  /**
   * Widths as in a journal import of fixed lines that several finance systems read: account 55, description 30, reference
   * 10, short description 12, D or C, amount 13 without a point.
   */
  fixed: {
    style: 'fixed',
    fields: [
      { field: 'date', format: 'MMDDYYYY', length: 8 },
      { field: 'description', length: 30 },
      { field: 'reference', length: 10 },
      { field: 'journal', length: 12 },
      { field: 'side', debit: 'D', credit: 'C', length: 1 },
      { field: 'amount', point: false, length: 13, align: 'right', fill: '0' },
      { field: 'gl-string', length: 55 },
    ],
  },
}

/** The layouts every city has, by name. */
export const commonLayouts: { readonly [name: string]: JournalLayout } = Object.fromEntries(
  Object.entries(written).map(([name, layout]) => [name, JournalLayout.parse(layout)]),
)
