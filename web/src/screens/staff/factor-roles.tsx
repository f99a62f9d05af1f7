import { call } from '@cartwright/api/client'
import { Role } from '@cartwright/api/roles'
import { ways } from '@cartwright/api/sign-in-ways'
import { Checkbox, Stack } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { CommandForm } from '../../parts/command-form.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { titleOf } from '../../parts/words.ts'

/** The roles of the city that must have a second factor. */
export function FactorRoles({ onClose }: { readonly onClose: () => void }) {
  const query = useQuery({ queryKey: ['second-factor-roles'], queryFn: () => call(ways.factorRoles, {}) })
  return (
    <Window onClose={onClose} title="Roles that must have a second factor">
      <Loaded query={query} rows={6}>
        {({ roles }) => <RolesForm roles={roles} onClose={onClose} />}
      </Loaded>
    </Window>
  )
}

function RolesForm({ roles, onClose }: { readonly roles: Role[]; readonly onClose: () => void }) {
  const form = useForm<{ roles: string[] }>({ initialValues: { roles } })
  const command = useCommand(
    (body: { roles: string[] }) => call(ways.setFactorRoles, { body: { roles: body.roles as Role[] } }),
    onClose,
  )
  return (
    <CommandForm
      form={form}
      command={command}
      submit="Save"
      will="It holds at once: whoever of these roles came in by a password alone, you too, sets up codes or a passkey before anything else."
      onCancel={onClose}
    >
      <Checkbox.Group
        label="Roles"
        description="A code, a passkey or the provider’s sign-in counts."
        {...form.getInputProps('roles')}
      >
        <Stack gap={6} mt={6}>
          {Role.options.map((role) => (
            <Checkbox key={role} value={role} label={titleOf(role)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </CommandForm>
  )
}
