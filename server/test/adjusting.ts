import type { adjustments } from '@cartwright/api/adjustments'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { answered } from './bill-runs.ts'
import type { TestOffice } from './test-office.ts'

type Line = SuccessOf<typeof adjustments.linesLeft>['rows'][number]
type Answer = SuccessOf<typeof adjustments.ask>
type Shown = SuccessOf<typeof adjustments.show>

/** A file as a customer sends it. */
export const letter = new TextEncoder().encode('%PDF-1.7\nwhat the customer sent\n%%EOF\n')

/** A part of a line, and one of an amount. */
export const partOf = ({ billId, lineNo }: Line, amountCents: number) => ({
  billLine: { billId, lineNo },
  amountCents,
})
export const amount = (amountCents: number) => ({ amountCents })

/** What is asked for, as a form sends it: a billing error, unless it says otherwise. */
export const asking = (parts: object[], some: object = {}) => ({
  reason: 'billing-error',
  note: 'As told.',
  parts,
  ...some,
})

/** Adjusting in the office of a test, by account number. */
export const adjusting = (office: TestOffice) => ({
  /** The first line of the newest bill, with what is left of it. */
  line: async (account: string): Promise<Line> =>
    (await answered<{ rows: Line[] }>(office.get(`/accounts/${account}/lines-left`))).rows[0]!,
  send: (role: Role, account: string, asked: object) =>
    office.as(role).post(`/accounts/${account}/adjustments`, asked),
  ask: (role: Role, account: string, asked: object) =>
    answered<Answer>(office.as(role).post(`/accounts/${account}/adjustments`, asked)),
  decide: (role: Role, id: number, what: string, note = 'Seen.') =>
    office.as(role).post(`/adjustments/${id}/${what}`, { note }),
  show: (id: number) => answered<Shown>(office.get(`/adjustments/${id}`)),
  attach: (account: string, bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const form = new FormData()
    form.append('file', new File([bytes], name))
    return office.as('clerk').post(`/accounts/${account}/evidence`, form)
  },
})
