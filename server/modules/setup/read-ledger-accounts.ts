import type { LedgerAccountSetting } from './city-folder.ts'
import { insteadOf } from '#kernel/nearest-word'
import { type FileFaults } from './folder-faults.ts'
import { readCsv } from './read-csv.ts'
import { needed } from './read-rate-files.ts'

const kinds = ['receivable', 'cash', 'revenue', 'liability', 'expense', 'suspense', 'interfund'] as const

/** Reads `gl.csv`: the ledger accounts that sanitation billing posts to. */
export function readLedgerAccounts(text: string, faults: FileFaults): LedgerAccountSetting[] {
  const rows = readCsv(
    text,
    { required: ['code', 'name', 'kind', 'fund', 'gl_string'], optional: ['note'] },
    faults,
  )
  const seen = new Map<string, number>()
  const accounts = rows.flatMap((row): LedgerAccountSetting[] => {
    const code = needed(row, 'code', faults)
    const field = row.field('kind')
    const kind = kinds.find((one) => one === field.text)
    if (!kind)
      faults.fault(field, `“${field.text}” is no kind of ledger account.`, insteadOf(field.text, kinds))
    const first = seen.get(code)
    if (first !== undefined)
      faults.fault(
        row.field('code'),
        `The code ${code} is on line ${first} too.`,
        'Give each account its own code.',
      )
    seen.set(code, row.line)
    const [name, fund, glString] = ['name', 'fund', 'gl_string'].map((column) => needed(row, column, faults))
    return code && kind && name && fund && glString ? [{ code, name, kind, fund, glString }] : []
  })
  for (const kind of ['receivable', 'cash', 'revenue'] as const) {
    if (!accounts.some((account) => account.kind === kind))
      faults.fault(null, `There is no account of the kind ${kind}.`, `Add a line with the kind ${kind}.`)
  }
  warnOfLoneFunds(accounts, faults)
  return accounts
}

/** A journal balances in every fund, so a discount that another fund pays for needs an account for what funds owe each other. */
function warnOfLoneFunds(accounts: readonly LedgerAccountSetting[], { warn }: FileFaults): void {
  const funds = new Set(accounts.map(({ fund }) => fund))
  if (funds.size < 2) return
  for (const fund of funds) {
    if (accounts.some((account) => account.fund === fund && account.kind === 'interfund')) continue
    const instead = `Add a line with the kind interfund and the fund ${fund}.`
    warn(
      null,
      `Fund ${fund} has no account for what it owes other funds, so journals cannot balance in it.`,
      instead,
    )
  }
}
