import { sql } from 'kysely'
import type { RegisterBill } from '@cartwright/api/run-shapes'
import { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { cityDocumentById } from '../city/city-document-queries.ts'
import { billTexts } from '../city/city-queries.ts'
import { CityTexts } from '../city/city-texts.ts'
import { explain, type Language } from '../rates/explain.ts'
import { lineTitle } from '../rates/line-title.ts'
import type { BillRun } from './bill-run.ts'
import { lineColumns, type LineRow, linesByOwner } from './line-rows.ts'
import { exceptionsOfAccounts, type RowColumns, rowColumns } from './register-queries.ts'
import { suppressedWords } from './suppressed-words.ts'
import { BillDocument, type BillLine } from './register-types.ts'

type Answer = z.output<typeof RegisterBill>

/** One account on the register of a run, as its bill would be posted: lines with their reasons, exceptions, change, last bill. */
export async function registerBill(work: Work, run: BillRun, accountNumber: string): Promise<Answer> {
  const { rows } = await sql<RowColumns & { document: unknown }>`
    select ${rowColumns({})}, r.document from register_bill r
    where r.run_id = ${run.id} and r.account_number = ${accountNumber}`.execute(work.db)
  const found = rows[0]
  if (!found) return refuse('ACCOUNT_NOT_ON_REGISTER', { accountNumber })
  const { document: stored, ...row } = found
  const { mailTo, differences, history, last } = BillDocument.parse(stored)
  const exceptions = await exceptionsOfAccounts(work, run.id, [row.accountId])
  const lines = await storedLines(work, run.id, [row.accountId])
  const words = { en: await lineWords(work, run, 'en'), es: await lineWords(work, run, 'es') }
  return {
    ...row,
    suppressed: row.suppressed && suppressedWords(row.suppressed),
    exceptions: exceptions.get(row.accountId) ?? [],
    mailTo,
    lines: (lines.get(row.accountId) ?? []).map((line) => explainedLine(line, words)),
    differences,
    history,
    lastBill: last && {
      number: last.number,
      issuedOn: last.issuedOn,
      chargesCents: last.chargesCents,
      totalDueCents: last.totalDueCents,
    },
  }
}

/** The charges of some accounts on the register of a run, by account. */
export async function storedLines(
  work: Work,
  runId: number,
  accountIds: readonly number[],
): Promise<Map<number, BillLine[]>> {
  const { rows } = await sql<LineRow>`
    select account_id as owner, ${lineColumns} from register_line
    where run_id = ${runId} and account_id = any(${accountIds}::bigint[]) order by account_id, line_no`.execute(
    work.db,
  )
  return linesByOwner(rows)
}

type LineWords = CityTexts['lines']

/** A charge with its title and its reason in both languages. */
export function explainedLine(
  line: BillLine,
  words: { readonly en: LineWords; readonly es: LineWords },
): Answer['lines'][number] {
  const { textKey, derivation } = line
  const title = (language: Language) => lineTitle(textKey, derivation, words[language], language)
  const reason = (language: Language) => explain(derivation, language).join(' ')
  return {
    lineNo: line.lineNo,
    kind: line.kind,
    stream: line.stream,
    textKey,
    en: title('en'),
    es: title('es'),
    reasonEn: reason('en'),
    reasonEs: reason('es'),
    periodFrom: line.periodFrom,
    periodUntil: line.periodUntil,
    quantity: line.quantity,
    amountCents: line.amountCents,
    glCode: line.glCode,
    serviceId: line.serviceId,
    eventId: line.eventId,
    rateId: line.rateId,
    derivation,
  }
}

/** The words of bill lines in the version the run's bills show; before it is fixed, the newest. */
export async function lineWords(work: Work, run: BillRun, language: Language): Promise<LineWords> {
  const fixed = z.record(z.string(), z.unknown()).parse(run.documents)[`texts-${language}`]
  if (typeof fixed === 'number') return CityTexts.parse((await cityDocumentById(work, fixed)).body).lines
  return (await billTexts(work, language))?.lines ?? {}
}
