import { refuse } from '#kernel/refusal'
import type { RateRow, RateVersion } from '../rates/rate-row.ts'
import { withAmount } from './change-by-percent.ts'

/** One rate at another amount or percentage. */
export type RateEdit = {
  readonly table: string
  readonly row: string
  readonly amountCents?: number | undefined
  readonly percentThousandths?: number | undefined
}

/** Tables with some rates set by hand. Refuses a rate that is not there, and one that takes no such value. */
export function editedRates(versions: readonly RateVersion[], edits: readonly RateEdit[]): RateVersion[] {
  for (const { table, row } of edits) {
    const rows = versions.find(({ label }) => label === table)?.rows
    if (!rows?.some(({ key }) => key === row)) refuse('PROPOSED_RATE_NOT_FOUND', { table, row })
  }
  return versions.map((version) => ({
    ...version,
    rows: version.rows.map((row) => {
      const edit = edits.findLast((one) => one.table === version.label && one.row === row.key)
      return edit ? edited(row, edit) : row
    }),
  }))
}

function edited(row: RateRow, { amountCents, percentThousandths }: RateEdit): RateRow {
  if (amountCents !== undefined) {
    if (row.amountCents === null) refuseValue('amountCents', 'This rate has no amount of its own.')
    return withAmount(row, amountCents)
  }
  if (percentThousandths !== undefined) {
    if (row.percentThousandths === null) refuseValue('percentThousandths', 'This rate is no percentage.')
    return { ...row, percentThousandths }
  }
  return refuseValue('amountCents', 'Write the new amount or percentage.')
}

const refuseValue = (field: string, message: string): never =>
  refuse('REQUEST_INVALID', { faults: [{ field, message }] })
