import { call } from '@cartwright/api/client'
import { suspense } from '@cartwright/api/suspense'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { reasonFault } from '../../parts/form-faults.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { type WrittenNumber, writtenNumbers } from './suspense-queries.ts'

/** The numbers that were remembered for an account, each with who did and the way to forget it. */
export function WrittenNumbers({ accountNumber }: { readonly accountNumber: string }) {
  const query = useQuery(writtenNumbers(accountNumber))
  const may = useMay()('payments.post')
  const [forgetting, forget] = useState<WrittenNumber | null>(null)
  return (
    <Stack gap="xs">
      <Title order={2}>Numbers remembered for {accountNumber}</Title>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm">None. A number is remembered when an item is moved, if you say so.</Text>
          ) : (
            rows.map((number) => (
              <Group key={number.aliasId} gap="sm">
                <Text size="sm">
                  “{number.written}”, by {number.rememberedBy} on {day(number.rememberedOn)}
                </Text>
                {may && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Forget ${number.written}`}
                    onClick={() => forget(number)}
                  >
                    Forget …
                  </Button>
                )}
              </Group>
            ))
          )
        }
      </Loaded>
      {forgetting && <ForgetForm number={forgetting} onClose={() => forget(null)} />}
    </Stack>
  )
}

function ForgetForm({ number, onClose }: { readonly number: WrittenNumber; readonly onClose: () => void }) {
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: reasonFault },
  })
  const command = useCommand(
    (body: typeof form.values) => call(suspense.forget, { params: { aliasId: number.aliasId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={`Forget “${number.written}”`}
      form={form}
      command={command}
      submit="Forget it"
      will={
        <Text size="sm">
          What was posted by it stays. The next payment with that number goes into suspense.
        </Text>
      }
      onClose={onClose}
    >
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
