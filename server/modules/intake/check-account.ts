import type { CityFacts } from './city-facts.ts'
import { neededDay, oneOf, optionalDay, optionalText, yesNo } from './read-cells.ts'
import type { RowCells } from './row-cells.ts'
import type { StagedAccount, StagedDiscount } from './staged-row.ts'

/** The account of a row; null with its faults when it cannot be opened as it is. */
export function checkAccount(row: RowCells, city: CityFacts): StagedAccount | null {
  const accountClass = oneOf(row, 'class', city.classes)
  const cycle = oneOf(row, 'cycle', city.cycles)
  const openedOn = neededDay(row, 'openedOn', 'The first day of the account')
  const closedOn = optionalDay(row, 'closedOn')
  const billBy = oneOf(row, 'billBy', ['paper', 'email', 'both', 'none'] as const, 'paper')
  const rest = {
    largePrint: yesNo(row, 'largePrint'),
    autopay: yesNo(row, 'autopay'),
    ownerCopy: yesNo(row, 'ownerCopy'),
    formerNumber: optionalText(row, 'formerNumber', 40),
    note: optionalText(row, 'note', 500),
  }
  if (openedOn && closedOn && closedOn < openedOn)
    row.fault('closedOn', 'The account would close before it opens.', 'Correct one of the two days.')
  if (!accountClass || !cycle || !openedOn || !billBy) return null
  return { class: accountClass, cycle, openedOn, closedOn, billBy, ...rest }
}

/** The discount a row tells of, from the day the account opened unless another is told. */
export function checkDiscount(
  row: RowCells,
  city: CityFacts,
  account: StagedAccount | null,
): StagedDiscount | null {
  const from = optionalDay(row, 'discountFrom')
  const until = optionalDay(row, 'discountUntil')
  const evidence = optionalText(row, 'discountEvidence', 200)
  if (!row.text('discount')) return null
  const code = oneOf(row, 'discount', city.discounts)
  const first = from ?? account?.openedOn
  if (first && until && until <= first)
    row.fault('discountUntil', 'The discount would end before it begins.', 'Correct one of the two days.')
  return code && first ? { code, from: first, until, evidence } : null
}
