import { call } from '@cartwright/api/client'
import { Role } from '@cartwright/api/roles'
import { staff } from '@cartwright/api/staff'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

type OfPerson = {
  readonly person: { readonly userId: string; readonly name: string; readonly role: Role }
  readonly onClose: () => void
}

/** Changes what a person is to the city. */
export function ChangeRole({ person: { userId, name, role }, onClose }: OfPerson) {
  const form = useForm<{ role: Role }>({ initialValues: { role } })
  const command = useCommand(
    (body: { role: Role }) => call(staff.changeRole, { params: { userId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={`Role of ${name}`}
      form={form}
      command={command}
      submit="Change the role"
      will={
        <Text size="sm">
          It holds from their next click on: what the role may not do, neither they nor their tokens may. It
          is on the record.
        </Text>
      }
      onClose={onClose}
    >
      <ChoiceField label="Role" choices={Role.options} {...form.getInputProps('role')} />
    </FormDialog>
  )
}

/** Shuts a person out of the city, after it was said what that means. */
export function ShutOut({ person: { userId, name }, onClose }: OfPerson) {
  const form = useForm({ initialValues: {} })
  const command = useCommand(
    () => call(staff.disable, { params: { userId }, body: { disabled: true } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Shut ${name} out`}
      form={form}
      command={command}
      submit="Shut out"
      danger
      onClose={onClose}
    >
      <Text>
        They cannot sign in to this city any more; what they have open and their tokens answer no more. What
        they did stays on the record under their name. They can be let in again.
      </Text>
    </FormDialog>
  )
}
