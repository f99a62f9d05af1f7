import type { StandingCheck } from '#kernel/standing-check'
import { dollars } from '#kernel/money'
import { agedBooks } from './reconciliation-queries.ts'

/** What bank statements and our books do not agree on for longer than the city's rule says. */
export const bankDiffers: StandingCheck = {
  code: 'bank-differs',
  title: 'The bank and the books differ',
  looksFor:
    'A line of a bank statement, or a deposit, file or returned item of ours, that is not matched within the days of the city’s rule.',
  atStake: 'Its amount.',
  owner: 'coordinator',
  find: async (work) => {
    const { rule, lines, items } = await agedBooks(work)
    if (!rule) return []
    const facts = (on: string, owned: { owner: string; note: string } | null) => [
      { what: 'Day', value: on },
      { what: 'Who sees to it', value: owned ? `${owned.owner}: ${owned.note}` : 'nobody yet' },
      { what: 'Rule', value: rule.citation },
    ]
    const late = ({ days }: { days: number }) => days > rule.asksAfterDays
    return [
      ...lines.filter(late).map((line) => ({
        subject: `bank line ${line.lineId}`,
        sentence: `The bank has ${dollars(Math.abs(line.cents))} of ${line.on} (${line.typeCode} ${line.text}) that nothing of ours belongs to. Match it, or explain it.`,
        amountCents: Math.abs(line.cents),
        basis: 'The amount of the line.',
        facts: facts(line.on, line.owned),
      })),
      ...items.filter(late).map((item) => ({
        subject: item.key,
        sentence: `${item.name} of ${item.on}, ${dollars(Math.abs(item.cents))}, is on no statement. Ask the bank for it.`,
        amountCents: Math.abs(item.cents),
        basis: 'Its amount.',
        facts: facts(item.on, item.owned),
      })),
    ]
  },
}
