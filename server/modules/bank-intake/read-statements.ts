import type { Bai2Account, Bai2Content, Bai2Group } from '../bank-files/bai2-file.ts'
import { sideOf, typeCode } from '../bank-files/bai2-type-codes.ts'

/** One account of a statement with its lines. Amounts of lines are never negative. */
export type ReadStatement = {
  readonly account: string
  readonly asOf: string | null
  readonly currency: string
  readonly openingCents: number | null
  readonly closingCents: number | null
  readonly creditCents: number
  readonly debitCents: number
  readonly lines: readonly ReadStatementLine[]
}
type ReadStatementLine = {
  readonly line: number
  readonly typeCode: string
  readonly side: 'credit' | 'debit' | null
  readonly use: string
  readonly amountCents: number
  readonly valueOn: string | null
  readonly bankReference: string
  readonly customerReference: string
  readonly text: string
}

/** The accounts of a BAI2 file as they are kept. */
export const statementsOf = ({ groups }: Bai2Content): ReadStatement[] =>
  groups.flatMap((group) => group.accounts.map((account) => statementOf(group, account)))

/** How the bank itself names a statement: sender, file id and creation. Null where the header cannot be read. */
export const keyOfStatement = ({ header }: Bai2Content): string | null =>
  header && ['bai2', header.sender, header.fileId, header.createdOn ?? '', header.createdAt].join(' ')

function statementOf({ asOf, currency: ofGroup }: Bai2Group, account: Bai2Account): ReadStatement {
  const balance = (code: string): number | null =>
    account.summaries.find((one) => one.typeCode === code)?.amountCents ?? null
  const sum = (side: string): number =>
    account.transactions
      .filter((one) => sideOf(one.typeCode) === side)
      .reduce((total, { amountCents }) => total + amountCents, 0)
  return {
    account: account.account,
    asOf,
    currency: account.currency || ofGroup || 'USD',
    openingCents: balance('010'),
    closingCents: balance('015'),
    creditCents: sum('credit'),
    debitCents: sum('debit'),
    lines: account.transactions.map((one) => ({
      line: one.line,
      typeCode: one.typeCode,
      side: sideOf(one.typeCode),
      use: typeCode(one.typeCode)?.use ?? 'other',
      amountCents: one.amountCents,
      valueOn: one.funds.valueOn,
      bankReference: one.bankReference,
      customerReference: one.customerReference,
      text: one.text,
    })),
  }
}
