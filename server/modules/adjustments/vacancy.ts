import { type ClosedPeriod, earlier, isBefore, overlap, type PlainDate } from '#kernel/dates'
import { cents, dollars, portion } from '#kernel/money'
import { plusBusinessDays, type WorkCalendar } from '../planning/business-days.ts'
import type { VacancyRule } from '../policies/standard-case-policies.ts'
import { type CaseVerdict, dayWords, no, type Told } from './case-verdict.ts'
import type { AskedPart } from './judge-parts.ts'
import type { LineLeft } from './lines-left.ts'

export type Vacancy = {
  readonly rule: VacancyRule
  readonly calendar: WorkCalendar
  readonly class: string
  readonly units: number
  readonly appliedOn: PlainDate
  /** The first vacant day, and the first day on which it is to be lived in again. */
  readonly planned: ClosedPeriod
  /** The first day on which it was lived in again, when that came earlier than planned. */
  readonly endedOn: PlainDate | null
  /** The lines of posted bills, with what is left of them. */
  readonly lines: readonly LineLeft[]
  /** What this vacancy credited of each line before, by `billId lineNo`, and of its fee; positive cents. */
  readonly before: { readonly creditedCents: ReadonlyMap<string, number>; readonly feeCents: number }
}

/**
 * What a vacant home is credited: of each line of the covered streams the share of its vacant days (or only whole lines), less what
 * stays charged. It answers the difference to what was credited before, so that the same question serves for each new bill, for its
 * end, and for taking credit back when the home was lived in earlier than planned: below the shortest length all of it. Policy
 * `vacancy-credit`; oracles: Tulare 7.16.160 and Sacramento.
 */
export function judgeVacancy(asked: Vacancy): CaseVerdict {
  const refused = refusedFor(asked)
  if (refused) return refused
  const { rule, planned, endedOn, before } = asked
  const longest =
    rule.longestMonths === undefined ? planned.until : planned.from.add({ months: rule.longestMonths })
  const end = earlier(endedOn ?? planned.until, earlier(planned.until, longest))
  const short = isShort(rule, { from: planned.from, until: endedOn ?? planned.until })
  const vacant: ClosedPeriod = { from: planned.from, until: short ? planned.from : end }
  const told: Told[] = [short ? backOutWords(asked) : vacantWords(vacant, rule)]
  const parts: AskedPart[] = []
  for (const line of asked.lines) {
    const key = `${line.billId} ${line.lineNo}`
    const credited = before.creditedCents.get(key) ?? 0
    const due = Math.min(creditOf(line, vacant, asked), line.leftCents + credited)
    if (due === credited) continue
    parts.push({ billLine: { billId: line.billId, lineNo: line.lineNo }, amountCents: credited - due })
    told.push(lineWords(line, { vacant, due, credited, units: asked.units, rule }))
  }
  if (rule.fee && !short && before.feeCents === 0 && parts.length > 0) {
    parts.push({ ledgerCode: rule.fee.ledgerCode, amountCents: rule.fee.cents })
    told.push({
      en: `Fee for the vacancy, once: ${dollars(rule.fee.cents)}.`,
      es: `Cargo por la desocupación, una vez: ${dollars(rule.fee.cents)}.`,
    })
  }
  if (parts.length > 0) return { outcome: 'adjust', parts, told }
  const later = {
    en: 'Nothing of it is billed yet, or all of it is credited: there is nothing to adjust now.',
    es: 'Nada de ello se ha facturado todavía, o todo se ha acreditado: no hay nada que ajustar ahora.',
  }
  return { outcome: 'none', instead: 'noted', told: [...told, later] }
}

function refusedFor({ rule, calendar, class: of, appliedOn, planned }: Vacancy): CaseVerdict | null {
  if (!rule.classes.includes(of))
    return no(
      `The vacancy credit is for these accounts only: ${rule.classes.join(', ')}. This one is ${of}.`,
      `El crédito por desocupación es solo para estas cuentas: ${rule.classes.join(', ')}. Esta es ${of}.`,
    )
  const first =
    rule.noticeWorkingDays === 0 ? appliedOn : plusBusinessDays(calendar, appliedOn, rule.noticeWorkingDays)
  if (isBefore(planned.from, first)) {
    const [day, applied] = [dayWords(first), dayWords(appliedOn)]
    return no(
      `It was applied for on ${applied.en}. The rule asks for ${rule.noticeWorkingDays} working days before, so it can begin on ${day.en} at the earliest.`,
      `Se solicitó el ${applied.es}. La regla pide ${rule.noticeWorkingDays} días hábiles de anticipación; puede comenzar el ${day.es} como pronto.`,
    )
  }
  if (isShort(rule, planned)) {
    const { en, es } = shortestWords(rule)
    return no(
      `The home must be vacant for at least ${en}.`,
      `La vivienda debe estar desocupada al menos ${es}.`,
    )
  }
  return null
}

const isShort = ({ shortest }: VacancyRule, { from, until }: ClosedPeriod): boolean =>
  isBefore(until, from.add(shortest))

const shortestWords = ({ shortest }: VacancyRule): Told =>
  'months' in shortest
    ? { en: `${shortest.months} months`, es: `${shortest.months} meses` }
    : { en: `${shortest.days} days`, es: `${shortest.days} días` }

/** What of a line is credited for the vacant days. */
function creditOf(line: LineLeft, vacant: ClosedPeriod, { rule, units }: Vacancy): number {
  if (line.amountCents <= 0 || line.stream === null || !rule.streams.includes(line.stream)) return 0
  const whole = { from: line.periodFrom, until: line.periodUntil }
  const shared = overlap(whole, vacant)
  if (!shared) return 0
  const [days, of] = [daysIn(shared), daysIn(whole)]
  if (rule.credited === 'months' && days < of) return 0
  const months = Math.max(1, whole.from.until(whole.until, { largestUnit: 'months' }).months)
  const share = portion(cents(line.amountCents), days, of)
  const kept = portion(cents(rule.keepCentsPerUnit * units * months), days, of)
  return Math.max(0, share - kept)
}

const daysIn = ({ from, until }: ClosedPeriod): number => from.until(until, { largestUnit: 'days' }).days

function vacantWords({ from, until }: ClosedPeriod, { noticeWorkingDays }: VacancyRule): Told {
  const [first, last] = [dayWords(from), dayWords(until.subtract({ days: 1 }))]
  return {
    en: `Vacant from ${first.en} to ${last.en}${noticeWorkingDays > 0 ? ', applied for in time' : ''}.`,
    es: `Desocupada del ${first.es} al ${last.es}${noticeWorkingDays > 0 ? ', solicitado a tiempo' : ''}.`,
  }
}

function backOutWords({ rule, endedOn }: Vacancy): Told {
  const [day, shortest] = [dayWords(endedOn!), shortestWords(rule)]
  return {
    en: `Lived in again from ${day.en}, before ${shortest.en} were over: the credit is taken back.`,
    es: `Ocupada de nuevo desde el ${day.es}, antes de ${shortest.es}: se retira el crédito.`,
  }
}

type LineTold = {
  readonly vacant: ClosedPeriod
  readonly due: number
  readonly credited: number
  readonly units: number
  readonly rule: VacancyRule
}

function lineWords(line: LineLeft, { vacant, due, credited, units, rule }: LineTold): Told {
  const whole = { from: line.periodFrom, until: line.periodUntil }
  const shared = overlap(whole, vacant)
  const [days, of] = [shared ? daysIn(shared) : 0, daysIn(whole)]
  const kept = rule.keepCentsPerUnit > 0 ? dollars(rule.keepCentsPerUnit) : null
  const before =
    credited > 0
      ? { en: `, ${dollars(credited)} was credited before`, es: `, ${dollars(credited)} ya se acreditó` }
      : { en: '', es: '' }
  return {
    en: `Bill ${line.billNumber}, ${line.text}: ${dollars(line.amountCents)}, ${days} of ${of} days vacant${kept ? `, ${kept} a month stays charged for each of ${units} units` : ''}: ${dollars(due)} is due${before.en}.`,
    es: `Factura ${line.billNumber}, ${line.text}: ${dollars(line.amountCents)}, ${days} de ${of} días desocupada${kept ? `, se sigue cobrando ${kept} al mes por cada una de ${units} unidades` : ''}: corresponde ${dollars(due)}${before.es}.`,
  }
}
