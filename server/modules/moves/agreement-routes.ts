import { agreements } from '@cartwright/api/agreements'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { addAgreement, agreementsOf, endAgreement } from './agreements.ts'

/** Owners who take service back when a tenant stops. */
export function serveAgreements(door: Door): void {
  door.open(agreements.ofAccount, async (work, { params }) => ({
    rows: await agreementsOf(work, (await accountByNumber(work, params.accountNumber)).premiseId),
  }))
  door.open(agreements.add, addAgreement)
  door.open(agreements.end, endAgreement)
}
