import type { reconciliation } from '@cartwright/api/reconciliation'
import type { SuccessOf } from '@cartwright/api/route'
import { bai2Lines } from './bai2-file.ts'
import { bankForm } from './bank-uploads.ts'
import { answered } from './bill-runs.ts'
import type { TestOffice } from './test-office.ts'

/** Loads a statement that shows the check of a refund as paid, and matches it. Answers how to undo that. */
export async function cashed(
  office: TestOffice,
  refundId: number,
  { number, amount }: { number: string; amount: number },
): Promise<() => Promise<unknown>> {
  const lines = bai2Lines([{ lines: [`16,475,${amount},Z,501,${number},Check paid`], total: amount }])
  await answered(office.post('/bank-files', bankForm(lines.join('\n'), 'checks.bai')))
  const shown = await answered<SuccessOf<typeof reconciliation.show>>(office.get('/reconciliation'))
  const lineIds = shown.lines.map(({ lineId }) => lineId)
  const body = { lineIds, keys: [`refund-check ${refundId}`], reason: 'The check' }
  const { matchId } = await answered<{ matchId: number }>(office.post('/reconciliation/matches', body))
  return () => answered(office.post(`/reconciliation/matches/${matchId}/undo`, { reason: 'Another check' }))
}
