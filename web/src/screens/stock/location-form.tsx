import { call } from '@cartwright/api/client'
import { stock } from '@cartwright/api/stock'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { stockLocations } from './stock-queries.ts'

/** The locations where stock lies; adds one, or closes one where nothing lies. */
export function LocationForm({ onClose }: { readonly onClose: () => void }) {
  const form = useForm({
    initialValues: { code: '', name: '' },
    validate: {
      code: (value) => (value.trim() ? null : 'Write a short code, such as MAIL-ROOM.'),
      name: (value) => (value.trim() ? null : 'Write what it is called.'),
    },
  })
  const command = useCommand(
    (body: typeof form.values) => call(stock.addLocation, { body }),
    () => form.reset(),
  )
  return (
    <FormDialog title="Locations" form={form} command={command} submit="Add it" onClose={onClose}>
      <Known />
      <TextInput label="Code" maxLength={20} {...form.getInputProps('code')} />
      <TextInput
        label="Name"
        description="A room, a shelf, a mail house"
        maxLength={80}
        {...form.getInputProps('name')}
      />
    </FormDialog>
  )
}

function Known() {
  const rows = useQuery(stockLocations).data?.rows.filter(({ closedOn }) => closedOn === null) ?? []
  const closing = useCommand((code: string) => call(stock.closeLocation, { params: { code } }))
  return (
    <Stack gap="xs">
      {rows.length === 0 && <Text size="sm">There is no location yet.</Text>}
      {rows.map(({ code, name, pieces }) => (
        <Group key={code} justify="space-between">
          <Text size="sm">
            {code}, {name}: {count(pieces, 'piece')}
          </Text>
          {pieces === 0 && (
            <Button
              size="xs"
              variant="default"
              type="button"
              aria-label={`Close ${code}`}
              onClick={() => closing.mutate(code)}
            >
              Close
            </Button>
          )}
        </Group>
      ))}
      <Refusal error={closing.error} />
    </Stack>
  )
}
