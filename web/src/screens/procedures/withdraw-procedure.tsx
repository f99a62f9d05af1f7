import type { Procedure } from '@cartwright/api/procedure-shapes'
import { call } from '@cartwright/api/client'
import { procedures } from '@cartwright/api/procedures'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

type Withdrawing = { readonly procedure: Procedure; readonly onClose: () => void }

/** Withdraws a procedure, after it was said what that means. */
export function WithdrawProcedure({ procedure, onClose }: Withdrawing) {
  const { procedureId, newest: version, title } = procedure
  const form = useForm({ initialValues: {} })
  const command = useCommand(
    () => call(procedures.withdraw, { params: { id: procedureId }, body: { version } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Withdraw “${title}”`}
      form={form}
      command={command}
      submit="Withdraw"
      danger
      onClose={onClose}
    >
      <Text>
        It leaves the list and the screens it applies to, and nobody has to read or review it any more. Its
        versions and who read them are kept. It cannot be taken up again: a new one is written in its place.
      </Text>
    </FormDialog>
  )
}
