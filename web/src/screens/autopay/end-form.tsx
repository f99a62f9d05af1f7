import { autopay } from '@cartwright/api/autopay'
import { call } from '@cartwright/api/client'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useToday } from '../../city-queries.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Mandate } from './autopay-queries.ts'

type EndProps = { readonly mandate: Mandate; readonly deed: 'stop' | 'resume'; readonly onClose: () => void }

/** Stops an autopay, or lets one go on that is held. */
export function EndForm({ mandate: { mandateId, last4, liveFrom }, deed, onClose }: EndProps) {
  const stops = deed === 'stop'
  const today = useToday()
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() ? null : 'Write why.') },
  })
  const command = useCommand(
    (body: typeof form.values) =>
      call(stops ? autopay.stop : autopay.resume, { params: { mandateId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={stops ? `Stop autopay from …${last4}` : `Let autopay from …${last4} go on`}
      form={form}
      command={command}
      submit={stops ? 'Stop autopay' : 'Let it go on'}
      danger={stops}
      onClose={onClose}
      will={
        <Text size="sm">
          {stops
            ? 'From now on bills ask for payment. What is released to the bank already is still drawn. A bill that told the customer not to pay is not drawn: tell them.'
            : liveFrom === null || liveFrom > today
              ? 'It begins with its prenote again.'
              : 'Bills are drawn again from the next one that says so.'}
        </Text>
      }
    >
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
