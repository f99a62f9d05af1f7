import { day, period } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import type { Language, ToldBill } from './bill-types.ts'

const monthsEs = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'] as const

/** A bill as sentences to say: what is due and when, why it differs from the last, then each charge with its reason. */
export function spokenBill(bill: ToldBill, language: Language): string[] {
  const changed = bill.differences.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const say = language === 'es' ? spanish : english
  return [
    say.due(bill),
    ...(bill.differences.length > 0 && changed !== 0 ? [say.changed(bill.chargesCents, changed)] : []),
    ...bill.differences.map((one) => one[language]),
    ...bill.lines.map(
      (line) =>
        `${line[language]}, ${money(line.amountCents)}. ${language === 'es' ? line.reasonEs : line.reasonEn}`,
    ),
  ]
}

type Sayings = {
  readonly due: (bill: ToldBill) => string
  readonly changed: (nowCents: number, changedCents: number) => string
}

const english: Sayings = {
  due: (bill) =>
    `Your bill for ${period(bill.periodFrom, bill.periodUntil)} has charges of ${money(bill.chargesCents)}. ` +
    `${money(bill.totalDueCents)} is due on ${day(bill.dueOn)}.`,
  changed: (now, changed) =>
    `That is ${money(Math.abs(changed))} ${changed > 0 ? 'more' : 'less'} than the ${money(now - changed)} of your last bill.`,
}

const spanish: Sayings = {
  due: (bill) =>
    `Su factura del ${diaEs(bill.periodFrom)} hasta antes del ${diaEs(bill.periodUntil)} tiene cargos de ` +
    `${money(bill.chargesCents)}. ${money(bill.totalDueCents)} vence el ${diaEs(bill.dueOn)}.`,
  changed: (now, changed) =>
    `Son ${money(Math.abs(changed))} ${changed > 0 ? 'más' : 'menos'} que los ${money(now - changed)} de su factura anterior.`,
}

function diaEs(on: string): string {
  const [year, month = 1, date] = on.split('-').map(Number)
  return `${date} de ${monthsEs[month - 1]} de ${year}`
}
