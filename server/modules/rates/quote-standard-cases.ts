import { dollars } from '#kernel/money'
import {
  ContaminationValue,
  CourtesyValue,
  DamagedCartValue,
  MissedPickupCreditValue,
  VacancyValue,
} from '../policies/standard-case-policies.ts'
import { classWords, counted, listed, listedStreams, sentences } from './quote-words.ts'
import type { Both } from './told-words.ts'

/** The rules of the standard cases in words: when a missed pickup, a vacant home, a spoiled container are credited or charged. */
export const standardCaseQuotes: { readonly [code: string]: (value: unknown) => Both } = {
  'missed-pickup-credit': (value) => {
    const { reportedWithinHours, collectionOverAt, remedy, streamsOfSet } =
      MissedPickupCreditValue.parse(value)
    const remedies = {
      credit: { en: 'credited', es: 'se acredita' },
      reschedule: { en: 'made good by another pickup', es: 'se repone con otra recolección' },
      either: {
        en: 'made good by another pickup or credited',
        es: 'se repone con otra recolección o se acredita',
      },
    }[remedy]
    return sentences([
      {
        en: `A missed pickup that is told within ${counted(reportedWithinHours, 'hour', 'hours')} after ${collectionOverAt} of its day is ${remedies.en}.`,
        es: `Una recolección omitida que se informa dentro de ${counted(reportedWithinHours, 'hora', 'horas')} después de las ${collectionOverAt} de su día ${remedies.es}.`,
      },
      streamsOfSet > 1 && {
        en: `Of a set of carts, one stream is one part in ${streamsOfSet} of a pickup.`,
        es: `De un juego de carritos, un solo tipo de residuo es una de ${streamsOfSet} partes de una recolección.`,
      },
    ])
  },
  'vacancy-credit': (value) => vacancy(VacancyValue.parse(value)),
  'contamination-charge': (value) => {
    const { streams, periodDays, warnings, chargesCents } = ContaminationValue.parse(value)
    const amounts = chargesCents.map((cents) => dollars(cents))
    return {
      en: `A contaminated container (${listedStreams(streams, 'en')}) is charged, counted over ${counted(periodDays, 'day', 'days')}: ${counted(warnings, 'warning', 'warnings')} first, then ${amounts.join(', then ')}, and the last amount each time after.`,
      es: `Un contenedor contaminado (${listedStreams(streams, 'es')}) se cobra, contado durante ${counted(periodDays, 'día', 'días')}: primero ${counted(warnings, 'advertencia', 'advertencias')}, luego ${amounts.join(', luego ')}, y después cada vez el último monto.`,
    }
  },
  'damaged-cart': (value) => {
    const { chargedCauses, freeAfterYears, sizes } = DamagedCartValue.parse(value)
    const amounts = Object.entries(sizes).map(([size, cents]) => `${size} ${dollars(cents)}`)
    const [en, es] = chargedCauses.includes('unknown')
      ? ['by the customer or by nobody knows whom', 'por el cliente o no se sabe por quién']
      : ['by the customer', 'por el cliente']
    return sentences([
      {
        en: `A cart that was damaged ${en} is replaced for: ${listed(amounts, 'en')}.`,
        es: `Un carrito dañado ${es} se reemplaza por: ${listed(amounts, 'es')}.`,
      },
      freeAfterYears !== undefined && {
        en: `After ${counted(freeAfterYears, 'year', 'years')} of use it is replaced without charge.`,
        es: `Después de ${counted(freeAfterYears, 'año', 'años')} de uso se reemplaza sin cargo.`,
      },
    ])
  },
  'courtesy-credit': (value) => {
    const { upToCents, periodDays } = CourtesyValue.parse(value)
    return {
      en: `A courtesy credit is at most ${dollars(upToCents)} for an account in ${counted(periodDays, 'day', 'days')}.`,
      es: `Un crédito de cortesía es a lo sumo ${dollars(upToCents)} por cuenta en ${counted(periodDays, 'día', 'días')}.`,
    }
  },
}

function vacancy(rule: ReturnType<typeof VacancyValue.parse>): Both {
  const { classes, streams, shortest, noticeWorkingDays, credited, keepCentsPerUnit, fee, longestMonths } =
    rule
  const least =
    'months' in shortest
      ? { en: counted(shortest.months, 'month', 'months'), es: counted(shortest.months, 'mes', 'meses') }
      : { en: counted(shortest.days, 'day', 'days'), es: counted(shortest.days, 'día', 'días') }
  const ofClasses = (language: 'en' | 'es') =>
    listed(
      classes.map((name) => classWords(name, language)),
      language,
    )
  return sentences([
    {
      en: `A home (${ofClasses('en')}) that stands empty for at least ${least.en} is credited for ${listedStreams(streams, 'en')}.`,
      es: `A una vivienda (${ofClasses('es')}) desocupada por al menos ${least.es} se le acredita ${listedStreams(streams, 'es')}.`,
    },
    noticeWorkingDays > 0 && {
      en: `It is asked for ${counted(noticeWorkingDays, 'working day', 'working days')} before.`,
      es: `Se pide con ${counted(noticeWorkingDays, 'día hábil', 'días hábiles')} de anticipación.`,
    },
    credited === 'days'
      ? {
          en: 'The share of the vacant days is credited.',
          es: 'Se acredita la parte de los días desocupados.',
        }
      : {
          en: 'Only months that are vacant throughout are credited.',
          es: 'Solo se acreditan los meses desocupados por completo.',
        },
    keepCentsPerUnit > 0 && {
      en: `${dollars(keepCentsPerUnit)} for each dwelling unit and month stays charged.`,
      es: `Se siguen cobrando ${dollars(keepCentsPerUnit)} por vivienda y mes.`,
    },
    fee && {
      en: `A fee of ${dollars(fee.cents)} is charged.`,
      es: `Se cobra una tarifa de ${dollars(fee.cents)}.`,
    },
    longestMonths !== undefined && {
      en: `It ends after ${counted(longestMonths, 'month', 'months')}.`,
      es: `Termina después de ${counted(longestMonths, 'mes', 'meses')}.`,
    },
  ])
}
