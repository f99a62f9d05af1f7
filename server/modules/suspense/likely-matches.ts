import type { LikelyMatch, MatchReason } from '@cartwright/api/suspense-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { accountRows } from '../accounts/account-rows.ts'
import { byName, byNameNear } from '../accounts/find-by-name.ts'
import { writtenKey } from './put-in-suspense.ts'
import { similarNumbers, slipSentences } from './similar-numbers.ts'
import type { SuspenseShown } from './suspense-rows.ts'

type Reason = z.infer<typeof MatchReason>
type Found = { readonly accountId: number; readonly reason: Reason }

const atMost = 12

/** How much a reason says that the account is the one that was meant. Several reasons add up. */
const weight: { readonly [Code in Reason['code']]: number } = {
  remembered: 100,
  'former-number': 60,
  'same-number': 60,
  'moved-before': 50,
  'same-payer': 45,
  'two-turned-about': 40,
  'one-digit-wrong': 35,
  'digit-missing': 30,
  'digit-too-many': 30,
  name: 25,
  'owes-this': 20,
}

/**
 * The accounts an item may be meant for, the likeliest first, each with every reason: by the number as written, by what was moved before,
 * by the payer's bank and by the name. That an account owes exactly this amount is no reason alone: most bills of a class are the same.
 */
export async function likelyMatches(work: Work, item: SuspenseShown): Promise<z.infer<typeof LikelyMatch>[]> {
  const found = [
    ...(await byWritten(work, item)),
    ...(await byEarlierMoves(work, item)),
    ...(await byPayerName(work, item)),
  ]
  const reasons = Map.groupBy(found, ({ accountId }) => accountId)
  const accounts = await accountRows(work, [...reasons.keys()])
  return [...accounts]
    .map(([id, account]) => ({
      account,
      reasons: [
        ...distinct(reasons.get(id)!.map(({ reason }) => reason)),
        ...(account.balanceCents === item.amountCents
          ? [{ code: 'owes-this' as const, sentence: `It owes exactly ${dollars(item.amountCents)}.` }]
          : []),
      ],
    }))
    .toSorted(
      (a, b) =>
        total(b.reasons) - total(a.reasons) || (a.account.accountNumber < b.account.accountNumber ? -1 : 1),
    )
    .slice(0, atMost)
}

const total = (reasons: readonly Reason[]): number => reasons.reduce((sum, { code }) => sum + weight[code], 0)
const distinct = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((reason) => [reason.code, reason])).values(),
]

async function byWritten(work: Work, { written }: SuspenseShown): Promise<Found[]> {
  const key = writtenKey(written ?? '')
  if (key === null) return []
  const similar = similarNumbers(key)
  const { rows } = await sql<{
    id: number
    way: 'number' | 'former' | 'alias'
    key: string
    by: string | null
  }>`
    select id, 'number' as way, translate(number, '- ', '') as key, null as by from account
      where (translate(number, '- ', '')) collate "C" = any(${[...similar.keys()]}::text[])
    union all select id, 'former', former_number, null from account
      where former_number is not null and (translate(upper(former_number), '- ', '')) collate "C" = ${key}
    union all select account_id, 'alias', written_key, remembered_by from account_alias
      where written_key = ${key} and forgotten_at is null
    order by id, way limit 60`.execute(work.db)
  return rows.map(({ id, way, key: of, by }) => {
    if (way === 'number') {
      const code = similar.get(of)!
      return reasoned(id, code, slipSentences[code])
    }
    return way === 'former'
      ? reasoned(id, 'former-number', `It had the number ${of} in the former system.`)
      : reasoned(id, 'remembered', `${by} had this number remembered for it.`)
  })
}

async function byEarlierMoves(work: Work, item: SuspenseShown): Promise<Found[]> {
  const key = writtenKey(item.written ?? '')
  const { rows } = await sql<{ id: number; sameNumber: boolean; samePayer: boolean; times: number }>`
    select account_id as id, bool_or(coalesce(written_key = ${key}, false)) as "sameNumber",
      bool_or(coalesce(payer_routing = ${item.payerRouting} and payer_last4 = ${item.payerLast4}, false)) as "samePayer",
      count(*) as times
    from suspense_item
    where state = 'moved' and id <> ${item.itemId}
      and (written_key = ${key} or (payer_routing = ${item.payerRouting} and payer_last4 = ${item.payerLast4}))
    group by account_id order by times desc, account_id limit 20`.execute(work.db)
  return rows.flatMap(({ id, sameNumber, samePayer }) => [
    ...(sameNumber
      ? [reasoned(id, 'moved-before', 'An earlier payment with this number was moved to it.')]
      : []),
    ...(samePayer
      ? [reasoned(id, 'same-payer', 'An earlier payment from this bank account was moved to it.')]
      : []),
  ])
}

async function byPayerName(work: Work, { payerName }: SuspenseShown): Promise<Found[]> {
  if (payerName === null) return []
  const exact = await byName(work, payerName)
  const matches = exact.length > 0 ? exact : await byNameNear(work, payerName)
  return matches
    .slice(0, atMost)
    .map(({ accountId, text }) => reasoned(accountId, 'name', `${text ?? 'A party'} is a party of it.`))
}

const reasoned = (accountId: number, code: Reason['code'], sentence: string): Found => ({
  accountId,
  reason: { code, sentence },
})
