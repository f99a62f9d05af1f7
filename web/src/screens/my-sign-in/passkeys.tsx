import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { ways } from '@cartwright/api/sign-in-ways'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { instant } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { registerPasskey } from '../../parts/passkey.ts'
import { useCommand } from '../../parts/use-command.ts'
import { Confirmed } from '../../parts/confirmed.tsx'
import { Part } from './part.tsx'

type Ways = SuccessOf<typeof ways.list>
type Passkey = Ways['passkeys'][number]

/** Passkeys: registered under a name, renamed, taken away. */
export function Passkeys({ own: { passkeys } }: { readonly own: Ways }) {
  const [naming, name] = useState(false)
  const register = useCommand(registerPasskey)
  return (
    <Part title="Passkeys">
      {passkeys.length === 0 ? (
        <Text>
          A passkey signs you in with the fingerprint, face or PIN of your device, or with a security key. No
          password is typed, and nobody can be tricked out of it.
        </Text>
      ) : (
        <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {passkeys.map((passkey) => (
            <OnePasskey key={passkey.id} passkey={passkey} />
          ))}
        </Stack>
      )}
      <Group>
        <Button variant={passkeys.length === 0 ? 'filled' : 'default'} onClick={() => name(true)}>
          Add a passkey
        </Button>
      </Group>
      {naming && (
        <NameDialog
          title="Add a passkey"
          submit="Ask my device"
          initial=""
          onNamed={(chosen) => {
            name(false)
            register.mutate(chosen)
          }}
          onClose={() => name(false)}
        />
      )}
      <Confirmed command={register} />
    </Part>
  )
}

function OnePasskey({ passkey: { id, name, createdAt, lastUsedAt } }: { readonly passkey: Passkey }) {
  const zone = useTimeZone()
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null)
  const rename = useCommand((next: string) =>
    call(ways.renamePasskey, { params: { passkeyId: id }, body: { name: next } }),
  )
  const remove = useCommand(() => call(ways.removePasskey, { params: { passkeyId: id } }))
  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm">
            Added {instant(createdAt, zone)}
            {lastUsedAt ? `, last used ${instant(lastUsedAt, zone)}` : ', not used yet'}
          </Text>
        </div>
        <Group gap={4}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Rename ${name}`}
            onClick={() => setOpen('rename')}
          >
            Rename
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Take away ${name}`}
            onClick={() => setOpen('remove')}
          >
            Take away …
          </Button>
        </Group>
      </Group>
      {open === 'rename' && (
        <NameDialog
          title={`Rename ${name}`}
          submit="Rename"
          initial={name}
          onNamed={(next) => {
            setOpen(null)
            rename.mutate(next)
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'remove' && (
        <RemoveQuestion
          busy={remove.isPending}
          onRemove={() => remove.mutate(undefined)}
          onKeep={() => setOpen(null)}
        />
      )}
      <Confirmed command={rename} />
      <Confirmed command={remove} />
    </Stack>
  )
}

type RemoveQuestionProps = {
  readonly busy: boolean
  readonly onRemove: () => void
  readonly onKeep: () => void
}

const RemoveQuestion = ({ busy, onRemove, onKeep }: RemoveQuestionProps) => (
  <Group gap="xs" role="alert">
    <Text size="sm">It signs you in no more, and your sessions elsewhere end.</Text>
    <Button size="compact-sm" color="red" loading={busy} onClick={onRemove}>
      Take it away
    </Button>
    <Button size="compact-sm" variant="default" onClick={onKeep}>
      Keep it
    </Button>
  </Group>
)

type NameDialogProps = {
  readonly title: string
  readonly submit: string
  readonly initial: string
  readonly onNamed: (name: string) => void
  readonly onClose: () => void
}

function NameDialog({ title, submit, initial, onNamed, onClose }: NameDialogProps) {
  const form = useForm({
    initialValues: { name: initial },
    validate: { name: (name) => (name.trim() ? null : 'Name it, so that you know it later.') },
  })
  const command = {
    mutate: ({ name }: { name: string }) => onNamed(name.trim()),
    isPending: false,
    error: null,
  }
  return (
    <FormDialog title={title} form={form} command={command} submit={submit} onClose={onClose}>
      <TextInput
        label="Name"
        description="Such as the device it is on."
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </FormDialog>
  )
}
