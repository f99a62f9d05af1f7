import { call, Refused } from '@cartwright/api/client'
import type { Problem } from '@cartwright/api/refusals'
import { ways } from '@cartwright/api/sign-in-ways'
import { PasswordInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Refusal } from '../../parts/refusal.tsx'

type Command<Input> = {
  readonly error: unknown
  readonly variables: Input | undefined
  readonly mutate: (input: Input) => void
  readonly reset: () => void
}

/** What was refused; where a proof of who one is was asked for, takes it and does the deed again. */
export function Confirmed<Input>({ command }: { readonly command: Command<Input> }) {
  const problem: Problem | null = command.error instanceof Refused ? command.error.problem : null
  if (problem?.code !== 'CONFIRM_FIRST') return <Refusal error={command.error} />
  return (
    <ConfirmDialog
      by={problem.details.by[0] ?? 'password'}
      onConfirmed={() => command.mutate(command.variables as Input)}
      onClose={command.reset}
    />
  )
}

type ConfirmDialogProps = {
  readonly by: 'password' | 'code'
  readonly onConfirmed: () => void
  readonly onClose: () => void
}

function ConfirmDialog({ by, onConfirmed, onClose }: ConfirmDialogProps) {
  const form = useForm({ initialValues: { proof: '' } })
  const command = useMutation({
    mutationFn: ({ proof }: { proof: string }) =>
      call(ways.confirm, { body: by === 'password' ? { password: proof } : { code: proof } }),
    onSuccess: onConfirmed,
  })
  return (
    <FormDialog
      title="Confirm that it is you"
      form={form}
      command={command}
      submit="Confirm"
      onClose={onClose}
    >
      <Text size="sm">It holds for ten minutes.</Text>
      {by === 'password' ? (
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          {...form.getInputProps('proof')}
        />
      ) : (
        <TextInput
          label="A code of your app, or a backup code"
          autoComplete="one-time-code"
          data-autofocus
          {...form.getInputProps('proof')}
        />
      )}
    </FormDialog>
  )
}
