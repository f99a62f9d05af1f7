import { call } from '@cartwright/api/client'
import { staff } from '@cartwright/api/staff'
import { PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

const show = { visibilityToggleButtonProps: { 'aria-label': 'Show the password', tabIndex: 0 } }

/** Changes one's own password. */
export function ChangePassword({ onClose }: { readonly onClose: () => void }) {
  const form = useForm({ initialValues: { current: '', next: '' } })
  const command = useCommand(
    (body: { current: string; next: string }) => call(staff.changePassword, { body }),
    onClose,
  )
  return (
    <FormDialog
      title="Change your password"
      form={form}
      command={command}
      submit="Change password"
      will="Your sessions on other devices end."
      onClose={onClose}
    >
      <PasswordInput
        label="Current password"
        autoComplete="current-password"
        data-autofocus
        {...show}
        {...form.getInputProps('current')}
      />
      <PasswordInput
        label="New password"
        description="At least 12 characters. A sentence is good."
        autoComplete="new-password"
        {...show}
        {...form.getInputProps('next')}
      />
    </FormDialog>
  )
}
