import type { OpenDatabase } from '#database/open-database'
import type { PostOffice, PostOfficeOf } from '#kernel/post-office'
import { uspsSimulator } from '#ports/post-office/simulator'
import { uspsPostOffice } from '#ports/post-office/usps'
import { practiceOf } from './practice-of.ts'
import type { UspsAccount } from './read-usps.ts'

const now = () => Temporal.Now.instant()

/**
 * Who answers for the post office in each city: for practice one that invents, for others the real one where the settings have an account with
 * it. The sixty questions an hour are of the account, so all cities share them.
 */
export function postOffices(usps: UspsAccount | null, database: OpenDatabase): PostOfficeOf {
  const who = { id: 'practice', secret: 'invented' }
  const practice: PostOffice = uspsPostOffice({
    ...who,
    base: 'https://practice.invalid',
    send: uspsSimulator({ ...who, now }).send,
    now,
    practice: true,
  })
  const real = usps && uspsPostOffice({ ...usps, send: (request) => fetch(request), now })
  return async (name) => ((await practiceOf(database, name)) ? practice : real)
}
