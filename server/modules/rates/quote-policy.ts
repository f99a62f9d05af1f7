import { z } from 'zod'
import { dollars } from '#kernel/money'
import type { Policy, ProrationBasis } from '../policies/policy.ts'
import { ProrationValue } from '../policies/proration-rules.ts'
import { wordOf } from './explain-words.ts'
import { adjustmentQuotes } from './quote-adjustments.ts'
import { deskQuotes } from './quote-desk.ts'
import { moneyQuotes } from './quote-money.ts'
import { onlineQuotes } from './quote-online.ts'
import { orderQuotes } from './quote-orders.ts'
import { standardCaseQuotes } from './quote-standard-cases.ts'
import { bankQuotes } from './quote-bank.ts'
import { mailQuotes } from './quote-mail.ts'
import { type Both, asSentence } from './told-words.ts'

/** What a basis of proration means, as the rule says it. */
export const basisRule: { readonly [Basis in ProrationBasis]: Both } = {
  'actual-days': {
    en: 'A part of a month is charged by its days, out of the days the month has.',
    es: 'Una parte de un mes se cobra por sus días, sobre los días que tiene el mes.',
  },
  '30-day-month': {
    en: 'A part of a month is charged by its days, and every month counts as 30 days.',
    es: 'Una parte de un mes se cobra por sus días, y cada mes cuenta como 30 días.',
  },
  'semi-monthly': {
    en: 'A part of a month is charged by half months: a half month begun is charged whole.',
    es: 'Una parte de un mes se cobra por medios meses: un medio mes comenzado se cobra completo.',
  },
  'whole-month': {
    en: 'A month begun is charged whole.',
    es: 'Un mes comenzado se cobra completo.',
  },
  pickups: {
    en: 'A part of a month is charged by the collections that fall in it, out of those of the month.',
    es: 'Una parte de un mes se cobra por las recolecciones que caen en ella, sobre las del mes.',
  },
  none: {
    en: 'A part of a billing period is charged like the whole.',
    es: 'Una parte de un período de facturación se cobra como el período completo.',
  },
}

const Amount = z.object({ cents: z.int() })
const Printed = z.object({ print: z.boolean() })
const Release = z.object({ preparerUpToCents: z.int() })
const Email = z.object({ attachPdf: z.boolean(), link: z.boolean() })
const Second = z.object({ secondPerson: z.boolean() })
const Findings = z.object({ aboveCents: z.int() })

/** A rule of the city in words, in both languages: what its value means. One whose code nothing here knows is told as its data. */
export function quotePolicy({ code, value }: Pick<Policy, 'code' | 'value'>): Both {
  return (words[code] ?? asData)(value)
}

const words: { readonly [code: string]: (value: unknown) => Both } = {
  proration: (value) => {
    const { basis, situations = {}, services = [] } = ProrationValue.parse(value)
    const parts = [
      basisRule[basis],
      ...Object.entries(situations).map(([situation, own]) => situationRule(situation, own)),
      ...services.map(({ basis: own, ...what }) => serviceRule(Object.values(what), own)),
    ]
    return { en: parts.map(({ en }) => en).join(' '), es: parts.map(({ es }) => es).join(' ') }
  },
  'minimum-bill': (value) => {
    const least = dollars(Amount.parse(value).cents)
    return {
      en: `A bill that asks for less than ${least} is not sent; its balance is carried to the next bill.`,
      es: `Una factura por menos de ${least} no se envía; su saldo pasa a la siguiente factura.`,
    }
  },
  'zero-bill': (value) => sentOrNot(value, { en: 'that asks for nothing', es: 'en la que no se debe nada' }),
  'credit-bill': (value) => sentOrNot(value, { en: 'that shows a credit', es: 'que muestra un crédito' }),
  'on-demand-release': (value) => {
    const most = dollars(Release.parse(value).preparerUpToCents)
    return {
      en: `Whoever prepares a single bill on demand may release it alone up to ${most}.`,
      es: `Quien prepara una factura individual a pedido puede autorizarla por sí solo hasta ${most}.`,
    }
  },
  'bill-email': (value) => {
    const { attachPdf, link } = Email.parse(value)
    const [en, es] =
      attachPdf && link
        ? ['the PDF and a link', 'el PDF y un enlace']
        : attachPdf
          ? ['the PDF', 'el PDF']
          : ['a link', 'un enlace']
    return {
      en: `A bill sent by e-mail has ${en} with it.`,
      es: `Una factura enviada por correo electrónico lleva ${es}.`,
    }
  },
  'set-up-change': (value) =>
    Second.parse(value).secondPerson
      ? {
          en: 'A change of the city’s set-up is adopted by a second person.',
          es: 'Un cambio en la configuración de la ciudad lo adopta una segunda persona.',
        }
      : {
          en: 'A change of the city’s set-up needs no second person.',
          es: 'Un cambio en la configuración de la ciudad no necesita una segunda persona.',
        },
  'open-findings': (value) => {
    const above = dollars(Findings.parse(value).aboveCents)
    return {
      en: `Open findings with more than ${above} at stake hold a run that concerns them.`,
      es: `Los hallazgos abiertos por más de ${above} detienen la facturación a la que se refieren.`,
    }
  },
  ...adjustmentQuotes,
  ...standardCaseQuotes,
  ...deskQuotes,
  ...orderQuotes,
  ...bankQuotes,
  ...mailQuotes,
  ...moneyQuotes,
  ...onlineQuotes,
}

const situationTitles: { readonly [situation: string]: Both } = {
  first: { en: 'When a service begins', es: 'Cuando un servicio comienza' },
  final: { en: 'When a service ends', es: 'Cuando un servicio termina' },
  change: { en: 'When a service changes', es: 'Cuando un servicio cambia' },
  'rate-change': { en: 'When a rate changes', es: 'Cuando una tarifa cambia' },
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function situationRule(situation: string, basis: ProrationBasis | undefined): Both {
  const title = situationTitles[situation] ?? { en: situation, es: situation }
  const rule = basisRule[basis ?? 'actual-days']
  return { en: `${title.en}: ${lowered(rule.en)}`, es: `${title.es}: ${lowered(rule.es)}` }
}

function serviceRule(names: readonly (string | undefined)[], basis: ProrationBasis): Both {
  const told = (language: 'en' | 'es') =>
    asSentence(
      names
        .filter((name) => name !== undefined)
        .map((name) => wordOf(name, language))
        .join(', '),
    )
  const rule = basisRule[basis]
  return { en: `${told('en')}: ${lowered(rule.en)}`, es: `${told('es')}: ${lowered(rule.es)}` }
}

function sentOrNot(value: unknown, which: Both): Both {
  return Printed.parse(value).print
    ? { en: `A bill ${which.en} is sent.`, es: `Una factura ${which.es} se envía.` }
    : {
        en: `A bill ${which.en} is not sent; the next bill goes on from it.`,
        es: `Una factura ${which.es} no se envía; la siguiente factura continúa desde ella.`,
      }
}

/** `preparerUpToCents: 15000` as `Preparer up to $150.00`. */
function asData(value: unknown): Both {
  const told = `${asSentence(toldData(value))}.`
  return { en: told, es: told }
}

function toldData(value: unknown, name = ''): string {
  if (Array.isArray(value)) return value.map((one) => toldData(one, name)).join('; ')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, one]) =>
        typeof one === 'object' && one !== null
          ? `${spaced(key)}: ${toldData(one)}`
          : `${spaced(key.replace(/Cents$/, ''))} ${toldData(one, key)}`,
      )
      .join(', ')
  if (typeof value === 'number' && /cents$/i.test(name)) return dollars(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

const spaced = (name: string): string =>
  name.replaceAll(/([A-Z])/g, (capital) => ` ${capital.toLowerCase()}`).replaceAll('-', ' ')
