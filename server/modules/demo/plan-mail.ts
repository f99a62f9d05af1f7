import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { bringAnswer } from '../addresses/bring-answer.ts'
import { closeExchange } from '../addresses/close-exchange.ts'
import { decideChanges } from '../addresses/decide-changes.ts'
import { exportParts, makeExchange } from '../addresses/make-exchange.ts'
import { enterPiece } from '../returned-mail/enter-piece.ts'
import { workPiece } from '../returned-mail/work-piece.ts'
import type { PastDays } from './past-days.ts'
import { type VendorRow, vendorAnswer } from './practice-vendor.ts'

type Office = Readonly<Record<'clerk', Actor>>

const vendor = 'Practice Coding House (invented)'

/** What the vendor of practice says of some rows: moves, other ways to write, addresses that are none. All of it is invented. */
const said =
  (every: number, month: string) =>
  (row: VendorRow, at: number): VendorRow => {
    const which = at % every
    if (which === 40)
      return {
        ncoa_code: 'A',
        move_type: at % 2 === 0 ? 'F' : 'I',
        move_date: month,
        new_line1: `${100 + (at % 800)} SYCAMORE AVE`,
        new_line2: at % 3 === 0 ? 'APT 4' : '',
        new_city: 'RENO',
        new_state: 'NV',
        new_zip5: '89501',
        new_zip4: String(1000 + (at % 9000)),
        new_delivery_point: String(at % 100).padStart(2, '0'),
        new_dpv: 'Y',
      }
    if (which === 90) return { ncoa_code: '02', move_type: 'F', move_date: month }
    if (which === 140) return { dpv: 'N', footnotes: 'AAM3', zip4: '', delivery_point: '' }
    if (which === 190) return { dpv: 'D', footnotes: 'AAN1' }
    if (which === 240) return { vacant: 'Y' }
    if (which === 290) return { footnotes: 'AABBR7' }
    return {}
  }

/**
 * What the mail room has by now: an exchange of addresses that was applied and closed, one whose answer waits to be reviewed, with a line
 * that does not fit, and some mail that came back.
 */
export async function planMail(past: PastDays, { clerk }: Office, today: PlainDate): Promise<void> {
  await exchangeApplied(past, clerk, today.subtract({ days: 40 }))
  await exchangeToReview(past, clerk, today.subtract({ days: 2 }))
  await mailBack(past, clerk, today)
}

const answerTo = async (work: Work, exchangeId: number, but: (row: VendorRow, at: number) => VendorRow) =>
  vendorAnswer((await Array.fromAsync(exportParts(work, exchangeId))).join(''), {
    on: work.today.toString(),
    but,
  })

const monthBefore = (day: PlainDate): string => day.subtract({ months: 2 }).toString().slice(0, 7)

async function exchangeApplied(past: PastDays, clerk: Actor, day: PlainDate): Promise<void> {
  const on = past.on(day, clerk)
  const exchangeId = await on((work) =>
    makeExchange(work, { body: { key: 'practice: addresses 1', vendor } }),
  )
  await on(async (work) => {
    const text = await answerTo(work, exchangeId, said(2000, monthBefore(day)))
    await bringAnswer(work, exchangeId, { bytes: Buffer.from(text), fileName: 'coded-1.csv' })
  })
  for (const kind of ['moved', 'moved-no-address', 'not-deliverable'] as const)
    await decideChanges(on, {
      params: { exchangeId },
      body: { verdict: kind === 'moved' ? 'accepted' : 'left', kind, reason: null },
    })
  await on((work) => closeExchange(work, exchangeId))
}

async function exchangeToReview(past: PastDays, clerk: Actor, day: PlainDate): Promise<void> {
  const on = past.on(day, clerk)
  const exchangeId = await on((work) =>
    makeExchange(work, { body: { key: 'practice: addresses 2', vendor } }),
  )
  await on(async (work) => {
    const usual = said(700, monthBefore(day))
    const text = await answerTo(work, exchangeId, (row, at) =>
      at === 7 ? { line1: '1 ALTERED RD' } : usual(row, at),
    )
    await bringAnswer(work, exchangeId, { bytes: Buffer.from(text), fileName: 'coded-2.csv' })
  })
}

const reasons = [
  'attempted-not-known',
  'vacant',
  'insufficient-address',
  'unclaimed',
  'forwarding-expired',
  'deceased',
] as const

/** Bills that came back: some wait, one was mailed again. */
async function mailBack(past: PastDays, clerk: Actor, today: PlainDate): Promise<void> {
  const day = today.subtract({ days: 3 })
  const on = past.on(day, clerk)
  const bills = await on(({ db }) =>
    db
      .selectFrom('bill')
      .innerJoin('account', 'account.id', 'bill.account_id')
      .select('bill.number')
      .where('account.closed_on', 'is', null)
      .orderBy('bill.id', 'desc')
      .limit(600)
      .execute(),
  )
  const chosen = bills.filter((_, at) => at % 100 === 50)
  for (const [at, { number }] of chosen.entries()) {
    const piece = await on((work) =>
      enterPiece(
        work,
        {
          body: {
            key: `practice: returned ${at + 1}`,
            typed: number,
            reason: reasons[at % reasons.length]!,
            returnedOn: day.subtract({ days: at }).toString(),
            note: null,
            again: false,
          },
        },
        () => Promise.resolve(null),
      ),
    )
    if (at === 3)
      await on((work) =>
        workPiece(work, {
          params: { pieceId: piece.pieceId },
          body: { action: 'resent', note: 'They were away, and are back', mail: null },
        }),
      )
  }
}
