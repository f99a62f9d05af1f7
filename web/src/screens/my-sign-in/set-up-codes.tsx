import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { ways } from '@cartwright/api/sign-in-ways'
import { Code, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

type SetUpCodesProps = {
  readonly begun: SuccessOf<typeof ways.beginCodes>
  readonly onDone: (backupCodes: readonly string[]) => void
  readonly onClose: () => void
}

/** The secret as a picture and as text, and the first code, which shows that the app has it. */
export function SetUpCodes({ begun, onDone, onClose }: SetUpCodesProps) {
  const form = useForm({ initialValues: { code: '' } })
  const command = useCommand(
    (body: { code: string }) => call(ways.confirmCodes, { body }),
    ({ backupCodes }) => onDone(backupCodes),
  )
  return (
    <FormDialog
      title="Set up codes"
      form={form}
      command={command}
      submit="Confirm"
      will="From then on the code is asked for at each sign-in. Sessions begun elsewhere by the password alone end."
      onClose={onClose}
    >
      <Text>1. Scan this with an authenticator app.</Text>
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(begun.qrCode)}`}
        alt="QR code with the secret for your app"
        width={200}
        height={200}
        style={{ background: '#fff', alignSelf: 'center' }}
      />
      <Stack gap={4}>
        <Text>If it cannot scan, type this secret there:</Text>
        <Code aria-label="The secret" style={{ overflowWrap: 'anywhere' }}>
          {(begun.secret.match(/.{4}/g) ?? []).join(' ')}
        </Code>
      </Stack>
      <TextInput
        label="2. The code it shows"
        autoComplete="one-time-code"
        inputMode="numeric"
        data-autofocus
        {...form.getInputProps('code')}
      />
    </FormDialog>
  )
}
