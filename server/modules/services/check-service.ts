import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { rateChoices } from '../rates/rate-choices.ts'
import type { NewService } from './add-services.ts'

const fields = ['stream', 'container', 'size', 'location'] as const

/**
 * Refuses a service that no table in force on its first day has a rate for: the field that nothing fits any more, given those
 * before it. So a slip of the pen is found while the customer is still on the telephone, not on the register.
 */
export async function checkService(work: Work, service: NewService, of: string): Promise<void> {
  let choices = (await rateChoices(work, service.from)).services.filter((choice) => fits(choice.class, of))
  for (const field of fields) {
    const fitting = choices.filter((choice) => fits(choice[field], service[field]))
    if (fitting.length === 0) {
      const instead = [...new Set(choices.map((choice) => choice[field]))].join(', ')
      const none = `There is no rate for “${service[field]}” on ${service.from.toString()}.`
      refuseField(field, instead ? `${none} Choose one of: ${instead}.` : none)
    }
    choices = fitting
  }
}

const fits = (column: string, value: string): boolean => column === '*' || column === value
