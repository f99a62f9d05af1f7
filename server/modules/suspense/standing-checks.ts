import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'
import { policiesFor } from '../policies/policies-queries.ts'
import { suspenseRule } from '../policies/suspense-policy.ts'
import { suspenseBalances } from './suspense-queries.ts'

/** Whether the items in suspense come to what the ledger has on their account. */
export const suspenseDiffers: StandingCheck = {
  code: 'suspense-differs',
  title: 'Suspense differs from the ledger',
  looksFor: 'A suspense account of the ledger whose balance is not the sum of the items that wait.',
  atStake: 'The difference.',
  owner: 'coordinator',
  find: async (work) =>
    (await suspenseBalances(work))
      .filter(({ itemCents, ledgerCents }) => itemCents !== ledgerCents)
      .map(({ code, itemCents, ledgerCents }) => ({
        subject: `ledger account ${code}`,
        sentence: `Ledger account ${code} has ${dollars(ledgerCents)}, and the items in suspense come to ${dollars(itemCents)}.`,
        amountCents: Math.abs(ledgerCents - itemCents),
        basis: 'The balance of the ledger account, less the items that are not moved.',
        facts: [
          { what: 'Balance', value: dollars(ledgerCents) },
          { what: 'Items', value: dollars(itemCents) },
        ],
      })),
}

/** Money that has been in suspense for longer than the city's rule says. */
export const suspenseWaitsLong: StandingCheck = {
  code: 'suspense-waits-long',
  title: 'Money waits in suspense',
  looksFor: 'An item in suspense that nobody has decided about within the days of the city’s rule.',
  atStake: 'Its amount.',
  owner: 'clerk',
  find: async (work) => {
    const rule = suspenseRule(await policiesFor(work), work.today)
    if (!rule) return []
    const { rows } = await sql<{
      id: number
      cents: number
      on: PlainDate
      name: string | null
      written: string | null
    }>`
      select id, amount_cents as cents, received_on as on, payer_name as name, written from suspense_item
      where state = 'open' and received_on < ${work.today}::date - ${rule.waitsDays}::int
        and not exists (select from unclaimed_item u where u.kind = 'suspense' and u.source_id = suspense_item.id and u.state = 'listed')
      order by id limit 5000`.execute(work.db)
    return rows.map(({ id, cents, on, name, written }) => ({
      subject: `suspense item ${id}`,
      sentence: `${dollars(cents)} of ${name ?? 'an unknown payer'} has been in suspense since ${on.toString()}. Find its account, or ask for it to be paid back.`,
      amountCents: cents,
      basis: 'The amount of the item.',
      facts: [
        { what: 'Number as written', value: written ?? 'none' },
        { what: 'Rule', value: rule.citation },
      ],
    }))
  },
}
