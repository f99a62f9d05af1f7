import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor } from '#kernel/work'
import { loadBankFile } from '../bank-intake/load-bank-file.ts'
import { askToPostFile } from '../bank-intake/post-bank-file.ts'
import type { PastDays } from './past-days.ts'

type Owing = { readonly number: string; readonly cents: number; readonly payer: string }
type Check = {
  readonly cents: number
  readonly number: string
  readonly check: number
  readonly from: string
}

/**
 * What came by the bank: a lockbox file of three days ago that is posted, with some checks nobody could place, and one of yesterday that waits for
 * somebody to look at it.
 */
export async function planBankFiles(past: PastDays, clerk: Actor, today: PlainDate): Promise<void> {
  const posted = today.subtract({ days: 3 })
  const before = past.on(posted, clerk)
  const { rows } = await before(({ db }) =>
    sql<Owing>`
      select a.number, owed.cents, p.name as payer
      from account a join account_party ap on ap.account_id = a.id and ap.role = 'payer' and ap.until_on is null
      join party p on p.id = ap.party_id
      cross join lateral (select coalesce(sum(e.amount_cents
        * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int)), 0)::bigint as cents
        from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
        where e.account_id = a.id) owed
      where a.closed_on is null and a.id > (select max(id) - 400 from account) and owed.cents > 0
      order by a.id desc limit 24`.execute(db),
  )
  const checks = rows.map(
    ({ number, cents, payer }, index): Check => ({ number, cents, check: 2201 + index, from: payer }),
  )
  const [first, second] = [checks.slice(0, 14), checks.slice(14)]
  const fileId = await before((work) =>
    loadBankFile(work, lockbox(posted, [...first.slice(0, 12), ...lost(first.slice(12))])),
  )
  await before((work) => askToPostFile(work, fileId))
  await past.finish()
  const yesterday = today.subtract({ days: 1 })
  await past.on(today, clerk)((work) => loadBankFile(work, lockbox(yesterday, second)))
}

/** Checks that find no account: two digits turned about, no number at all, and a number of long ago. */
const lost = (checks: readonly Check[]): Check[] => [
  ...checks.slice(0, 1).map((check) => ({ ...check, number: turned(check.number) })),
  ...checks.slice(1, 2).map((check) => ({ ...check, number: '' })),
  { number: '0047118', cents: 4_150, check: 318, from: 'HARVEY OLDHAM' },
]

function turned(number: string): string {
  const digits = number.replaceAll('-', '')
  const at = digits.split('').findLastIndex((digit, index) => index > 0 && digit !== digits[index - 1])
  return digits.slice(0, at - 1) + digits[at]! + digits[at - 1]! + digits.slice(at + 1)
}

/** A lockbox file as the practice city’s bank writes it. */
export function lockbox(day: PlainDate, checks: readonly Check[]) {
  const on = day.toString().slice(2).replaceAll('-', '')
  const box = `0022222${on}`
  const total = checks.reduce((sum, { cents }) => sum + cents, 0)
  const lines = [
    `100MARLOW    0121042882${on}0915`,
    '2MARLOW    01210428820000000000400104104 1',
    `5001000${box}MARLOW    0121042882`,
    ...checks.map(({ cents, number, check, from }, index) =>
      [
        `6001${right(index + 1, 3)}${right(cents, 10)}121042882000000${right(4000 + index, 4)}${right(check, 10)}`,
        number.replaceAll('-', '').padEnd(12),
        from.slice(0, 30),
      ].join(''),
    ),
    `7001000${box}${right(checks.length, 3)}${right(total, 10)}`,
    `8000000${box}${right(checks.length, 4)}${right(total, 10)}`,
  ]
  const text = [...lines, `9${right(lines.length + 1, 6)}`].join('\r\n')
  return {
    bytes: new TextEncoder().encode(text.normalize('NFD').replaceAll(/[^\x20-\x7E\r\n]/g, '')),
    fileName: `lockbox-${on}.txt`,
    format: 'lockbox',
    mode: 'strict',
    modeReason: null,
    layout: null,
    mapping: null,
    receivedOn: null,
  } as const
}

const right = (amount: number, length: number): string => String(amount).padStart(length, '0')
