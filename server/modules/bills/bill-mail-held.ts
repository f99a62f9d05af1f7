import type { StandingCheck } from '#kernel/standing-check'
import { heldBills } from './held-mail.ts'

/** Bills that nobody got yet, because the only address known for them is confidential. */
export const billMailHeld: StandingCheck = {
  code: 'bill-mail-held',
  title: 'Bill waits for an address',
  looksFor:
    'A bill that was left out of the print files of its run: the address of its account is confidential, and no mailing address is known.',
  atStake: 'What the bill asks for.',
  owner: 'clerk',
  find: async (work) =>
    (await heldBills(work, null)).map(
      ({ billId, number, runId, accountId, accountNumber, totalDueCents }) => ({
        subject: `bill ${number}`,
        sentence: `Bill ${number} of account ${accountNumber} was not mailed: its address is confidential, and no mailing address is known. Ask for the substitute address, write it on the account, and print the bill from Delivery of run ${runId}.`,
        amountCents: Math.max(0, totalDueCents),
        basis: 'What the bill asks for.',
        accountId,
        billId,
        facts: [{ what: 'Run', value: String(runId) }],
      }),
    ),
}
