import { readMoney } from '../../parts/money.tsx'
import type { CaseFacts } from './adjustment-queries.ts'

/** What the form of a standard case holds, as it is typed. */
export type CaseValues = {
  standardCase: CaseFacts['standardCase']
  serviceId: string
  day: string
  reportedAt: string
  oneOfSet: boolean
  wanted: 'credit' | 'reschedule'
  appliedOn: string
  until: string
  stream: string
  size: string
  cause: 'customer' | 'wear' | 'collector' | 'unknown'
  inUseSince: string
  amount: string
  note: string
}

/** The facts of the case; null while something it needs is not written yet. */
export function factsOf(values: CaseValues): CaseFacts | null {
  const { standardCase, day } = values
  switch (standardCase) {
    case 'missed-pickup':
      return values.serviceId && day && values.reportedAt
        ? {
            standardCase,
            serviceId: Number(values.serviceId),
            missedOn: day,
            reportedAt: values.reportedAt,
            oneOfSet: values.oneOfSet,
            wanted: values.wanted,
          }
        : null
    case 'vacancy':
      return values.appliedOn && day && values.until
        ? { standardCase, appliedOn: values.appliedOn, from: day, until: values.until }
        : null
    case 'contamination':
      return day && values.stream ? { standardCase, stream: values.stream, foundOn: day } : null
    case 'damaged-cart':
      return day && values.size
        ? {
            standardCase,
            size: values.size,
            cause: values.cause,
            foundOn: day,
            inUseSince: values.inUseSince || null,
          }
        : null
    case 'courtesy':
    default: {
      const cents = readMoney(values.amount) ?? 0
      return cents > 0 ? { standardCase: 'courtesy', amountCents: cents } : null
    }
  }
}

type Faults = Partial<Record<keyof CaseValues, string>>

/** Which facts of the case are missing, by field, with what to write. */
export function missingFacts(values: CaseValues): Faults {
  const { standardCase, serviceId, day, reportedAt, appliedOn, until, stream, size, amount } = values
  const needed: Record<CaseValues['standardCase'], Faults> = {
    'missed-pickup': {
      ...(!serviceId && { serviceId: 'Choose the service.' }),
      ...(!day && { day: 'Write the day of the pickup.' }),
      ...(!reportedAt && { reportedAt: 'Write when it was told.' }),
    },
    vacancy: {
      ...(!appliedOn && { appliedOn: 'Write when it was asked for.' }),
      ...(!day && { day: 'Write the first vacant day.' }),
      ...(!until && { until: 'Write the day it is lived in again.' }),
    },
    contamination: {
      ...(!day && { day: 'Write the day it was found.' }),
      ...(!stream && { stream: 'Choose which container.' }),
    },
    'damaged-cart': {
      ...(!day && { day: 'Write the day it was found.' }),
      ...(!size && { size: 'Choose the size of the cart.' }),
    },
    courtesy: (readMoney(amount) ?? 0) > 0 ? {} : { amount: 'Write an amount such as 12.00.' },
  }
  return needed[standardCase]
}
