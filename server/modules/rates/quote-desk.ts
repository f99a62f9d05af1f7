import { dollars } from '#kernel/money'
import { CancelAndRebillValue } from '../policies/cancel-and-rebill.ts'
import { CaseTypesValue } from '../policies/case-rules.ts'
import { ContactReasonsValue, FirstCallValue, IdentityCheckValue } from '../policies/desk-rules.ts'
import { InstallmentsValue } from '../policies/installments.ts'
import { LetterApprovalValue } from '../policies/letter-rules.ts'
import { LookBackValue } from '../policies/look-back.ts'
import type { Language } from './explain-words.ts'
import { both, classWords, closed, counted, listed, sentences } from './quote-words.ts'
import type { Both } from './told-words.ts'

/** The rules of the service desk and of correcting the past, in words. */
export const deskQuotes: { readonly [code: string]: (value: unknown) => Both } = {
  'contact-reasons': (value) => {
    const names = ContactReasonsValue.parse(value).reasons.map(({ name }) => name)
    return {
      en: `A conversation is written down with one of these reasons: ${names.join('; ')}.`,
      es: `Cada conversación se anota con uno de estos motivos: ${names.join('; ')}.`,
    }
  },
  'first-call-resolution': (value) => {
    const { days } = FirstCallValue.parse(value)
    return {
      en: `A call is resolved at once when nobody comes back about the same within ${counted(days, 'day', 'days')}, and nothing of it is left open by then.`,
      es: `Una llamada se resuelve de inmediato cuando nadie vuelve por lo mismo en ${counted(days, 'día', 'días')} y nada de ella queda pendiente.`,
    }
  },
  'identity-check': (value) => {
    const { facts, needed, guards, manyChanges } = IdentityCheckValue.parse(value)
    return sentences([
      both((language) =>
        language === 'en'
          ? `Before ${told(guards, 'en', 'or')} the caller gets at least ${needed} of these right: ${told(facts, 'en')}.`
          : `Antes de ${told(guards, 'es', 'or')} quien llama acierta al menos ${needed} de estos datos: ${told(facts, 'es')}.`,
      ),
      manyChanges && {
        en: `${manyChanges.changes} changes of one contact within ${counted(manyChanges.days, 'day', 'days')} are pointed out.`,
        es: `Se advierte cuando un contacto cambia ${manyChanges.changes} veces en ${counted(manyChanges.days, 'día', 'días')}.`,
      },
    ])
  },
  'letter-approval': (value) => {
    const rules = LetterApprovalValue.parse(value).rules
    return both((language) => {
      const kinds = rules.map((rule) => letterKind(rule, language))
      return language === 'en'
        ? `A second person approves: ${kinds.join('; ')}.`
        : `Una segunda persona aprueba: ${kinds.join('; ')}.`
    })
  },
  'case-types': (value) =>
    sentences(
      CaseTypesValue.parse(value).map(({ label, daysToDue, dispute }) => ({
        en: closed(
          `${label}: answered within ${counted(daysToDue, 'business day', 'business days')}${dispute ? '; no penalty and no notice rests on the part in dispute meanwhile' : ''}`,
        ),
        es: closed(
          `${label}: se responde en ${counted(daysToDue, 'día hábil', 'días hábiles')}${dispute ? '; mientras tanto no hay recargos ni avisos sobre la parte en disputa' : ''}`,
        ),
      })),
    ),
  'look-back': (value) => {
    const { underchargeMonths, overchargeMonths, waiveUnderchargeBelowCents, managerMayGoBeyond } =
      LookBackValue.parse(value)
    return sentences([
      both((language) =>
        language === 'en'
          ? `What was charged too little is charged for at most ${monthsBy(underchargeMonths, 'en')} back.`
          : `Lo que se cobró de menos se cobra hasta ${monthsBy(underchargeMonths, 'es')} atrás.`,
      ),
      both((language) =>
        language === 'en'
          ? `What was charged too much is given back for at most ${monthsBy(overchargeMonths, 'en')} back.`
          : `Lo que se cobró de más se devuelve hasta ${monthsBy(overchargeMonths, 'es')} atrás.`,
      ),
      waiveUnderchargeBelowCents !== undefined && {
        en: `Less than ${dollars(waiveUnderchargeBelowCents)} charged too little is let go.`,
        es: `Menos de ${dollars(waiveUnderchargeBelowCents)} cobrados de menos no se reclaman.`,
      },
      managerMayGoBeyond
        ? {
            en: 'A manager may go further back, with the reason on record.',
            es: 'Un gerente puede ir más atrás, dejando constancia del motivo.',
          }
        : { en: 'Nobody goes further back.', es: 'Nadie va más atrás.' },
    ])
  },
  'cancel-and-rebill': (value) => {
    const { dueAnew, dueAfterDays } = CancelAndRebillValue.parse(value)
    const days = { en: counted(dueAfterDays, 'day', 'days'), es: counted(dueAfterDays, 'día', 'días') }
    return dueAnew === 'always'
      ? {
          en: `A bill that takes the place of a cancelled one is due ${days.en} after it was made, and never earlier than that one was.`,
          es: `Una factura que reemplaza a una anulada vence ${days.es} después de hacerse, y nunca antes que aquella.`,
        }
      : {
          en: `A bill that takes the place of a cancelled one is due on its day; where it asks for more, ${days.en} after it was made.`,
          es: `Una factura que reemplaza a una anulada vence el mismo día que ella; si es por más, ${days.es} después de hacerse.`,
        }
  },
  installments: (value) => {
    const { fromCents, firstDueAfterDays, broken } = InstallmentsValue.parse(value)
    const plan = {
      en: `What a correction charges may be paid in monthly installments from ${dollars(fromCents)} on, over as many months as the error lasted; the first is due ${counted(firstDueAfterDays, 'day', 'days')} after it was posted.`,
      es: `Lo que cobra una corrección puede pagarse en cuotas mensuales desde ${dollars(fromCents)}, en tantos meses como duró el error; la primera vence ${counted(firstDueAfterDays, 'día', 'días')} después de registrarse.`,
    }
    return sentences([
      plan,
      broken && {
        en: `When an installment is unpaid for ${counted(broken.afterDays, 'day', 'days')} the plan may be ended, and the rest is due ${counted(broken.restDueAfterDays, 'day', 'days')} later.`,
        es: `Si una cuota no se paga en ${counted(broken.afterDays, 'día', 'días')}, el plan puede terminarse y el resto vence ${counted(broken.restDueAfterDays, 'día', 'días')} después.`,
      },
    ])
  },
}

const facts: { readonly [name: string]: Both } = {
  name: { en: 'the name', es: 'el nombre' },
  'service-address': { en: 'the service address', es: 'la dirección de servicio' },
  'account-number': { en: 'the account number', es: 'el número de cuenta' },
  phone: { en: 'the telephone', es: 'el teléfono' },
  email: { en: 'the e-mail address', es: 'el correo electrónico' },
  'last-payment': { en: 'the last payment', es: 'el último pago' },
  'last-bill': { en: 'the last bill', es: 'la última factura' },
  'former-number': { en: 'the former account number', es: 'el número de cuenta anterior' },
  'mailing-address': { en: 'the mailing address', es: 'la dirección postal' },
  'photo-id': { en: 'an identity card', es: 'un documento de identidad' },
  signature: { en: 'the signature', es: 'la firma' },
  bank: { en: 'the bank account', es: 'la cuenta bancaria' },
  'read-out': { en: 'reading out what is private', es: 'leer datos privados' },
}

function told(names: readonly string[], language: Language, last: 'and' | 'or' = 'and'): string {
  const changed = last === 'or'
  return listed(
    names.map((name) => {
      const words = facts[name]?.[language] ?? name
      if (!changed || name === 'read-out') return words
      return language === 'en' ? `a change of ${words.replace(/^the /, '')}` : `cambiar ${words}`
    }),
    language,
    last,
  )
}

type LetterRule = ReturnType<typeof LetterApprovalValue.parse>['rules'][number]

function letterKind(
  { templates, freelyWritten, changedText, aboveCents }: LetterRule,
  language: Language,
): string {
  const isEnglish = language === 'en'
  const parts = [
    templates && `${isEnglish ? 'letters from' : 'cartas de'} ${templates.join(', ')}`,
    freelyWritten && (isEnglish ? 'freely written letters' : 'cartas de texto libre'),
    changedText && (isEnglish ? 'letters whose text was changed' : 'cartas cuyo texto se cambió'),
  ].filter((part) => typeof part === 'string')
  const kind = listed(parts.length > 0 ? parts : [isEnglish ? 'letters' : 'cartas'], language)
  if (aboveCents === undefined) return kind
  return isEnglish
    ? `${kind} about more than ${dollars(aboveCents)}`
    : `${kind} por más de ${dollars(aboveCents)}`
}

function monthsBy(byClass: Readonly<Record<string, number>>, language: Language): string {
  const month = (count: number): string =>
    language === 'en' ? counted(count, 'month', 'months') : counted(count, 'mes', 'meses')
  const named = Object.entries(byClass).filter(([name]) => name !== '*')
  const others = month(byClass['*']!)
  if (named.length === 0) return others
  const every = language === 'en' ? 'every other class' : 'las demás clases'
  const some = named.map(([name, count]) => `${month(count)} (${classWords(name, language)})`)
  return listed([...some, `${others} (${every})`], language)
}
