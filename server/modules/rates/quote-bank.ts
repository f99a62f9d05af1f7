import { z } from 'zod'
import { dollars } from '#kernel/money'
import { AutopayValue, BankProfileValue, type WayToAgree } from '../policies/autopay-policy.ts'
import { CashBatchesValue, CashOverShortValue } from '../policies/cash-policies.ts'
import { BankReconciliationValue } from '../policies/reconciliation-policy.ts'
import { RefundsValue } from '../policies/refund-policy.ts'
import { SuspenseValue } from '../policies/suspense-policy.ts'
import { UnclaimedMoneyValue } from '../policies/unclaimed-policy.ts'
import { counted, listed } from './quote-words.ts'
import type { Both } from './told-words.ts'

const Files = z.object({
  duplicateWithinDays: z.int(),
  closedAccounts: z.string(),
  folder: z.object({ name: z.string() }).optional(),
})

const PositivePay = z.object({ bankAccount: z.string() })

const ways: Readonly<Record<WayToAgree, Both>> = {
  paper: { en: 'on signed paper', es: 'en papel firmado' },
  web: { en: 'on the web site', es: 'en el sitio web' },
  phone: { en: 'by telephone', es: 'por teléfono' },
  business: { en: 'by an agreement of a business', es: 'por un acuerdo de una empresa' },
}

/** The rules of money from and to banks, in words. */
export const bankQuotes: { readonly [code: string]: (value: unknown) => Both } = {
  suspense: (value) => {
    const { ledgerAccount, waitsDays } = SuspenseValue.parse(value)
    const days = {
      en: waitsDays === 1 ? '1 day' : `${waitsDays} days`,
      es: waitsDays === 1 ? '1 día' : `${waitsDays} días`,
    }
    return {
      en: `Money of an unknown account rests on ledger account ${ledgerAccount}; after ${days.en} it is asked about.`,
      es: `El dinero de una cuenta desconocida queda en la cuenta contable ${ledgerAccount}; después de ${days.es} se pregunta por él.`,
    }
  },
  'bank-files': (value) => {
    const { duplicateWithinDays, closedAccounts, folder } = Files.parse(value)
    const owing = closedAccounts === 'post-while-owing'
    return {
      en: `A check of the same bank account, number and amount within ${duplicateWithinDays} days of another goes into suspense. Money for a closed account ${owing ? 'is posted while it owes, and else goes' : 'goes'} into suspense.${folder ? ` Files in the folder “${folder.name}” are loaded by themselves.` : ''}`,
      es: `Un cheque de la misma cuenta bancaria, número e importe dentro de ${duplicateWithinDays} días de otro queda en suspenso. El dinero de una cuenta cerrada ${owing ? 'se registra mientras deba, y si no queda' : 'queda'} en suspenso.${folder ? ` Los archivos de la carpeta “${folder.name}” se cargan solos.` : ''}`,
    }
  },
  refunds: (value) => {
    const { leastCents, waitsDays, forwardingAddressNeeded } = RefundsValue.parse(value)
    return {
      en: `A credit of ${dollars(leastCents)} or more on a closed account goes back ${counted(waitsDays, 'day', 'days')} after it closed and after the last payment${forwardingAddressNeeded ? ', once a forwarding address is known' : ''}. One person puts refunds together, and another approves them.`,
      es: `Un saldo a favor de ${dollars(leastCents)} o más en una cuenta cerrada se devuelve ${counted(waitsDays, 'día', 'días')} después del cierre y del último pago${forwardingAddressNeeded ? ', cuando se conoce una dirección de reenvío' : ''}. Una persona reúne los reembolsos y otra los aprueba.`,
    }
  },
  'unclaimed-money': (value) => {
    const { leastYears, claimDays, smallBelowCents, smallYears } = UnclaimedMoneyValue.parse(value)
    return {
      en: `Money that nobody claims for ${counted(leastYears, 'year', 'years')} becomes the city’s ${claimDays} days after a notice is first published. Less than ${dollars(smallBelowCents)}, and money of nobody known, needs ${counted(smallYears, 'year', 'years')} and no notice.`,
      es: `El dinero que nadie reclama durante ${counted(leastYears, 'año', 'años')} pasa a la ciudad ${claimDays} días después de la primera publicación de un aviso. Menos de ${dollars(smallBelowCents)}, y el dinero de una persona desconocida, requiere ${counted(smallYears, 'año', 'años')} y ningún aviso.`,
    }
  },
  'bank-reconciliation': (value) => {
    const { bankAccounts, withinDays, asksAfterDays } = BankReconciliationValue.parse(value)
    return {
      en: `Statements of bank account ${bankAccounts.join(', ')} are held against deposits and files. Days up to ${counted(withinDays, 'day', 'days')} apart may be the same money; what is not matched after ${counted(asksAfterDays, 'day', 'days')} is asked about.`,
      es: `Los extractos de la cuenta bancaria ${bankAccounts.join(', ')} se comparan con depósitos y archivos. Fechas separadas hasta ${counted(withinDays, 'día', 'días')} pueden ser el mismo dinero; se pregunta por lo que no coincide después de ${counted(asksAfterDays, 'día', 'días')}.`,
    }
  },
  'positive-pay': (value) => {
    const { bankAccount } = PositivePay.parse(value)
    return {
      en: `The bank is told of every check that is written or voided on account ${bankAccount}, once, so that it pays no other.`,
      es: `Se informa al banco, una vez, de cada cheque emitido o anulado de la cuenta ${bankAccount}, para que no pague ningún otro.`,
    }
  },
  'cash-batches': (value) => {
    const { duplicateDays, sampleEvery, abandonedAfterDays } = CashBatchesValue.parse(value)
    return {
      en: `A payment like another within ${counted(duplicateDays, 'day', 'days')} is pointed out. ${sampleEvery === undefined ? 'No line is keyed a second time.' : `One line of every ${sampleEvery} is keyed a second time.`} A batch left open for ${counted(abandonedAfterDays, 'day', 'days')} is pointed out.`,
      es: `Se señala un pago igual a otro dentro de ${counted(duplicateDays, 'día', 'días')}. ${sampleEvery === undefined ? 'Ninguna línea se teclea por segunda vez.' : `Una línea de cada ${sampleEvery} se teclea por segunda vez.`} Se señala un lote que queda abierto ${counted(abandonedAfterDays, 'día', 'días')}.`,
    }
  },
  'cash-over-short': (value) => {
    const { ledgerAccount, secondPersonAboveCents } = CashOverShortValue.parse(value)
    return {
      en: `What a drawer is over or short goes to ledger account ${ledgerAccount}; a second person signs above ${dollars(secondPersonAboveCents)}.`,
      es: `Lo que sobra o falta en una caja va a la cuenta contable ${ledgerAccount}; por más de ${dollars(secondPersonAboveCents)} firma una segunda persona.`,
    }
  },
  autopay: (value) => {
    const rule = AutopayValue.parse(value)
    const waited = rule.prenoteWaitsDays
    const drawn = rule.finalBill === 'draw'
    return {
      en: `A bill is drawn ${rule.daysAfterDue === 0 ? 'on its due day' : `${counted(rule.daysAfterDue, 'day', 'days')} after its due day`}, or when banks next work. A customer agrees ${listed(
        rule.ways.map((way) => ways[way].en),
        'en',
        'or',
      )}. The first draw is ${waited} banking days after a test entry. The final bill ${drawn ? 'is drawn, and then autopay stops' : 'is not drawn: it stops autopay'}.`,
      es: `Una factura se cobra ${rule.daysAfterDue === 0 ? 'en su fecha de vencimiento' : `${counted(rule.daysAfterDue, 'día', 'días')} después de su vencimiento`}, o cuando los bancos vuelvan a trabajar. El cliente acepta ${listed(
        rule.ways.map((way) => ways[way].es),
        'es',
        'or',
      )}. El primer cobro es ${waited} días bancarios después de una prueba. La factura final ${drawn ? 'se cobra, y luego termina el pago automático' : 'no se cobra: termina el pago automático'}.`,
    }
  },
  'bank-profile': (value) => {
    const { destinationName, companyName } = BankProfileValue.parse(value)
    return {
      en: `Files of payments go to ${destinationName}; customers read “${companyName}” on their bank statement.`,
      es: `Los archivos de pagos van a ${destinationName}; los clientes leen «${companyName}» en su estado de cuenta.`,
    }
  },
}
