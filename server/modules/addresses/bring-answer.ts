import { createHash } from 'node:crypto'
import type { addresses } from '@cartwright/api/addresses'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { counted } from '#kernel/words'
import { recordCommand } from '../audit/record-command.ts'
import { answersOf, exchangeById, lockExchange } from './exchange-rows.ts'
import { type Answered, judgeAnswerLine, LineFault, linesOf } from './judge-answer-line.ts'
import type { SentRow } from './exchange-layout.ts'
import { proposeChanges } from './propose-changes.ts'
import { readAnswer, type ReadLine } from './read-answer.ts'
import { addressKey } from './read-mail-address.ts'
import { type Coding, storeCodings, storeMoveLooks } from './store-coding.ts'
import { ncoaCodes } from './ncoa-codes.ts'

type Brought = SuccessOf<typeof addresses.bring>
type File = { readonly bytes: Uint8Array; readonly fileName: string }

const atOnce = 5000

/**
 * Takes the vendor's answer to an export. Each line is held against the row that was sent: one that is not of this export, was altered, was
 * answered before or holds what cannot be, is kept with its reason and waits; all others are taken. Coding and Move Update are facts and
 * stand at once; what would change an address is proposed. The same bytes are refused with the exchange they were taken for.
 */
export async function bringAnswer(work: Work, exchangeId: number, file: File): Promise<Brought> {
  await lockExchange(work, exchangeId)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  await refuseAgain(work, sha256)
  const lines = readAnswer(new TextDecoder().decode(file.bytes))
  const { id } = await work.db
    .insertInto('address_answer')
    .values({
      exchange_id: exchangeId,
      file_name: file.fileName,
      sha256,
      line_count: lines.length,
      taken_count: 0,
      faulty_count: 0,
      brought_by: work.actor.name,
      brought_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const seen = new Map<number, number>()
  let faulty = 0
  for (let at = 0; at < lines.length; at += atOnce)
    faulty += await takePart(work, { exchangeId, answerId: id, seen, lines: lines.slice(at, at + atOnce) })
  const taken = lines.length - faulty
  await work.db
    .updateTable('address_answer')
    .set({ taken_count: taken, faulty_count: faulty })
    .where('id', '=', id)
    .execute()
  await work.db
    .updateTable('address_exchange')
    .set({ state: 'answered' })
    .where('id', '=', exchangeId)
    .execute()
  await recordCommand(work, {
    command: 'bring-address-answer',
    subject: `address exchange ${exchangeId}`,
    changes: { answerId: id, fileName: file.fileName, sha256, lines: lines.length, taken, waiting: faulty },
  })
  return brought(work, { exchangeId, answerId: id })
}

async function brought(
  work: Work,
  { exchangeId, answerId }: { readonly exchangeId: number; readonly answerId: number },
): Promise<Brought> {
  const exchange = await exchangeById(work, exchangeId)
  const answer = (await answersOf(work, exchangeId)).find((one) => one.answerId === answerId)!
  const missing = exchange.rows - exchange.answered
  const count =
    answer.lines === exchange.rows
      ? `${counted(answer.lines, 'line', 'lines')}, as many as were sent`
      : `${counted(answer.lines, 'line', 'lines')}, and ${counted(exchange.rows, 'row was', 'rows were')} sent`
  const rest =
    missing > 0 ? ` ${counted(missing, 'row has', 'rows have')} no answer yet: ask the vendor for them.` : ''
  return {
    exchange,
    answer,
    missing,
    sentence: `${count}: ${answer.taken.toLocaleString('en-US')} taken, ${answer.faulty.toLocaleString('en-US')} waiting.${rest}`,
  }
}

async function refuseAgain({ db }: Work, sha256: string): Promise<void> {
  const found = await db
    .selectFrom('address_answer')
    .selectAll()
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (found)
    refuse('ADDRESS_ANSWER_ALREADY_HERE', {
      exchangeId: found.exchange_id,
      answerId: found.id,
      fileName: found.file_name,
      broughtOn: found.brought_on.toString(),
    })
}

type Known = SentRow & {
  readonly addressKey: string
  readonly movingKey: string
  readonly answerId: number | null
}
type Part = {
  readonly exchangeId: number
  readonly answerId: number
  /** The line in which each row of the export stood first. */
  readonly seen: Map<number, number>
  readonly lines: readonly ReadLine[]
}
export type TakenRow = { readonly sent: Known; readonly answer: Answered }
type Fault = {
  readonly line: number
  readonly field: string | null
  readonly sentence: string
  readonly raw: string
}

/** Takes some lines; answers how many wait. */
async function takePart(work: Work, part: Part): Promise<number> {
  const { exchangeId, answerId } = part
  const known = await sentRows(work, part)
  const taken: TakenRow[] = []
  const faults: Fault[] = []
  for (const line of part.lines)
    try {
      taken.push(judged(work, line, { ...part, known }))
    } catch (error) {
      if (!(error instanceof LineFault)) throw error
      faults.push({ line: line.line, field: error.field, sentence: error.message, raw: line.raw })
    }
  await insertRows(work, {
    into: sql`insert into address_answer_fault`,
    rows: faults,
    columns: {
      answer_id: ['bigint', () => answerId],
      line: ['bigint', ({ line }) => line],
      field: ['text', ({ field }) => field],
      sentence: ['text', ({ sentence }) => sentence],
      raw: ['text', ({ raw }) => raw],
    },
  })
  await keepAnswers(work, { exchangeId, answerId, taken })
  await storeCodings(work, exchangeId, taken.flatMap(codingsOf))
  await storeMoveLooks(work, exchangeId, taken.flatMap(looksOf))
  await proposeChanges(work, exchangeId, taken)
  return faults.length
}

function judged(
  work: Work,
  { line, cells }: ReadLine,
  { exchangeId, seen, known }: Part & { known: Map<number, Known> },
): TakenRow {
  if (cells.exchange !== String(exchangeId))
    throw new LineFault(
      'exchange',
      `The line is of export ${cells.exchange || '(empty)'}; this is export ${exchangeId}.`,
    )
  const rowNo = Number(cells.row)
  const sent = known.get(rowNo)
  if (!sent) throw new LineFault('row', `“${cells.row}” is no row of export ${exchangeId}.`)
  const before = seen.get(rowNo)
  if (before !== undefined) throw new LineFault('row', `Row ${rowNo} stood in line ${before} already.`)
  if (sent.answerId !== null)
    throw new LineFault('row', `Row ${rowNo} was answered before, by file ${sent.answerId}.`)
  const answer = judgeAnswerLine(cells, sent, work.today)
  seen.set(rowNo, line)
  return { sent, answer }
}

async function sentRows({ db }: Work, { exchangeId, lines }: Part): Promise<Map<number, Known>> {
  const wanted = lines.flatMap(({ cells }) => (/^\d{1,12}$/.test(cells.row) ? [Number(cells.row)] : []))
  const { rows } = await sql<Known>`
    select row_no as "rowNo", name, line_1 as line1, line_2 as line2, place, state, zip, address_key as "addressKey",
      moving_key as "movingKey", answer_id as "answerId"
    from address_exchange_row where exchange_id = ${exchangeId} and row_no = any(${wanted}::bigint[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.rowNo, row]))
}

async function keepAnswers(
  { db }: Work,
  { exchangeId, answerId, taken }: { exchangeId: number; answerId: number; taken: readonly TakenRow[] },
): Promise<void> {
  if (taken.length === 0) return
  await sql`
    update address_exchange_row r set answer_id = ${answerId}, answer = t.answer::jsonb
    from unnest(${taken.map(({ sent }) => sent.rowNo)}::bigint[], ${taken.map(({ answer }) => JSON.stringify(answer))}::text[]) as t (row_no, answer)
    where r.exchange_id = ${exchangeId} and r.row_no = t.row_no`.execute(db)
}

/**
 * What an answer codes: our address as it was sent, since CASS matched it; the coded one, where it is written as another; and the new
 * address of a move, where its delivery point came with it.
 */
function codingsOf({ sent, answer }: TakenRow): Coding[] {
  const own: Omit<Coding, 'addressKey'> = { ...answer, codedOn: PlainDate.from(answer.codedOn) }
  const keys = keysOf(sent, answer)
  return [
    ...[...new Set(keys)].filter(Boolean).map((key) => ({ ...own, addressKey: key })),
    ...movedCoding(answer),
  ]
}

/** The addresses an answer is of: ours and the coded one; of a row that came back altered, only what came back. */
const keysOf = (sent: Known, { standard, altered }: Answered): string[] => [
  ...(altered ? [] : [sent.addressKey]),
  ...(standard ? [addressKey(linesOf(standard))] : []),
]

function movedCoding({ moved, movedDpv, movedDeliveryPoint, codedOn }: Answered): Coding[] {
  const key = moved && movedDpv !== null ? addressKey(linesOf(moved)) : ''
  if (!moved || key === '') return []
  const [zip5, zip4] = moved.zip.split('-')
  return [
    {
      addressKey: key,
      zip5: zip5!,
      zip4: zip4 ?? null,
      deliveryPoint: movedDeliveryPoint,
      carrierRoute: null,
      recordType: null,
      dpv: movedDpv,
      footnotes: [],
      vacant: false,
      noStat: false,
      codedOn: PlainDate.from(codedOn),
    },
  ]
}

/** A name that has moved is not looked after at its old address: its look counts at the new one, once a person has accepted it. */
function looksOf({ sent, answer }: TakenRow) {
  const { ncoaOn, ncoaCode } = answer
  if (ncoaOn === null || sent.addressKey === '') return []
  if (ncoaCode !== null && ncoaCodes.get(ncoaCode)?.means !== 'no-move') return []
  const look = { lookedOn: PlainDate.from(ncoaOn), method: 'ncoalink' as const }
  const name = sent.movingKey.slice(sent.movingKey.indexOf('|') + 1)
  return [...new Set(keysOf(sent, answer))]
    .filter(Boolean)
    .map((key) => ({ ...look, addressKey: key, movingKey: `${key}|${name}` }))
}
