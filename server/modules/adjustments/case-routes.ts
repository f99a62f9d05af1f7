import { standardCases } from '@cartwright/api/standard-cases'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { dayOf } from './case-facts.ts'
import { casesOfAccount } from './case-queries.ts'
import { previewCase, previewSettling, recordCase, settleVacancy } from './record-case.ts'

/** The standard cases: worked out, recorded, and for a vacancy settled. */
export function serveStandardCases(door: Door): void {
  door.open(standardCases.preview, async (work, { params, body }) => {
    const { id } = await accountByNumber(work, params.accountNumber)
    return previewCase(work, { accountId: id, ...body })
  })
  door.openLong(standardCases.record, ({ inTransaction }, { params, body }) =>
    againAfter('one_standard_case_per_request', () =>
      inTransaction(async (work) => {
        const { id } = await accountByNumber(work, params.accountNumber)
        return recordCase(work, { accountId: id, ...body })
      }),
    ),
  )
  door.open(standardCases.ofAccount, async (work, { params }) => {
    const { id } = await accountByNumber(work, params.accountNumber)
    return { rows: await casesOfAccount(work, id) }
  })
  door.open(standardCases.settlePreview, (work, { params, body }) =>
    previewSettling(work, { caseId: params.caseId, endedOn: dayOrNull(body.endedOn) }),
  )
  door.open(standardCases.settle, (work, { params, body }) =>
    settleVacancy(work, { ...body, caseId: params.caseId, endedOn: dayOrNull(body.endedOn) }),
  )
}

const dayOrNull = (text: string | null) => (text === null ? null : dayOf(text))
