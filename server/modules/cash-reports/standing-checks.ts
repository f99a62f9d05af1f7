import { dollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'
import { cashFigures } from './tie-to-ledger.ts'

/** Whether every figure of the month-end page agrees today. Suspense and refunds have checks of their own. */
export const cashDiffers: StandingCheck = {
  code: 'cash-differs',
  title: 'The papers of cash differ from the ledger',
  looksFor:
    'Deposits, cash of the month or over and short that are not the same by the papers and by the ledger.',
  atStake: 'The difference.',
  owner: 'coordinator',
  find: async (work) =>
    (await cashFigures(work, work.today))
      .filter(
        ({ code, differenceCents }) => differenceCents !== 0 && code !== 'suspense' && code !== 'refunds',
      )
      .map(({ code, name, how, subledgerCents, ledgerCents, differenceCents }) => ({
        subject: `figure ${code}`,
        sentence: `${name}: the papers come to ${dollars(subledgerCents)}, the ledger has ${dollars(ledgerCents)}.`,
        amountCents: Math.abs(differenceCents),
        basis: 'What the ledger has, less what the papers come to.',
        facts: [{ what: 'Papers', value: how }],
      })),
}
