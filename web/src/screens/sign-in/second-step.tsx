import { call } from '@cartwright/api/client'
import { ways } from '@cartwright/api/sign-in-ways'
import type { Factor, Session } from '@cartwright/api/staff'
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { CommandForm } from '../../parts/command-form.tsx'
import { PasskeyButton } from './passkey-button.tsx'

type SecondStepProps = {
  readonly factors: readonly Factor[]
  readonly onEntered: (session: Session) => Promise<void>
  /** Begins again with the password. */
  readonly onBack: () => void
}

/** The step after a good password: a code, or a passkey, whichever is set up. */
export function SecondStep({ factors, onEntered, onBack }: SecondStepProps) {
  return (
    <Stack gap="md">
      <Text aria-live="polite">✓ Your password is right. Now show that it is you.</Text>
      {factors.includes('code') && <CodeForm onEntered={onEntered} />}
      {factors.includes('passkey') && (
        <PasskeyButton onEntered={onEntered} first={!factors.includes('code')} />
      )}
      <Button variant="subtle" onClick={onBack}>
        Begin again
      </Button>
    </Stack>
  )
}

function CodeForm({ onEntered }: Pick<SecondStepProps, 'onEntered'>) {
  const field = useRef<HTMLInputElement>(null)
  // The page asks for nothing else now.
  useEffect(() => field.current?.focus(), [])
  const form = useForm({ initialValues: { code: '' } })
  const command = useMutation({
    mutationFn: (body: { code: string }) => call(ways.giveCode, { body }),
    onSuccess: onEntered,
  })
  return (
    <CommandForm form={form} command={command} submit="Go on">
      <TextInput
        label="Code"
        description="Six digits from your app, or one of your backup codes."
        autoComplete="one-time-code"
        ref={field}
        {...form.getInputProps('code')}
      />
    </CommandForm>
  )
}
