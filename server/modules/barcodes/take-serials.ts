import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { MailingRule } from '../policies/mailing-policy.ts'
import { enoughOn, firstOf, freeSerials, type SerialRange, sizeOf, type UsedRange } from './free-serials.ts'
import { pieceSerialDigits, trackingNumber } from './mailer-id.ts'
import { traySerialDigits } from './tray-barcode.ts'

/** Days a serial number may not be used again with its mailer identifier and class (USPS Kit 600). */
export const serialDays = 45

type Asked = {
  readonly rule: MailingRule
  readonly many: number
  /** What they are for, in words that find it again: `run 41`. */
  readonly subject: string
}

/** The number of a tray with the mailer identifier it stands beside. */
export type TraySerial = { readonly mailerId: string; readonly serial: number }

/**
 * Takes tracking numbers of 20 digits for so many pieces of First-Class Mail. No other piece of the same mailer identifier has them until 45
 * days after these were mailed, whoever takes numbers at the same time and whatever becomes of the run. Refuses when there are not so
 * many, and says when there will be.
 */
export async function takeSerials(work: Work, asked: Asked): Promise<string[]> {
  const taken = await take(work, asked, 'first-class')
  const { serviceType } = asked.rule
  return taken.flatMap(({ mailerId, range }) =>
    Array.from({ length: sizeOf(range) }, (_, index) =>
      trackingNumber({ serviceType, mailerId, serial: range.first + index }),
    ),
  )
}

/** Takes numbers for so many trays: as unique as those of pieces. */
export async function takeTraySerials(work: Work, asked: Asked): Promise<TraySerial[]> {
  const taken = await take(work, asked, 'tray')
  return taken.flatMap(({ mailerId, range }) =>
    Array.from({ length: sizeOf(range) }, (_, index) => ({ mailerId, serial: range.first + index })),
  )
}

type Numbers = 'first-class' | 'tray'
type Taken = { readonly mailerId: string; readonly range: SerialRange }

async function take(work: Work, { rule, many, subject }: Asked, numbers: Numbers): Promise<Taken[]> {
  if (many === 0) return []
  const next = await lockMailers(work, rule.mailerIds, numbers)
  const used = await usedRanges(work, rule.mailerIds, numbers)
  const taken: Taken[] = []
  let missing = many
  for (const mailerId of rule.mailerIds) {
    const own = used.filter((range) => range.mailerId === mailerId)
    const free = freeSerials(own, { next: next.get(mailerId)!, most: mostOf(mailerId, numbers) })
    const ranges = firstOf(free, missing)
    taken.push(...ranges.map((range) => ({ mailerId, range })))
    missing -= ranges.reduce((sum, range) => sum + sizeOf(range), 0)
  }
  if (missing > 0) refuseSpent(used, many - missing, many)
  await keep(work, { taken, subject, numbers, freeOn: freeOn(work, rule) })
  return taken
}

const mostOf = (mailerId: string, numbers: Numbers): number =>
  10 ** (numbers === 'tray' ? traySerialDigits(mailerId) : pieceSerialDigits(mailerId)) - 1

/** What is printed is mailed while its data are not too old: 45 days from the last day of that. The day of mailing makes it exact. */
const freeOn = ({ today }: Work, { dataHours }: MailingRule) =>
  today.add({ days: serialDays + Math.ceil(dataHours / 24) })

/** Locks the rows of the mailer identifiers, always in the same order, and tells where each goes on. */
async function lockMailers(work: Work, mailerIds: readonly string[], numbers: Numbers) {
  const ordered = mailerIds.toSorted()
  await work.db
    .insertInto('imb_mailer')
    .values(ordered.map((mailer_id) => ({ mailer_id, numbers })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const rows = await work.db
    .selectFrom('imb_mailer')
    .select(['mailer_id', 'next_serial'])
    .where('numbers', '=', numbers)
    .where('mailer_id', 'in', ordered)
    .orderBy('mailer_id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.mailer_id, row.next_serial]))
}

type MailersRange = UsedRange & { readonly mailerId: string }

async function usedRanges(
  work: Work,
  mailerIds: readonly string[],
  numbers: Numbers,
): Promise<MailersRange[]> {
  const rows = await work.db
    .selectFrom('imb_serial_range')
    .select(['mailer_id', 'first', 'last', 'free_on'])
    .where('numbers', '=', numbers)
    .where('mailer_id', 'in', mailerIds)
    .where('free_on', '>', work.today)
    .execute()
  return rows.map(({ mailer_id, first, last, free_on }) => ({
    mailerId: mailer_id,
    first,
    last,
    freeOn: free_on.toString(),
  }))
}

function refuseSpent(used: readonly UsedRange[], free: number, needed: number): never {
  const days = used.map(({ freeOn: on }) => on).toSorted()
  return refuse('SERIALS_SPENT', {
    needed,
    free,
    nextFreeOn: days[0] ?? null,
    enoughOn: enoughOn(used, free, needed),
  })
}

type Kept = {
  readonly taken: readonly Taken[]
  readonly subject: string
  readonly numbers: Numbers
  readonly freeOn: Work['today']
}

async function keep(work: Work, { taken, subject, numbers, freeOn: free_on }: Kept): Promise<void> {
  await work.db
    .insertInto('imb_serial_range')
    .values(
      taken.map(({ mailerId, range }) => ({
        mailer_id: mailerId,
        numbers,
        ...range,
        subject,
        taken_on: work.today,
        taken_by: work.actor.name,
        free_on,
      })),
    )
    .execute()
  for (const [mailerId, { range }] of new Map(taken.map((one) => [one.mailerId, one])))
    await work.db
      .updateTable('imb_mailer')
      .set({ next_serial: (range.last + 1) % (mostOf(mailerId, numbers) + 1) })
      .where('mailer_id', '=', mailerId)
      .where('numbers', '=', numbers)
      .execute()
}
