import { call } from '@cartwright/api/client'
import { staffLinks } from '@cartwright/api/staff-links'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { StaffLink } from './staff-link-queries.ts'

/** Ends the link of a person to a party, with the reason. */
export function EndLink({ link, onClose }: { readonly link: StaffLink; readonly onClose: () => void }) {
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() ? null : 'Write why it ends.') },
  })
  const command = useCommand(
    ({ reason }: typeof form.values) =>
      call(staffLinks.end, { params: { linkId: link.linkId }, body: { reason } }),
    onClose,
  )
  return (
    <FormDialog
      title={`End the link of ${link.personName} to ${link.partyName}`}
      form={form}
      command={command}
      submit="End the link"
      will={`From now on ${link.personName} may adjust ${link.accountNumbers.join(', ') || 'the accounts of this party'} like any other, unless the e-mail address says that it is theirs.`}
      onClose={onClose}
    >
      <ReasonField required {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
