import { checkAccount, checkDiscount } from './check-account.ts'
import { checkAddress, checkPremise } from './check-premise.ts'
import { checkParties } from './check-parties.ts'
import { checkService } from './check-service.ts'
import type { CityFacts } from './city-facts.ts'
import type { FittedMapping } from './fit-mapping.ts'
import type { ImportKind } from './import-fields.ts'
import { neededText } from './read-cells.ts'
import { type RowCells, rowCells } from './row-cells.ts'
import type { CheckedRow, StagedAccount, StagedValues } from './staged-row.ts'
import type { TableRow } from './table.ts'

export type RowChecks = {
  readonly kind: ImportKind
  readonly header: readonly string[]
  readonly mapping: FittedMapping
  readonly city: CityFacts
}

/** Checks one row by itself and tells all that is wrong with it; what it doubles or needs in the books is another question. */
export function checkRow({ kind, header, mapping, city }: RowChecks, { line, cells }: TableRow): CheckedRow {
  const raw = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))
  const row = rowCells(mapping, raw)
  if (cells.every((cell) => cell.trim() === '')) {
    row.fault(null, 'The row is empty.', 'Fill it in, or take it out.')
    return { line, raw, values: nothing, faults: row.faults }
  }
  if (cells.length > header.length) tooMany(row, header, cells)
  const values = readers[kind](row, city)
  return { line, raw, values, faults: row.faults }
}

function tooMany(row: RowCells, header: readonly string[], cells: readonly string[]): void {
  row.fault(
    null,
    `The row has ${cells.length} fields and there are ${header.length} columns.`,
    'Put a text that has a comma in it in double quotes.',
  )
}

const nothing: StagedValues = {
  address: null,
  premise: null,
  account: null,
  accountNumber: null,
  parties: [],
  discount: null,
  service: null,
}

const readers: Readonly<Record<ImportKind, (row: RowCells, city: CityFacts) => StagedValues>> = {
  premises: (row, city) => ({ ...nothing, ...checkPremise(row, city) }),
  accounts: (row, city) => {
    const account = checkAccount(row, city)
    return {
      ...nothing,
      address: checkAddress(row)?.address ?? null,
      account,
      ...checkPayers(row, city, account),
    }
  },
  services: (row, city) => ({
    ...nothing,
    accountNumber: neededText(row, 'account', 40, 'The account number'),
    service: checkService(row, city, { alone: true, account: null, units: null, class: null }),
  }),
  combined: (row, city) => {
    const place = checkPremise(row, city)
    const account = checkAccount(row, city)
    const units = place.premise?.dwellingUnits ?? 1
    return {
      ...nothing,
      ...place,
      account,
      ...checkPayers(row, city, account),
      service: checkService(row, city, { alone: false, account, units, class: account?.class ?? null }),
    }
  },
}

function checkPayers(row: RowCells, city: CityFacts, account: StagedAccount | null) {
  const parties = checkParties(row)
  const payer = parties.find(({ role }) => role === 'payer')
  if (payer && !payer.email && account && ['email', 'both'].includes(account.billBy))
    row.fault(
      'payerEmail',
      'Bills go by e-mail and there is no address.',
      'Write the address, or billBy paper.',
    )
  return { parties, discount: checkDiscount(row, city, account) }
}
