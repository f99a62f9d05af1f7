import type { Session } from '@cartwright/api/staff'
import { Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { signInByPasskey } from '../../parts/passkey.ts'
import { Refusal } from '../../parts/refusal.tsx'

type PasskeyButtonProps = {
  readonly onEntered: (session: Session) => Promise<void>
  /** Whether it is what the page is for now. */
  readonly first?: boolean
}

/** Signs in with a passkey of this device, or one at hand. */
export function PasskeyButton({ onEntered, first = false }: PasskeyButtonProps) {
  const entering = useMutation({ mutationFn: signInByPasskey, onSuccess: onEntered })
  return (
    <Stack gap="xs">
      <Button
        variant={first ? 'filled' : 'default'}
        loading={entering.isPending}
        onClick={() => entering.mutate()}
      >
        Sign in with a passkey
      </Button>
      <Refusal error={entering.error} />
    </Stack>
  )
}
