import type { BillCause, BillComparison } from '@cartwright/api/bill-explanation-shapes'
import { dollars } from '#kernel/money'
import type { Both } from '../rates/told-words.ts'

type Compared = Pick<BillComparison, 'charges' | 'total'>

/** A comparison of two bills as sentences to be read aloud: the difference of the charges with its causes, then that of the total. */
export function speakComparison({ charges, total }: Compared, called: Both): Both[] {
  return [
    ...spoken(charges, called, {
      same: {
        en: `The charges are ${dollars(charges.afterCents)}, the same as on ${called.en}.`,
        es: `Los cargos son ${dollars(charges.afterCents)}, igual que en ${called.es}.`,
      },
      name: { en: 'The charges went', es: 'Los cargos pasaron' },
    }),
    ...(total.differenceCents === charges.differenceCents
      ? []
      : spoken(total, called, {
          same: {
            en: `What is due in all is ${dollars(total.afterCents)}, the same as on ${called.en}.`,
            es: `El total a pagar es ${dollars(total.afterCents)}, igual que en ${called.es}.`,
          },
          name: { en: 'What is due in all went', es: 'El total a pagar pasó' },
        })),
  ]
}

type Sayings = { readonly same: Both; readonly name: Both }

function spoken(
  { beforeCents, afterCents, differenceCents, causes }: Compared['charges'],
  called: Both,
  { same, name }: Sayings,
): Both[] {
  if (causes.length === 0) return [same]
  const size = dollars(Math.abs(differenceCents))
  const way =
    differenceCents === 0
      ? { en: 'what changed evens out', es: 'lo que cambió se compensa' }
      : differenceCents > 0
        ? { en: `${size} more`, es: `${size} más` }
        : { en: `${size} less`, es: `${size} menos` }
  return [
    {
      en: `${name.en} from ${dollars(beforeCents)} on ${called.en} to ${dollars(afterCents)}: ${way.en}.`,
      es: `${name.es} de ${dollars(beforeCents)} en ${called.es} a ${dollars(afterCents)}: ${way.es}.`,
    },
    ...causes.map(spokenCause),
  ]
}

function spokenCause({ amountCents, en, es }: BillCause): Both {
  const size = dollars(Math.abs(amountCents))
  return amountCents > 0
    ? { en: `${size} more: ${en}`, es: `${size} más: ${es}` }
    : { en: `${size} less: ${en}`, es: `${size} menos: ${es}` }
}
