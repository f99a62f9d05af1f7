import { call } from '@cartwright/api/client'
import { registers } from '@cartwright/api/registers'
import { runs } from '@cartwright/api/runs'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { count } from '../../parts/words.ts'
import type { ExceptionCode, RegisterFilter } from './run-types.ts'

/** What a person decides on accounts of the register. */
export type Decision =
  | {
      readonly kind: 'accept'
      /** One exception of these accounts; every one that can be accepted when left out. */
      readonly code?: ExceptionCode
      readonly accounts: readonly string[]
    }
  | {
      readonly kind: 'accept-all'
      readonly code?: ExceptionCode
      readonly filter: RegisterFilter
      readonly many: number
    }
  | { readonly kind: 'hold' | 'unhold' | 'recalculate'; readonly accounts: readonly string[] }

export type Decided = { readonly sentence: string; readonly undo: Decision | null }

/** Carries a decision out, and says what was done and how to take it back, where the books allow. */
export function useDecide(id: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (asked: { readonly decision: Decision; readonly note: string }) =>
      decide(id, asked.decision, asked.note),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['run', id] }),
        queries.invalidateQueries({ queryKey: ['runs'] }),
      ]),
  })
}

async function decide(id: number, decision: Decision, note: string): Promise<Decided> {
  const params = { id }
  if (decision.kind === 'accept' || decision.kind === 'accept-all') {
    const which =
      decision.kind === 'accept'
        ? { accountNumbers: [...decision.accounts] }
        : { filter: { ...decision.filter } }
    const body = { ...which, note, ...(decision.code && { code: decision.code }) }
    const { accounts } = await call(registers.accept, { params, body })
    return { sentence: `${count(accounts, 'account')} accepted.`, undo: null }
  }
  const accountNumbers = [...decision.accounts]
  if (decision.kind === 'recalculate') {
    await call(runs.calculate, { params, body: { what: 'chosen', accountNumbers } })
    return { sentence: `${count(accountNumbers.length, 'account')} to be calculated again.`, undo: null }
  }
  if (decision.kind === 'unhold') {
    const { accounts } = await call(registers.unhold, { params, body: { accountNumbers } })
    return { sentence: `${count(accounts, 'account')} taken back into this run.`, undo: null }
  }
  const { accounts } = await call(registers.hold, { params, body: { accountNumbers, note } })
  const undo: Decision = { kind: 'unhold', accounts: accountNumbers }
  return { sentence: `${count(accounts, 'account')} held out of this run.`, undo }
}
