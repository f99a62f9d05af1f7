import type { bankFiles } from '@cartwright/api/bank-files'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockboxLayouts } from '../bank-files/lockbox-layouts.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { bankFileById, bankFileRows } from './bank-file-rows.ts'
import { bankFilesRule } from './bank-file-policy.ts'
import type { Found } from './read-file.ts'

type Listed = SuccessOf<typeof bankFiles.list>
type Items = SuccessOf<typeof bankFiles.items>
type Statement = SuccessOf<typeof bankFiles.statement>

/** The files that were loaded, newest first. */
export async function listBankFiles(
  work: Work,
  { view, before, limit }: ReceivedBy<typeof bankFiles.list>['query'],
): Promise<Listed> {
  const paged = before === undefined ? sql`true` : sql`f.id < ${before}`
  const found = await bankFileRows(work, { where: sql`${paged} and ${inView[view]}`, limit: limit + 1 })
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? rows.at(-1)!.fileId : null }
}

const inView = {
  all: sql`true`,
  waiting: sql`f.state in ('checked', 'posting')`,
  refused: sql`f.state = 'refused'`,
  rejected: sql`f.state in ('checked', 'posting', 'posted')
    and exists (select from bank_file_item i where i.file_id = f.id and i.verdict = 'rejected')`,
}

/** One file with its faults and control totals, and its statements. */
export async function showBankFile(work: Work, fileId: number): Promise<SuccessOf<typeof bankFiles.show>> {
  const file = await bankFileById(work, fileId)
  const { found } = await work.db
    .selectFrom('bank_file')
    .select('found')
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow()
  const { lines, totals, faults, faultCount } = found as Found
  return {
    file,
    lines,
    controls: [...totals],
    faults: [...faults],
    faultCount,
    statements: await statementsOf(work, fileId),
  }
}

/** The layouts a lockbox file can be read by: the city's own first. */
export async function knownLayouts(work: Work): Promise<SuccessOf<typeof bankFiles.layouts>> {
  const own = bankFilesRule(await policiesFor(work), work.today)?.lockboxLayouts ?? []
  return { rows: [...own, ...lockboxLayouts].map(({ name, title, source }) => ({ name, title, source })) }
}

type ItemRow = Omit<Items['rows'][number], 'receivedOn'> & {
  readonly receivedOn: PlainDate
}

/** A page of the payments of a file, in its order. */
export async function itemsOfFile(
  work: Work,
  fileId: number,
  { verdict, after, limit }: ReceivedBy<typeof bankFiles.items>['query'],
): Promise<Items> {
  await bankFileById(work, fileId)
  const { rows } = await sql<ItemRow>`
    select i.id as "itemId", i.line, place, i.amount_cents as "amountCents", i.tender, i.received_on as "receivedOn", i.written,
      i.payer_name as "payerName", i.payer_routing as "payerRouting", i.payer_last4 as "payerLast4", i.check_number as "checkNumber",
      i.trace, verdict, i.why, found_by as "foundBy", a.number as "accountNumber", i.payment_id as "paymentId", done,
      s.id as "suspenseId"
    from bank_file_item i left join account a on a.id = i.account_id
    left join suspense_item s on s.source = 'file-item' and s.source_id = i.id
    where i.file_id = ${fileId} and i.id > ${after ?? 0} ${verdict ? sql`and verdict = ${verdict}` : sql``}
    order by i.id limit ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  return {
    rows: page.map(({ receivedOn, ...row }) => ({ ...row, receivedOn: receivedOn.toString() })),
    next: rows.length > limit ? page.at(-1)!.itemId : null,
  }
}

type StatementRow = Omit<Statement['statement'], 'asOf'> & { readonly asOf: PlainDate | null }

async function readStatements({ db }: Work, where: ReturnType<typeof sql>, limit: number) {
  const { rows } = await sql<StatementRow>`
    select s.id as "statementId", s.file_id as "fileId", account, as_of as "asOf", currency, opening_cents as "openingCents",
      closing_cents as "closingCents", credit_cents as "creditCents", debit_cents as "debitCents",
      (select count(*) from bank_statement_line l where l.statement_id = s.id) as lines
    from bank_statement s where ${where} order by as_of desc nulls last, s.id desc limit ${limit}`.execute(db)
  return rows.map(({ asOf, ...row }) => ({ ...row, asOf: asOf?.toString() ?? null }))
}

const statementsOf = (work: Work, fileId: number) => readStatements(work, sql`s.file_id = ${fileId}`, 500)

/** One account of a statement with its lines. Refuses BANK_STATEMENT_NOT_FOUND. */
export async function showStatement(work: Work, statementId: number): Promise<Statement> {
  const [statement] = await readStatements(work, sql`s.id = ${statementId}`, 1)
  if (!statement) return refuse('BANK_STATEMENT_NOT_FOUND', { statementId })
  const { rows } = await sql<Omit<Statement['rows'][number], 'valueOn'> & { valueOn: PlainDate | null }>`
    select line, type_code as "typeCode", side, use, amount_cents as "amountCents", value_on as "valueOn",
      bank_reference as "bankReference", customer_reference as "customerReference", text
    from bank_statement_line where statement_id = ${statementId} order by id limit 5000`.execute(work.db)
  return {
    statement,
    rows: rows.map(({ valueOn, ...row }) => ({ ...row, valueOn: valueOn?.toString() ?? null })),
  }
}
