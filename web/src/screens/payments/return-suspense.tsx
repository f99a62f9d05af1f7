import { call } from '@cartwright/api/client'
import { returns } from '@cartwright/api/returns'
import type { SuccessOf } from '@cartwright/api/route'
import { Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useToday } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { reasonWords } from './return-words.ts'

type ReturnReason = SuccessOf<typeof returns.findCheck>['reasons'][number]

type ReturnSuspenseProps = {
  readonly itemId: number
  readonly amountCents: number
  readonly reasons: readonly ReturnReason[]
  readonly onClose: () => void
}

/** Records that the bank did not pay a check whose money is in suspense: nobody is charged, unless it is known whose it was. */
export function ReturnSuspense({ itemId, amountCents, reasons, onClose }: ReturnSuspenseProps) {
  const form = useForm({
    initialValues: {
      reason: reasons[0]?.code ?? '',
      returnedOn: useToday(),
      accountNumber: '',
      note: '',
      waiveFee: false,
    },
    validate: {
      reason: (code) =>
        code ? null : 'The city has no rule on returned items. Set down the policy returned-items first.',
    },
  })
  const command = useCommand(
    ({ accountNumber, ...values }: typeof form.values) =>
      call(returns.recordSuspense, {
        params: { itemId },
        body: { ...values, accountNumber: accountNumber.trim() || null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`The bank returned ${money(amountCents)} of S-${itemId}`}
      form={form}
      command={command}
      submit="Record it"
      will="The money leaves suspense and cash. Where you name the account it was for, the fee is charged there, its checks are not taken for a while, and a letter is drafted for you to look at."
      onClose={onClose}
    >
      <ChoiceField
        label="Why, as the bank says"
        choices={reasons.map(({ code }) => code)}
        wordsOf={(code) => reasonWords(reasons.find((one) => one.code === code)!)}
        {...form.getInputProps('reason')}
      />
      <DayField label="Returned on" {...form.getInputProps('returnedOn')} />
      <TextInput
        label="Account it was for"
        description="Left empty, nobody is charged"
        {...form.getInputProps('accountNumber')}
      />
      <Checkbox label="No fee this time" {...form.getInputProps('waiveFee', { type: 'checkbox' })} />
      <ReasonField label="What the bank wrote" {...form.getInputProps('note')} />
    </FormDialog>
  )
}
