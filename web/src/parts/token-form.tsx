import { type Permission, type Role, scopesOf } from '@cartwright/api/roles'
import { scopeWords } from '@cartwright/api/scope-words'
import {
  Alert,
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { ChoiceField } from './choice-field.tsx'
import { asksProof, Confirmed } from './confirmed.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useCommand } from './use-command.ts'

const machineRoles = ['clerk', 'coordinator', 'manager', 'auditor', 'administrator'] as const
type MachineRole = (typeof machineRoles)[number]
type Values = { name: string; role: MachineRole; scopes: string[]; days: number | string }
type Body = { name: string; scopes: string[]; days: number }

type TokenFormProps = {
  readonly title: string
  /** Of the person who makes it; null when a role is chosen for a machine. */
  readonly ownRole: Role | null
  readonly make: (body: Body, role: MachineRole) => Promise<{ secret: string }>
  readonly onClose: () => void
}

/** Makes a token and shows its secret, this once. */
export function TokenForm({ title, ownRole, make, onClose }: TokenFormProps) {
  const [secret, show] = useState<string | null>(null)
  const form = useForm<Values>({
    initialValues: { name: '', role: 'clerk', scopes: [], days: 90 },
    validate: {
      name: (name) => (name.trim() ? null : 'Name what it is for.'),
      scopes: (scopes) => (scopes.length > 0 ? null : 'Choose at least one.'),
    },
  })
  const command = useCommand(
    ({ role, name, scopes, days }: Values) => make({ name, scopes, days: Number(days) }, role),
    (made) => show(made.secret),
  )
  if (secret) return <Secret secret={secret} onClose={onClose} />
  // What was typed stays until it is made.
  if (asksProof(command.error)) return <Confirmed command={command} />
  return (
    <FormDialog title={title} form={form} command={command} submit="Make it" wide onClose={onClose}>
      <TextInput label="What it is for" data-autofocus {...form.getInputProps('name')} />
      {ownRole === null && (
        <ChoiceField
          label="Role of the machine"
          choices={machineRoles}
          {...form.getInputProps('role')}
          onChange={(event: { currentTarget: { value: string } }) =>
            form.setValues({ role: event.currentTarget.value as MachineRole, scopes: [] })
          }
        />
      )}
      <NumberInput label="Good for days" min={1} max={366} {...form.getInputProps('days')} />
      <Checkbox.Group
        label="What it may do"
        description="Choose no more than it needs. What the role loses, it loses as well."
        {...form.getInputProps('scopes')}
      >
        <Stack gap={6} mt={6}>
          {scopesOf(ownRole ?? form.values.role).map((scope) => (
            <Checkbox key={scope} value={scope} label={<Scope scope={scope} />} />
          ))}
        </Stack>
      </Checkbox.Group>
    </FormDialog>
  )
}

/** What a scope lets a program do, with the name the API has for it. */
const Scope = ({ scope }: { readonly scope: Permission }) => (
  <>
    {sentenceOf(scopeWords[scope])}{' '}
    <Text span size="xs" c="dimmed">
      {scope}
    </Text>
  </>
)

const sentenceOf = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

const Secret = ({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) => (
  <Alert title="✓ Copy it now: it is shown this once">
    <Stack gap="xs" align="flex-start">
      <Code aria-label="The token" style={{ overflowWrap: 'anywhere' }}>
        {secret}
      </Code>
      <Group gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? '✓ Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" onClick={onClose}>
          Done
        </Button>
      </Group>
    </Stack>
  </Alert>
)
