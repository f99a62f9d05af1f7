import { call } from '@cartwright/api/client'
import { Role } from '@cartwright/api/roles'
import { staff } from '@cartwright/api/staff'
import { PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

type Values = { email: string; name: string; role: Role; password: string; accountNumber: string }

/** Gives a person a role in this city. */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({
    initialValues: { email: '', name: '', role: 'clerk', password: '', accountNumber: '' },
  })
  const command = useCommand(
    ({ email, name, role, password, accountNumber }: Values) =>
      call(staff.add, {
        body: { email, name, role, ...(password && { password }), ...(accountNumber && { accountNumber }) },
      }),
    onClose,
  )
  return (
    <FormDialog title="Add a person" form={form} command={command} submit="Add person" onClose={onClose}>
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      <TextInput label="E-mail address" type="email" {...form.getInputProps('email')} />
      <ChoiceField label="Role" choices={Role.options} {...form.getInputProps('role')} />
      {form.values.role === 'customer' && (
        <TextInput label="Account number" {...form.getInputProps('accountNumber')} />
      )}
      <PasswordInput
        label="First password"
        description="At least 12 characters. Leave it empty for somebody who works for another city here already."
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
        {...form.getInputProps('password')}
      />
    </FormDialog>
  )
}
