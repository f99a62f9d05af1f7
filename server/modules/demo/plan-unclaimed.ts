import type { PlainDate } from '#kernel/dates'
import type { Actor } from '#kernel/work'
import { loadBankFile } from '../bank-intake/load-bank-file.ts'
import { askToPostFile } from '../bank-intake/post-bank-file.ts'
import { matchSure } from '../reconciliation/make-matches.ts'
import { enterClaim } from '../unclaimed/decide-claims.ts'
import { prepareUnclaimed } from '../unclaimed/prepare-batch.ts'
import { publishNotice } from '../unclaimed/publish-notice.ts'
import type { PastDays } from './past-days.ts'
import { lockbox } from './plan-bank-files.ts'
import { firstBalance, statement } from './write-statement.ts'

type Office = Readonly<Record<'coordinator' | 'clerk', Actor>>

/** Checks of more than three years ago whose payers nobody ever found, as the lockbox brought them. */
const checks = [
  { cents: 6_420, number: '0031882', check: 1189, from: 'MARTIN ODELL' },
  { cents: 3_175, number: '', check: 402, from: 'H AND L CLEANING' },
  { cents: 840, number: '0029917', check: 77, from: 'JUNE PARKS' },
  { cents: 2_600, number: '', check: 5510, from: '' },
]

/** The day on which a lockbox file brought money that nobody claimed since. */
const broughtOn = (today: PlainDate): PlainDate => today.subtract({ years: 3, days: 90 })

/** What the lockbox brought more than three years ago, and the statement that has it. */
async function plantOldMoney(
  past: PastDays,
  { clerk, coordinator }: Office,
  today: PlainDate,
): Promise<void> {
  const day = broughtOn(today)
  const then = past.on(day, clerk)
  const fileId = await then((work) => loadBankFile(work, lockbox(day, checks)))
  await then((work) => askToPostFile(work, fileId))
  await past.finish()
  const cents = checks.reduce((sum, check) => sum + check.cents, 0)
  const lines = [{ code: '115', cents, reference: '', text: 'Lockbox 22222' }]
  const told = statement(day.add({ days: 1 }), { openingCents: firstBalance, lines })
  await past.on(day.add({ days: 1 }), clerk)((work) => loadBankFile(work, told))
  await past.on(day.add({ days: 1 }), coordinator)((work) => matchSure(work, { body: { shown: 1 } }))
}

/**
 * What became of it: a notice that was published, whose day came this week, and one claim that waits. What is small, or of nobody known, waits to be
 * put into a batch without notice.
 */
export async function planUnclaimed(past: PastDays, office: Office, today: PlainDate): Promise<void> {
  await plantOldMoney(past, office, today)
  const { clerk } = office
  const first = today.subtract({ days: 54 })
  const { batch, items } = await past.on(
    today.subtract({ days: 60 }),
    clerk,
  )((work) =>
    prepareUnclaimed(work, {
      body: {
        key: 'practice: notice of unclaimed money',
        way: 'notice',
        firstOn: first.toString(),
        note: 'Money of the lockbox that nobody could place',
      },
    }),
  )
  const second = first.add({ days: 7 })
  await past.on(
    second.add({ days: 2 }),
    clerk,
  )((work) =>
    publishNotice(work, {
      params: { batchId: batch.batchId },
      body: {
        newspaper: 'Marlow Valley Courier',
        firstOn: first.toString(),
        secondOn: second.toString(),
      },
    }),
  )
  const claimed = items.find(({ owner }) => owner === 'MARTIN ODELL')!
  const filed = second.add({ days: 12 })
  await past.on(
    filed,
    clerk,
  )((work) =>
    enterClaim(work, {
      params: { itemId: claimed.itemId },
      body: {
        claimant: 'Ruth Odell',
        address: '118 Sycamore Ln, Ontario CA 91764',
        amountCents: claimed.amountCents,
        grounds: 'Widow of Martin Odell; brought the cancelled check 1189 and the death certificate',
        filedOn: filed.toString(),
      },
    }),
  )
}
