import { Refused } from '@cartwright/api/client'
import { Checkbox, type CheckboxProps } from '@mantine/core'
import { useMay } from '../../session.tsx'

/** Takes a check where one came back: shown after it was turned down, to those whose role may. */
export function TakeCheckAnyway({ error, ...field }: CheckboxProps & { readonly error: unknown }) {
  const may = useMay()('payments.take-check-anyway')
  const turnedDown = error instanceof Refused && error.problem.code === 'CHECKS_NOT_TAKEN'
  if (!may || !(turnedDown || field.checked)) return null
  return (
    <Checkbox
      label="Take the check all the same"
      description="One came back for this account. That you took this one is on record."
      {...field}
    />
  )
}
