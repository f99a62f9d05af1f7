import { day, daysBetween } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { EscrowList, OrderCounts } from './today-queries.ts'
import type { Waiting } from './waiting.ts'

/** How many days ahead a closing letter is shown. */
const ahead = 7

/** Closing letters that are to be sent: each with its day, since a sale waits for it. */
export function ofEscrow({ rows }: EscrowList, today: string): Waiting[] {
  return rows.flatMap(({ letterId, accountNumber, company, escrowNumber, dueOn, late, isGood, figures }) => {
    const on = dueOn ?? figures.goodThrough
    const away = daysBetween(today, on)
    if (!late && away > ahead) return []
    const told = `${company}, escrow ${escrowNumber}: ${money(figures.totalCents)} through ${day(figures.goodThrough)}.`
    return [
      {
        kind: late ? 'late' : away === 0 ? 'today' : 'mine',
        title: `Closing letter for ${accountNumber}: ${isGood ? 'send it' : 'write it anew'}`,
        text: isGood ? `${told} To be sent by ${day(on)}.` : `${told} The amount is no longer good.`,
        target:
          isGood && letterId !== null
            ? { screen: 'letter', id: letterId }
            : { screen: 'escrow', accountNumber },
        on,
        withOthers: false,
        amountCents: figures.totalCents,
      } satisfies Waiting,
    ]
  })
}

/** Service orders whose day has passed: somebody waits for the truck. */
export function ofOrders({ late }: OrderCounts): Waiting[] {
  if (late === 0) return []
  return [
    {
      kind: 'late',
      title: `${count(late, 'service order')} late`,
      text: 'Their day has passed. Say that they are done, schedule another day, or call them off.',
      target: { screen: 'orders' },
      on: null,
      withOthers: false,
      amountCents: 0,
    },
  ]
}
