import { count } from '../../parts/words.ts'
import type { StepNotice } from './step-words.ts'
import type { Decision } from './use-decide.ts'
import { exceptionWords } from './run-words.ts'

/** What a decision is about to do, said before it is done; null for those that need no second look. */
export function decisionNotice(decision: Decision): StepNotice | null {
  if (decision.kind === 'accept-all') return accepting(decision.code, count(decision.many, 'account'), [])
  const many = count(decision.accounts.length, 'account')
  if (decision.kind === 'accept') return accepting(decision.code, many, decision.accounts)
  if (decision.kind !== 'hold') return null
  return {
    title: `Hold ${many} out of this run`,
    will: [
      ...named(decision.accounts),
      'No bill is made now; what is held is billed with the next run.',
      'You can take it back into this run until the run is released.',
    ],
    button: 'Hold',
    note: 'needed',
  }
}

function accepting(
  code: keyof typeof exceptionWords | undefined,
  many: string,
  accounts: readonly string[],
): StepNotice {
  const what = code ? exceptionWords[code] : 'everything that can be accepted'
  return {
    title: `Accept ${many}`,
    will: [
      ...named(accounts),
      `You say that it is right as it is: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`,
      'The bill stays as calculated. Your name and note stand beside it in the register.',
    ],
    button: 'Accept',
    note: 'needed',
  }
}

const named = (accounts: readonly string[]): string[] =>
  accounts.length === 0 || accounts.length > 6 ? [] : [`Account ${accounts.join(', ')}.`]
