import { dollars } from '#kernel/money'
import {
  DepositValue,
  EscrowLettersValue,
  LiabilityValue,
  MoveBalanceValue,
} from '../policies/move-policies.ts'
import { DeliveryOrdersValue, MissedPickupValue, ServiceOrdersValue } from '../policies/order-policies.ts'
import { type Language, percentWords, wordOf } from './explain-words.ts'
import { both, classWords, counted, listed, sentences } from './quote-words.ts'
import type { Both } from './told-words.ts'

/** The rules of service orders, of moving in and out, and of deposits, in words. */
export const orderQuotes: { readonly [code: string]: (value: unknown) => Both } = {
  'service-orders': (value) => {
    const { charges } = ServiceOrdersValue.parse(value)
    const each = (language: Language): string =>
      Object.entries(charges)
        .map(
          ([kind, code]) =>
            `${orderNames[kind]?.[language] ?? kind} ${language === 'en' ? 'as' : 'como'} “${wordOf(code, language)}”`,
        )
        .join('; ')
    return {
      en: `A service order that is done is charged by the rate tables: ${each('en')}. Other orders cost nothing.`,
      es: `Una orden de servicio cumplida se cobra según las tablas de tarifas: ${each('es')}. Las demás no tienen costo.`,
    }
  },
  'missed-pickup': (value) => {
    const { reportWithinDays, remedies } = MissedPickupValue.parse(value)
    const names = {
      reschedule: { en: 'collected again', es: 'se recoge de nuevo' },
      credit: { en: 'credited', es: 'se acredita' },
    }
    const what = (language: Language) =>
      listed(
        remedies.map((one) => names[one][language]),
        language,
        'or',
      )
    return {
      en: `A missed pickup that is told within ${counted(reportWithinDays, 'day', 'days')} is ${what('en')}; later it is not collected again.`,
      es: `Una recolección omitida que se informa dentro de ${counted(reportWithinDays, 'día', 'días')} ${what('es')}; después no se recoge de nuevo.`,
    }
  },
  'delivery-orders': (value) => {
    const { withinDays } = DeliveryOrdersValue.parse(value)
    return {
      en: `Where a service begins, its container is delivered within ${counted(withinDays, 'day', 'days')}, unless it stands there already.`,
      es: `Cuando comienza un servicio, su contenedor se entrega dentro de ${counted(withinDays, 'día', 'días')}, salvo que ya esté allí.`,
    }
  },
  liability: (value) => models[LiabilityValue.parse(value).model],
  'move-balance': (value) =>
    MoveBalanceValue.parse(value).balance === 'final-bill'
      ? {
          en: 'What is owed on the old account of a customer who moves is paid with its final bill.',
          es: 'Lo que se debe en la cuenta anterior de un cliente que se muda se paga con su factura final.',
        }
      : {
          en: 'What is owed on the old account of a customer who moves goes over to the new account.',
          es: 'Lo que se debe en la cuenta anterior de un cliente que se muda pasa a la cuenta nueva.',
        },
  'escrow-letters': (value) => {
    const { answerWithinDays } = EscrowLettersValue.parse(value)
    return {
      en: `A closing letter that an escrow company asks for is sent within ${counted(answerWithinDays, 'day', 'days')}.`,
      es: `Una carta de cierre que pide una compañía de escrow se envía dentro de ${counted(answerWithinDays, 'día', 'días')}.`,
    }
  },
  deposit: (value) => deposit(DepositValue.parse(value)),
}

const orderNames: { readonly [kind: string]: Both } = {
  deliver: { en: 'a delivery', es: 'una entrega' },
  swap: { en: 'a swap for another size', es: 'un cambio de tamaño' },
  remove: { en: 'a removal', es: 'un retiro' },
  'extra-pickup': { en: 'an extra pickup', es: 'una recolección adicional' },
  bulky: { en: 'bulky items', es: 'artículos voluminosos' },
  'missed-pickup': { en: 'a missed pickup', es: 'una recolección omitida' },
  'go-back': { en: 'a go-back', es: 'un viaje de regreso' },
  exchange: { en: 'an exchange for the same container', es: 'un cambio por el mismo contenedor' },
}

const models: Record<ReturnType<typeof LiabilityValue.parse>['model'], Both> = {
  owner: { en: 'The owner owes for service.', es: 'El propietario debe el servicio.' },
  joint: {
    en: 'The owner and whoever is served owe for service together.',
    es: 'El propietario y quien recibe el servicio lo deben juntos.',
  },
  occupant: {
    en: 'Whoever lives there owes for service, and the owner does not.',
    es: 'Quien vive allí debe el servicio, y no el propietario.',
  },
  'occupant-then-owner': {
    en: 'Whoever is served owes for service, and the owner where they do not pay.',
    es: 'Quien recibe el servicio lo debe, y el propietario cuando aquel no paga.',
  },
  customer: {
    en: 'Whoever asked for service owes for it.',
    es: 'Quien pidió el servicio lo debe.',
  },
}

function deposit({ classes, askedOf, atEnd, interest }: ReturnType<typeof DepositValue.parse>): Both {
  const each = (language: Language): string =>
    classes
      .map((one) => {
        const name = classWords(one.class, language)
        if ('cents' in one) return `${name} ${dollars(one.cents)}`
        return language === 'en'
          ? `${name} ${counted(one.averageBills, 'average bill', 'average bills')}`
          : `${name} ${counted(one.averageBills, 'factura promedio', 'facturas promedio')}`
      })
      .join('; ')
  const who = {
    everybody: { en: 'Every new customer', es: 'Todo cliente nuevo' },
    tenants: {
      en: 'A new customer who does not own the place',
      es: 'Un cliente nuevo que no es propietario',
    },
  }[askedOf]
  return sentences([
    both((language) =>
      language === 'en'
        ? `${who.en} puts down a deposit: ${each('en')}.`
        : `${who.es} deja un depósito: ${each('es')}.`,
    ),
    atEnd === 'apply'
      ? { en: 'It pays the final bill.', es: 'Con él se paga la factura final.' }
      : {
          en: 'It is paid back when the account ends.',
          es: 'Se devuelve cuando termina la cuenta.',
        },
    interest && {
      en: `It bears ${percentWords(interest.percentThousandths)} simple interest a year.`,
      es: `Devenga ${percentWords(interest.percentThousandths)} de interés simple al año.`,
    },
  ])
}
