import type { autopay } from '@cartwright/api/autopay'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { autopayNightJob } from '../modules/autopay/autopay-night.ts'
import { accountBalance } from '../modules/ledger/ledger-queries.ts'
import { type AchEntry, achLines } from './ach-file.ts'
import { bankForm } from './bank-uploads.ts'
import { answered } from './bill-runs.ts'
import { billed, type opened, proved } from './marlow.ts'
import type { TestOffice } from './test-office.ts'

type Account = Awaited<ReturnType<typeof opened>>
type Mandate = SuccessOf<typeof autopay.setUp>
type Shown = SuccessOf<typeof autopay.show>

const bank = { routing: '121042882', accountKind: 'checking', bankNumber: '000123456789' } as const
const word = { givenBy: 'paper', givenOn: '2026-11-20', evidence: 'Autopay forms, drawer 3' } as const

/** What tests of autopay ask of an office. */
export function autopayOffice(office: TestOffice) {
  let files = 0
  const setUp = async ({ accountNumber }: Account, holderName: string, some: object = {}) => {
    await proved(office, accountNumber)
    return answered<Mandate>(
      office
        .as('clerk')
        .post(`/accounts/${accountNumber}/autopay`, { ...word, ...bank, holderName, ...some }),
    )
  }
  const mandateOf = async ({ accountNumber }: Account) =>
    (await answered<SuccessOf<typeof autopay.ofAccount>>(office.get(`/accounts/${accountNumber}/autopay`)))
      .rows[0]!
  const prepare = (kind: 'prenote' | 'autopay', drawOn: string) =>
    office.as('coordinator').post('/autopay/runs', { kind, drawOn })
  const release = (runId: number, body: object = {}, role: Role = 'manager') =>
    office.as(role).post(`/autopay/runs/${runId}/release`, body)
  const show = (runId: number) => answered<Shown>(office.get(`/autopay/runs/${runId}`))
  const take = (runId: number, body: object = {}) =>
    office.as('manager').post(`/autopay/runs/${runId}/file`, body)
  const night = (inTransaction = office.work) =>
    autopayNightJob.run({ city: office.city, data: {}, sendMail: office.mailServer.send, inTransaction })
  const balance = ({ accountId }: Account) => office.work((work) => accountBalance(work, accountId))
  const bill = (account: Account, number: string, some: object = {}) =>
    billed(office, {
      accountId: account.accountId,
      number,
      from: '2026-11-01',
      until: '2026-12-01',
      due: '2026-12-15',
      charges: 9000,
      drawn: true,
      ...some,
    })
  /** A file of the bank about entries of ours. */
  const tell = (sec: string, entries: AchEntry[]) =>
    answered(
      office
        .as('clerk')
        .post(
          '/bank-files',
          bankForm(achLines([{ sec, entries }]).join('\n'), `from-bank-${(files += 1)}.txt`),
        ),
    )
  const traceOf = async (runId: number, { accountNumber }: Account): Promise<string> =>
    (await show(runId)).entries.find((one) => one.accountNumber === accountNumber)!.trace!
  return { bank, word, setUp, mandateOf, prepare, release, show, take, night, balance, bill, tell, traceOf }
}
