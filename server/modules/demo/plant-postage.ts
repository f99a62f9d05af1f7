import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { enterPostage } from '../postage/enter-postage.ts'
import { enterStatement } from '../postage/enter-statement.ts'
import { openPostageAccount } from '../postage/postage-accounts.ts'
import { piecesToMail } from '../postage/run-pieces.ts'
import { millsToCents } from '../postage/statement-fault.ts'
import { usePostage } from '../postage/use-postage.ts'
import type { PastDays } from './past-days.ts'

type Mailing = {
  readonly runId: number
  readonly billOn: PlainDate
  readonly isMailed: boolean
  readonly pieces: number
  readonly lines: readonly Line[]
  readonly cents: number
}
type Line = {
  readonly line: string
  readonly pieces: number
  readonly priceMills: number
  readonly amountMills: number
}

/**
 * The postage account of the practice city: its permit, with deposits, the fees of a year, the use of every past run, and statements of the post
 * office, of which the newest differs from what was booked. What is left lasts for the next mailings and not for those after them. The prices are
 * those of an invented price list.
 */
export async function plantPostage(past: PastDays, coordinator: Actor, today: PlainDate): Promise<void> {
  const all = await past.on(today, coordinator)(pastMailings)
  // What is posted and not mailed books its own use when it is: there is postage for it.
  const mailings = all.filter(({ isMailed }) => isMailed)
  const [first] = mailings
  const last = mailings.at(-1)
  if (!first || !last) return
  const opened = first.billOn.subtract({ days: 10 })
  const account = await past.on(opened, coordinator)((work) => open(work, opened, all))
  for (const mailing of mailings)
    await past.on(mailing.billOn, coordinator)((work) => book(work, account, mailing))
  await past.on(
    today,
    coordinator,
  )(async (work) => {
    const before = mailings.at(-2)
    if (before) await state(work, account, before)
    await state(work, account, oneTrayMore(last))
  })
}

/** Runs that were mailed or are to be, in the order of their days. */
async function pastMailings(work: Work): Promise<Mailing[]> {
  const { rows } = await sql<{ id: number; billOn: PlainDate; isMailed: boolean }>`
    select id, bill_on as "billOn", state <> 'posted' as "isMailed" from bill_run
    where kind = 'cycle' and state in ('posted', 'mailed', 'closed') order by bill_on, id`.execute(work.db)
  const mailings: Mailing[] = []
  for (const { id, billOn, isMailed } of rows) {
    const pieces = await piecesToMail(work, id)
    if (pieces > 0) mailings.push({ runId: id, billOn, isMailed, pieces, ...priced(pieces) })
  }
  return mailings
}

const lineOf = (name: string, many: number, priceMills: number): Line => ({
  line: name,
  pieces: many,
  priceMills,
  amountMills: many * priceMills,
})

/** Most of a cycle lies in few ZIP codes. */
function priced(pieces: number): Pick<Mailing, 'lines' | 'cents'> {
  const mixed = Math.ceil(pieces / 12)
  return sumOf([lineOf('A1 5-Digit', pieces - mixed, 621), lineOf('A3 Mixed AADC', mixed, 703)])
}

const sumOf = (lines: readonly Line[]): Pick<Mailing, 'lines' | 'cents'> => ({
  lines,
  cents: millsToCents(lines.reduce((all, { amountMills }) => all + amountMills, 0)),
})

/** What the post office found when it looked: letters of one tray that did not qualify for the lowest price. */
function oneTrayMore(mailing: Mailing): Mailing {
  const [low, high] = mailing.lines as [Line, Line]
  const moved = Math.min(112, low.pieces)
  const again = (line: Line, pieces: number): Line => ({
    ...line,
    pieces,
    amountMills: pieces * line.priceMills,
  })
  return { ...mailing, ...sumOf([again(low, low.pieces - moved), again(high, high.pieces + moved)]) }
}

const jobOf = ({ runId }: Mailing): string => `RUN-${runId}`

/** In whole hundreds of dollars, as offices deposit. */
const hundreds = (cents: number): number => Math.ceil(cents / 10_000) * 10_000

async function open(work: Work, on: PlainDate, mailings: readonly Mailing[]): Promise<number> {
  const day = on.toString()
  const { accountId } = await openPostageAccount(work, {
    body: {
      kind: 'permit',
      name: 'Permit 118, Ontario',
      number: '118',
      lowestCents: 50_000,
      paysRuns: true,
      openedOn: day,
    },
  })
  const used = mailings.reduce((all, { cents }) => all + cents, 0)
  const fees = 2 * 39_000
  const average = Math.ceil(used / mailings.length)
  const common = { happenedOn: day, note: null }
  const enter = (body: Parameters<typeof enterPostage>[1]['body']) =>
    enterPostage(work, { params: { accountId }, body })
  await enter({ kind: 'deposit', amountCents: hundreds(used + fees), reference: 'Warrant 20431', ...common })
  await enter({ kind: 'deposit', amountCents: hundreds(4 * average), reference: 'Warrant 20977', ...common })
  const coversUntil = on.add({ days: 364 }).toString()
  for (const fee of ['permit-imprint', 'presort'] as const)
    await enter({
      kind: 'fee',
      fee,
      coversUntil,
      amountCents: 39_000,
      reference: `EPS fee ${fee}`,
      ...common,
    })
  return accountId
}

const book = (work: Work, account: number, mailing: Mailing) =>
  usePostage(work, {
    account,
    mailJob: jobOf(mailing),
    amountCents: mailing.cents,
    on: mailing.billOn,
    pieces: mailing.pieces,
    runId: mailing.runId,
  })

const state = (work: Work, accountId: number, mailing: Mailing) =>
  enterStatement(work, {
    params: { accountId },
    body: {
      number: `PS-2026-${String(mailing.runId).padStart(4, '0')}`,
      mailJob: jobOf(mailing),
      mailedOn: mailing.billOn.toString(),
      pieces: mailing.pieces,
      amountCents: mailing.cents,
      lines: [...mailing.lines],
    },
  })
