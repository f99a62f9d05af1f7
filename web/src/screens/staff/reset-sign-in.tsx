import { call } from '@cartwright/api/client'
import { ways } from '@cartwright/api/sign-in-ways'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

type ResetSignInProps = {
  readonly person: { readonly userId: string; readonly name: string }
  readonly onClose: () => void
}

/** Takes away the codes and passkeys of a person who lost them. */
export function ResetSignIn({ person: { userId, name }, onClose }: ResetSignInProps) {
  const form = useForm({ initialValues: {} })
  const command = useCommand(() => call(ways.resetPerson, { params: { userId } }), onClose)
  return (
    <FormDialog
      title={`Reset the second factor of ${name}`}
      form={form}
      command={{ ...command, mutate: () => command.mutate(undefined) }}
      submit="Take all away"
      danger
      will={`Codes, backup codes and passkeys of ${name} are gone, and all their sessions end. The password alone signs them in until they set up another. It is on the record.`}
      onClose={onClose}
    >
      <Text>Do it only when you know that it is they who ask: speak with them, or see them.</Text>
    </FormDialog>
  )
}
