import type { Found, StandingCheck } from '#kernel/standing-check'
import { likelyDuplicates } from '../accounts/likely-duplicates.ts'
import { facts } from './told.ts'

type Pair = Awaited<ReturnType<typeof likelyDuplicates>>[number]

/** One person who is in the books twice: who answers a call sees half of what they have. */
export const duplicateCustomers: StandingCheck = {
  code: 'duplicate-customers',
  title: 'Duplicate customers',
  looksFor:
    'Two parties of the same name that share a telephone number, an e-mail address or a mailing address.',
  atStake: 'No amount: what one of them owes, or was promised, is not seen with the other.',
  owner: 'coordinator',
  find: async (work) => (await likelyDuplicates(work)).map(found),
}

const words = { phone: 'telephone number', email: 'e-mail address', mail: 'mailing address' } as const

function found({ keptId, mergedId, name, otherName, same, accounts, otherAccounts }: Pair): Found {
  const shared = same.map((one) => words[one]).join(' and ')
  return {
    subject: `parties ${keptId} and ${mergedId}`,
    sentence: `${name} and ${otherName} are likely one: the same name and the same ${shared}.`,
    amountCents: 0,
    basis: 'Nothing is charged wrongly by it.',
    facts: facts({
      'First record': `${name} (party ${keptId})`,
      'Its accounts': accounts.join(', ') || 'none',
      'Second record': `${otherName} (party ${mergedId})`,
      'Accounts of the second': otherAccounts.join(', ') || 'none',
      'To mend it': 'Merge them under Cases, Duplicate customers, or accept that they are two people.',
    }),
  }
}
