import { checks } from '@cartwright/api/checks'
import { call } from '@cartwright/api/client'
import { useCommand } from '../../parts/use-command.ts'
import type { FindingChange } from './check-queries.ts'

/** What a form about findings is given. */
export type FindingForm = {
  readonly ids: readonly number[]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Changes findings with what a form says. */
export const useChangeFindings = <Values>(changeOf: (values: Values) => FindingChange, onDone: () => void) =>
  useCommand((values: Values) => call(checks.change, { body: changeOf(values) }), onDone)
