import { call } from '@cartwright/api/client'
import { ways } from '@cartwright/api/sign-in-ways'
import type { Factor } from '@cartwright/api/staff'
import { Button, Divider, Stack, Text, TextInput } from '@mantine/core'
import { Window } from './window.tsx'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { CommandForm } from './command-form.tsx'
import { showPasskey } from './passkey.ts'
import { Refusal } from './refusal.tsx'

type ShowFactorProps = {
  readonly by: readonly Factor[]
  readonly onShown: () => void
  readonly onClose: () => void
}

/** Asks for the second factor once more, by what the person has of it. */
export const ShowFactor = ({ by, onShown, onClose }: ShowFactorProps) => (
  <Window onClose={onClose} title="Show your second factor again">
    <Stack gap="md">
      <Text size="sm">
        A token works without a second factor, so yours is asked for before one is made. It holds for ten
        minutes.
      </Text>
      {by.includes('passkey') && <ByPasskey onShown={onShown} />}
      {by.length > 1 && <Divider label="or" />}
      {by.includes('code') && <ByCode onShown={onShown} onClose={onClose} />}
    </Stack>
  </Window>
)

function ByPasskey({ onShown }: { readonly onShown: () => void }) {
  const command = useMutation({ mutationFn: showPasskey, onSuccess: onShown })
  return (
    <>
      <Button loading={command.isPending} onClick={() => command.mutate()} data-autofocus>
        Ask my device
      </Button>
      <Refusal error={command.error} />
    </>
  )
}

function ByCode({ onShown, onClose }: Pick<ShowFactorProps, 'onShown' | 'onClose'>) {
  const form = useForm({ initialValues: { code: '' } })
  const command = useMutation({
    mutationFn: (body: { code: string }) => call(ways.showCode, { body }),
    onSuccess: onShown,
  })
  return (
    <CommandForm form={form} command={command} submit="Go on" onCancel={onClose}>
      <TextInput
        label="A code of your app, or a backup code"
        autoComplete="one-time-code"
        data-autofocus
        {...form.getInputProps('code')}
      />
    </CommandForm>
  )
}
