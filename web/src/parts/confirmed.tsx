import { call, Refused } from '@cartwright/api/client'
import type { Problem } from '@cartwright/api/refusals'
import { ways } from '@cartwright/api/sign-in-ways'
import { PasswordInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { FormDialog } from './form-dialog.tsx'
import { Refusal } from './refusal.tsx'
import { ShowFactor } from './show-factor.tsx'

type Command<Input> = {
  readonly error: unknown
  readonly variables: Input | undefined
  readonly mutate: (input: Input) => void
  readonly reset: () => void
}

/** Whether what was refused can be done after a proof of who one is, or after a second factor is shown again. */
export const asksProof = (error: unknown): boolean => {
  const problem = problemOf(error)
  return (
    problem?.code === 'CONFIRM_FIRST' || (problem?.code === 'FACTOR_FIRST' && problem.details.by.length > 0)
  )
}

const problemOf = (error: unknown): Problem | null => (error instanceof Refused ? error.problem : null)

/** What was refused; where a proof of who one is was asked for, takes it and does the deed again. */
export function Confirmed<Input>({ command }: { readonly command: Command<Input> }) {
  const problem = problemOf(command.error)
  const again = () => command.mutate(command.variables as Input)
  if (problem?.code === 'CONFIRM_FIRST')
    return (
      <ConfirmDialog by={problem.details.by[0] ?? 'password'} onConfirmed={again} onClose={command.reset} />
    )
  if (problem?.code === 'FACTOR_FIRST' && problem.details.by.length > 0)
    return <ShowFactor by={problem.details.by} onShown={again} onClose={command.reset} />
  return <Refusal error={command.error} />
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
