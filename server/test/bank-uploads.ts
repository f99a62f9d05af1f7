import type { bankFiles } from '@cartwright/api/bank-files'
import type { SuccessOf } from '@cartwright/api/route'
import { lockboxLines, type LockboxTold } from './lockbox-file.ts'

/** A check for an account, as the practice city's bank writes it: our number and who sent it behind the check number. */
export const checkFor = (number: string, some: LockboxTold & { from?: string } = {}): LockboxTold => ({
  ...some,
  rest: number.replaceAll('-', '').padEnd(12) + (some.from ?? 'ANA LOPEZ'),
})

/** A lockbox file of some batches, deposited on 2026-11-23. */
export const lockboxText = (...batches: readonly (readonly LockboxTold[])[]): string =>
  lockboxLines(batches).join('\r\n')

/** The form in which a file is sent. */
export function bankForm(
  content: string | Uint8Array<ArrayBuffer>,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData()
  form.set('file', new File([content], name))
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  return form
}

type Totals = SuccessOf<typeof bankFiles.show>['file']['totals']

/** What a file comes to that is neither posted, suspended nor rejected: nothing. */
export const unaccounted = ({
  file,
  posted,
  suspended,
  rejected,
}: Totals): { count: number; cents: number } => ({
  count: file.count - posted.count - suspended.count - rejected.count,
  cents: file.cents - posted.cents - suspended.cents - rejected.cents,
})
