import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { loadBankFile } from '../bank-intake/load-bank-file.ts'
import { matchSure } from '../reconciliation/make-matches.ts'
import { openBooks } from '../reconciliation/reconciliation-queries.ts'
import type { PastDays } from './past-days.ts'

type Line = {
  readonly code: string
  readonly cents: number
  readonly reference: string
  readonly text: string
}
type Came = { readonly number: string | null; readonly cents: number }

/** The statements of the bank: those of our ACH files, matched long ago, and that of yesterday. */
export async function plantStatements(past: PastDays, clerk: Actor, today: PlainDate): Promise<void> {
  await matchAutopay(past, clerk, today)
  await plantLastStatement(past, clerk, today)
}

/** The statements of the days on which our ACH files were drawn, and what they settle matched the next morning. */
async function matchAutopay(past: PastDays, clerk: Actor, today: PlainDate): Promise<void> {
  const files = await past.on(today, clerk)(autopayFiles)
  for (const { drawOn, cents } of files) {
    const morning = drawOn.add({ days: 1 })
    await past.on(
      morning,
      clerk,
    )(async (work) => {
      const settled = { code: '166', cents, reference: '', text: 'ACH settlement of originated debits' }
      await loadBankFile(work, statement(morning, [settled]))
      const { proposals } = await openBooks(work)
      await matchSure(work, { body: { shown: proposals.filter(({ sure }) => sure).length } })
    })
  }
}

/** The autopay files that were drawn before today, the oldest first. */
async function autopayFiles({ db, today }: Work): Promise<{ drawOn: PlainDate; cents: number }[]> {
  const { rows } = await sql<{ drawOn: PlainDate; cents: number }>`
    select r.draw_on as "drawOn", sum(e.amount_cents)::bigint as cents from ach_run r join ach_entry e on e.run_id = r.id
    where r.kind = 'autopay' and r.state = 'posted' and r.draw_on < ${today}::date group by r.id order by r.draw_on, r.id`.execute(
    db,
  )
  return rows
}

/**
 * The statement of yesterday, loaded this morning: it has the bank deposit and the lockbox file to the cent, the fee of the month, and a correction
 * of the bank that nobody has explained yet.
 */
async function plantLastStatement(past: PastDays, clerk: Actor, today: PlainDate): Promise<void> {
  await past.on(
    today,
    clerk,
  )(async (work) => {
    const lines: Line[] = [
      ...(await bankDeposits(work)).map(({ number, cents }) => ({
        code: '175',
        cents,
        reference: number ?? '',
        text: 'Deposit at the branch',
      })),
      ...(await lockboxes(work)).map(({ cents }) => ({
        code: '115',
        cents,
        reference: '',
        text: 'Lockbox 22222',
      })),
      {
        code: '699',
        cents: 500,
        reference: '',
        text: 'Deposit correction: one note less than the slip says',
      },
      { code: '698', cents: 4215, reference: '', text: 'Account analysis fee' },
    ]
    await loadBankFile(work, statement(today, lines))
  })
}

async function bankDeposits({ db }: Work): Promise<Came[]> {
  const { rows } = await sql<Came>`
    select number, (currency_cents + coin_cents + checks_cents)::bigint as cents from bank_deposit
    where state = 'sent' order by id`.execute(db)
  return rows
}

async function lockboxes({ db }: Work): Promise<Came[]> {
  const { rows } = await sql<Came>`
    select null as number, sum(i.amount_cents)::bigint as cents from bank_file f join bank_file_item i on i.file_id = f.id
    where f.format = 'lockbox' and f.state = 'posted' and i.verdict <> 'rejected'
      and not exists (select from bank_match_item m where m.kind = 'lockbox' and m.source_id = f.id and not m.undone)
    group by f.id order by f.id`.execute(db)
  return rows
}

/** A statement of one account as the practice city’s bank writes it, in BAI2. */
export function statement(today: PlainDate, lines: readonly Line[]) {
  const opening = 18_240_612
  const sumOf = (some: readonly Line[]): number => some.reduce((sum, { cents }) => sum + cents, 0)
  const credits = sumOf(lines.filter(({ code }) => code < '400'))
  const debits = sumOf(lines.filter(({ code }) => code >= '400'))
  const closing = opening + credits - debits
  const total = opening + closing + credits + debits
  const text = [
    `01,121042882,MARLOW,${short(today)},0730,1,,,2/`,
    `02,MARLOW,121042882,1,${short(today.subtract({ days: 1 }))},2400,USD,2/`,
    `03,4711,USD,010,${opening},,,015,${closing},,/`,
    ...lines.map(
      ({ code, cents, reference, text: says }, at) =>
        `16,${code},${cents},Z,${7101 + at},${reference},${says}`,
    ),
    `49,${total},${lines.length + 2}/`,
    `98,${total},1,${lines.length + 4}/`,
    `99,${total},1,${lines.length + 6}/`,
  ].join('\n')
  return {
    bytes: new TextEncoder().encode(text),
    fileName: `statement-${short(today)}.bai`,
    format: 'bai2',
    mode: 'strict',
    modeReason: null,
    layout: null,
    mapping: null,
    receivedOn: null,
  } as const
}

const short = (day: PlainDate): string => day.toString().slice(2).replaceAll('-', '')
