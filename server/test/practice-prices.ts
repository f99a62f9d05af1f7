import { join } from 'node:path'
import type { Prices } from '../modules/billing/rate-served.ts'
import type { LookBack } from '../modules/policies/look-back.ts'
import { prorationRules } from '../modules/policies/proration-rules.ts'
import { rateBook } from '../modules/rates/rate-book.ts'
import { checkCityFolder } from '../modules/setup/check-city-folder.ts'

/** Rates and rules of the practice city, read from its folder without any books. */
export async function practicePrices(): Promise<Prices> {
  const { folder } = await checkCityFolder(join(import.meta.dirname, '..', '..', 'cities', 'marlow'))
  if (!folder) throw new Error('the practice city has faults')
  return { book: rateBook(folder.rateVersions), rules: prorationRules(folder.policies) }
}

/** A rule by which everything of a test's past still counts. */
export const allLookedBack: LookBack = {
  underchargeMonths: { '*': 600 },
  overchargeMonths: { '*': 600 },
  managerMayGoBeyond: true,
  citation: '§ 1',
}
