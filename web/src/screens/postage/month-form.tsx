import { urlOf } from '@cartwright/api/client'
import { postage } from '@cartwright/api/postage'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Window } from '../../parts/window.tsx'
import type { Account } from './postage-queries.ts'

type MonthFormProps = { readonly account: Account; readonly today: string; readonly onClose: () => void }

/** The statement of an account for a month, as a PDF. */
export function MonthForm({ account: { accountId, name }, today, onClose }: MonthFormProps) {
  const [month, setMonth] = useState(today.slice(0, 7))
  const right = /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
  return (
    <Window title={`Month of ${name}`} onClose={onClose} size="md">
      <Stack gap="md">
        <TextInput
          label="Month"
          description="Such as 2026-11"
          maw="12rem"
          value={month}
          onChange={(event) => setMonth(event.currentTarget.value)}
          error={right ? undefined : 'Write a month such as 2026-11.'}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            component="a"
            target="_blank"
            {...(right
              ? { href: urlOf(postage.monthPdf, { params: { accountId }, query: { month } }) }
              : { 'data-disabled': true })}
          >
            Open the PDF
          </Button>
        </Group>
      </Stack>
    </Window>
  )
}
