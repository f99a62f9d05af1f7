import type { BankFileCheck } from '@cartwright/api/bank-file-shapes'
import type { Bai2Account, Bai2Content, Bai2Group } from './bai2-file.ts'
import { sideOf, typeCode } from './bai2-type-codes.ts'
import type { BankFile } from './bank-file.ts'
import type { LockboxLayout } from './lockbox-layout.ts'
import type { LockboxContent } from './lockbox-file.ts'
import type { NachaBatch, NachaContent } from './nacha-file.ts'
import { readBai2 } from './read-bai2.ts'
import { readLockbox } from './read-lockbox.ts'
import { readNacha } from './read-nacha.ts'
import type { Mode } from './reason.ts'
import { returnActions } from './return-codes.ts'

/** Which reader reads a file; a lockbox needs the layout of its bank. */
export type Asked =
  | { readonly format: 'nacha' | 'bai2' }
  | { readonly format: 'lockbox'; readonly layout: LockboxLayout }

/** A file as its reader leaves it, by its format. */
export type ReadBankFile =
  | { readonly format: 'nacha'; readonly read: BankFile<NachaContent> }
  | { readonly format: 'bai2'; readonly read: BankFile<Bai2Content> }
  | { readonly format: 'lockbox'; readonly read: BankFile<LockboxContent> }

/** Reads a file with the reader of its format. */
export function readBankFile(bytes: Uint8Array, mode: Mode, asked: Asked): ReadBankFile {
  switch (asked.format) {
    case 'nacha':
      return { format: 'nacha', read: readNacha(bytes, mode) }
    case 'bai2':
      return { format: 'bai2', read: readBai2(bytes, mode) }
    case 'lockbox':
      return { format: 'lockbox', read: readLockbox(bytes, mode, asked.layout) }
    default:
      return asked satisfies never
  }
}

/** Reads a file and tells its verdict, what its controls tell, every fault, and what is in it. Nothing is kept of it. */
export const checkBankFile = (file: string, bytes: Uint8Array, mode: Mode, asked: Asked): BankFileCheck =>
  tellRead(file, mode, readBankFile(bytes, mode, asked))

/** What a file that was read is told as. */
export function tellRead(file: string, mode: Mode, { format, read }: ReadBankFile): BankFileCheck {
  switch (format) {
    case 'nacha':
      return answer(file, mode, read, { format, ...achContent(read.content.batches) })
    case 'bai2': {
      const accounts = read.content.groups.flatMap((group) =>
        group.accounts.map((account) => statementAccount(group, account)),
      )
      return answer(file, mode, read, { format, accounts })
    }
    case 'lockbox': {
      const { layout, batches } = read.content
      const told = batches.map(({ checks, ...batch }) => ({ ...batch, checks: checks.length }))
      return answer(file, mode, read, { format, layout, batches: told })
    }
    default:
      return format satisfies never
  }
}

function answer(
  file: string,
  mode: Mode,
  { verdict, bytes, lines, records, totals, faults }: BankFile<unknown>,
  content: BankFileCheck['content'],
): BankFileCheck {
  const kinds = Map.groupBy(records, ({ kind }) => kind)
  const counts = Object.fromEntries([...kinds].map(([kind, some]) => [kind, some.length]))
  return {
    file,
    mode,
    verdict,
    bytes,
    lines,
    records: counts,
    totals: [...totals],
    faults: [...faults],
    content,
  }
}

type AchContent = Omit<Extract<BankFileCheck['content'], { format: 'nacha' }>, 'format'>

function achContent(batches: readonly NachaBatch[]): AchContent {
  const entries = batches.flatMap((batch) => batch.entries)
  return {
    batches: batches.map((batch) => ({
      line: batch.line,
      number: batch.number,
      entryClass: batch.sec,
      company: batch.companyName,
      description: batch.description,
      effectiveOn: batch.effectiveOn,
      entries: batch.entries.length,
      debitCents: batch.debitCents,
      creditCents: batch.creditCents,
    })),
    returns: entries.flatMap(({ line, amountCents, returned }) => {
      if (!returned) return []
      const { code, meaning, action, originalTrace } = returned
      return [{ line, code, meaning, todo: action && returnActions[action], amountCents, originalTrace }]
    }),
    changes: entries.flatMap(({ line, change }) => {
      if (!change) return []
      const { code, meaning, originalTrace, correction } = change
      return [{ line, code, meaning, originalTrace, correction }]
    }),
  }
}

function statementAccount(
  { asOf }: Bai2Group,
  { line, account, currency, summaries, transactions }: Bai2Account,
) {
  const sums = (side: 'credit' | 'debit' | null) => {
    const own = transactions.filter((one) => sideOf(one.typeCode) === side)
    return { count: own.length, amountCents: own.reduce((total, { amountCents }) => total + amountCents, 0) }
  }
  return {
    line,
    account,
    currency,
    asOf,
    balances: summaries.map((one) => ({
      typeCode: one.typeCode,
      name: typeCode(one.typeCode)?.name ?? null,
      amountCents: one.amountCents,
    })),
    credits: sums('credit'),
    debits: sums('debit'),
    others: sums(null),
  }
}
