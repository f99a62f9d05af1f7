import { Checkbox } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { count } from '../../parts/words.ts'
import type { Preview } from './correction-queries.ts'

/** What is said with everything that is asked for after a look at it. */
export type Asked = { reason: string; overrideReason: string; inInstallments: boolean }
export const nothingAsked: Asked = { reason: '', overrideReason: '', inInstallments: false }

type AskFieldsProps = {
  readonly form: UseFormReturnType<Asked>
  readonly reason: string
  readonly preview: Pick<Preview, 'installments'>
  readonly beyond: boolean
}

/** Why it is asked for, whether it is paid in installments, and why it goes beyond the look-back. */
export const AskFields = ({ form, reason, preview, beyond }: AskFieldsProps) => (
  <>
    <ReasonField
      required
      label={reason}
      description="Kept in the record, and shown to whoever approves it"
      maw="40rem"
      {...form.getInputProps('reason')}
    />
    {preview.installments.length > 0 && (
      <Checkbox
        label={`Paid in installments: ${installmentWords(preview)}`}
        {...form.getInputProps('inInstallments', { type: 'checkbox' })}
      />
    )}
    {beyond && (
      <ReasonField
        required
        label="Why it goes beyond the look-back"
        maw="40rem"
        {...form.getInputProps('overrideReason')}
      />
    )}
  </>
)

/** In which months what is charged may be paid. */
function installmentWords({ installments }: Pick<Preview, 'installments'>): string {
  const [first, last] = [installments[0]!, installments.at(-1)!]
  return installments.length === 1
    ? `${money(first.amountCents)} due ${day(first.dueOn)}`
    : `${count(installments.length, 'month')} from ${money(first.amountCents)} due ${day(first.dueOn)} to ${money(last.amountCents)} due ${day(last.dueOn)}`
}
