import { urlOf } from '@cartwright/api/client'
import { postage } from '@cartwright/api/postage'
import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { DayField } from '../../parts/day-field.tsx'
import { Window } from '../../parts/window.tsx'

type RegisterFormProps = { readonly today: string; readonly onClose: () => void }

/** The register of a time as a workbook. */
export function RegisterForm({ today, onClose }: RegisterFormProps) {
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`)
  const [until, setUntil] = useState(today)
  const wrong = from === '' || until === '' || until < from
  return (
    <Window title="Register of postage" onClose={onClose} size="md">
      <Stack gap="md">
        <DayField label="From" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <DayField
          label="Through"
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
          error={wrong ? 'Write the first day or a later one.' : undefined}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            component="a"
            download
            {...(wrong
              ? { 'data-disabled': true }
              : { href: urlOf(postage.register, { query: { from, until } }) })}
          >
            Excel
          </Button>
        </Group>
      </Stack>
    </Window>
  )
}
