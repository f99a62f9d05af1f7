import { dollars } from '#kernel/money'
import { AdjustmentAuthorityValue, AdjustmentReasonsValue } from '../policies/adjustment-policies.ts'
import { anyRole, both, closed, counted, roleWords, sentences } from './quote-words.ts'
import type { Both } from './told-words.ts'

type Quote = (value: unknown) => Both

/** The rules of adjustments in words: who may credit and charge how much, and why. */
export const adjustmentQuotes: { readonly [code: string]: Quote } = {
  'adjustment-authority': (value) => {
    const { periodDays, accountCents, roles, waitsAtMostDays } = AdjustmentAuthorityValue.parse(value)
    const within = { en: counted(periodDays, 'day', 'days'), es: counted(periodDays, 'día', 'días') }
    return sentences([
      {
        en: `What is credited or charged to an account without a second person is counted over ${within.en}, credits and charges alike.`,
        es: `Lo que se acredita o se cobra a una cuenta sin una segunda persona se cuenta durante ${within.es}, tanto créditos como cargos.`,
      },
      ...byAuthority(roles).map(([role, limits]) => roleRule(role, limits)),
      {
        en: `All people together: ${dollars(accountCents)} on one account.`,
        es: `Todas las personas juntas: ${dollars(accountCents)} en una cuenta.`,
      },
      waitsAtMostDays !== undefined && {
        en: `An adjustment waits for approval for at most ${counted(waitsAtMostDays, 'day', 'days')}.`,
        es: `Un ajuste espera la aprobación a lo sumo ${counted(waitsAtMostDays, 'día', 'días')}.`,
      },
      {
        en: 'Beyond that a second person approves; nobody approves what they asked for.',
        es: 'Más allá de eso aprueba una segunda persona; nadie aprueba lo que pidió.',
      },
    ])
  },
  'adjustment-reasons': (value) => {
    const { reasons } = AdjustmentReasonsValue.parse(value)
    return sentences(reasons.map(reasonRule))
  },
}

type Roles = ReturnType<typeof AdjustmentAuthorityValue.parse>['roles']
type RoleLimits = NonNullable<Roles['clerk']>

/** The roles of the rule, the least authority first, whatever order the stored value has. */
const byAuthority = (roles: Roles): (readonly [string, RoleLimits])[] =>
  Object.entries(roles)
    .flatMap(([role, limits]) => (limits ? [[role, limits] as const] : []))
    .toSorted(([, one], [, other]) => one.onAccountCents - other.onAccountCents)

function roleRule(role: string, { onAccountCents, inAllCents, approvesUpToCents }: RoleLimits): Both {
  const approves = {
    en:
      approvesUpToCents === undefined
        ? ''
        : approvesUpToCents === null
          ? ', and approves any amount'
          : `, and approves up to ${dollars(approvesUpToCents)}`,
    es:
      approvesUpToCents === undefined
        ? ''
        : approvesUpToCents === null
          ? ', y aprueba cualquier monto'
          : `, y aprueba hasta ${dollars(approvesUpToCents)}`,
  }
  const [account, all] = [dollars(onAccountCents), dollars(inAllCents)]
  return {
    en: `A ${roleWords(role, 'en')}: ${account} on one account and ${all} on all accounts${approves.en}.`,
    es: `Un ${roleWords(role, 'es')}: ${account} en una cuenta y ${all} en todas las cuentas${approves.es}.`,
  }
}

type Reason = ReturnType<typeof AdjustmentReasonsValue.parse>['reasons'][number]

const directions = {
  credit: { en: 'a credit', es: 'un crédito' },
  debit: { en: 'a charge', es: 'un cargo' },
  both: { en: 'a credit or a charge', es: 'un crédito o un cargo' },
}

function reasonRule({ en, es, direction, ask, approve, limits, evidenceFromCents, citation }: Reason): Both {
  const names = { en, es }
  return both((language) => {
    const isEnglish = language === 'en'
    const few = Object.entries(limits ?? {}).map(
      ([role, cents]) => `${roleWords(role, language)} ${dollars(cents ?? 0)}`,
    )
    const parts = [
      isEnglish
        ? `${names.en}: ${directions[direction].en}, asked for by a ${anyRole(ask, 'en')}, approved by a ${anyRole(approve, 'en')}`
        : `${names.es}: ${directions[direction].es}, lo pide un ${anyRole(ask, 'es')}, lo aprueba un ${anyRole(approve, 'es')}`,
      ...(few.length > 0
        ? [isEnglish ? `without approval up to ${few.join(', ')}` : `sin aprobación hasta ${few.join(', ')}`]
        : []),
      ...(evidenceFromCents === undefined
        ? []
        : [
            evidenceFromCents <= 1
              ? isEnglish
                ? 'always with evidence'
                : 'siempre con comprobantes'
              : isEnglish
                ? `with evidence from ${dollars(evidenceFromCents)} on`
                : `con comprobantes desde ${dollars(evidenceFromCents)}`,
          ]),
    ]
    return closed(`${parts.join('; ')}${citation ? ` (${citation})` : ''}`)
  })
}
