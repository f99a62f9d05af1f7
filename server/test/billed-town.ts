import type { corrections } from '@cartwright/api/corrections'
import type { Role } from '@cartwright/api/roles'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { accountBalance } from '../modules/ledger/ledger-queries.ts'
import { answered, postedRun } from './bill-runs.ts'
import { type Household, smallTown, type TownAccount } from './small-town.ts'
import { addTestPeople } from './staff-people.ts'
import type { TestOffice } from './test-office.ts'

type Preview = SuccessOf<typeof corrections.preview>
export type Correction = SuccessOf<typeof corrections.show>
export type Stated = InputOf<typeof corrections.preview>['body']
export type Fact = Stated['facts'][number]

/** What was so since a day. */
export const since = (from: string, ...facts: Fact[]): Stated => ({ from, facts })

/** A town of an office that is billed for September and October 2026, and what is asked about corrections of it. */
export function billedTown(office: TestOffice, households: readonly Household[]) {
  let town: TownAccount[] = []
  let keys = 0
  const number = (at: number): string => town[at]!.number
  const look = (at: number, stated: Stated, role: Role = 'clerk') =>
    answered<Preview>(office.as(role).post(`/accounts/${number(at)}/corrections/preview`, stated))
  const send = async (at: number, stated: Stated, some: object = {}, role: Role = 'clerk') => {
    const { fingerprint } = await look(at, stated, role)
    const requestKey = `request ${++keys}`
    const asked = { ...stated, reason: 'The driver told us.', fingerprint, requestKey, ...some }
    return office.as(role).post(`/accounts/${number(at)}/corrections`, asked)
  }
  const bill = async (happens?: () => Promise<unknown>): Promise<void> => {
    await addTestPeople(office)
    office.move('2026-09-30')
    town = await office.work((work) => smallTown(work, households))
    await postedRun(office)
    office.move('2026-10-31')
    await happens?.()
    await postedRun(office)
  }
  return {
    /** Makes the town and bills both months. */
    bill: () => bill(),
    /** The same, with what happens in the town before the second month is billed. */
    billAfter: (happens: () => Promise<unknown>) => bill(happens),
    number,
    account: (at: number): TownAccount => town[at]!,
    serviceId: (at: number, which = 0): number => town[at]!.serviceIds[which]!,
    balance: (at: number) => office.work((work) => accountBalance(work, town[at]!.id)),
    look,
    send,
    correct: (...asked: Parameters<typeof send>) => answered<Correction>(send(...asked)),
  }
}
