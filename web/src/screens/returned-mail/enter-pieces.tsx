import { call, Refused } from '@cartwright/api/client'
import { returnedMail } from '@cartwright/api/returned-mail'
import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { type RefObject, useRef, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { newRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import type { Piece, Reason } from './returned-queries.ts'
import { reasons, reasonWords } from './returned-words.ts'

type Values = { typed: string; reason: Reason; returnedOn: string; note: string }
type Entry = Values & { readonly again?: boolean }

/**
 * Enters pieces one after the other: a scan ends with Enter, the piece is in the queue, and the field is empty for the next one. Reason and day
 * stay as they are, since pieces come in piles.
 */
export function EnterPieces() {
  const { form, command, last, scan } = useEntering()
  const isDouble =
    command.error instanceof Refused && command.error.problem.code === 'RETURNED_PIECE_ALREADY_HERE'
  return (
    <Paper withBorder p="md" component="section" aria-label="Enter what came back">
      <form noValidate onSubmit={form.onSubmit((values) => command.mutate(values))}>
        <Fields form={form} scan={scan} />
        <Group mt="sm" gap="xs">
          <Button type="submit" loading={command.isPending}>
            Enter it
          </Button>
          {isDouble && (
            <Button
              variant="default"
              loading={command.isPending}
              onClick={() => command.mutate({ ...form.values, again: true })}
            >
              It came back once more
            </Button>
          )}
        </Group>
      </form>
      <Stack gap={4} mt="xs" aria-live="polite">
        <Refusal error={command.error} />
        {!command.error && last !== null && (
          <Text size="sm">
            Entered: {last.name}, account {last.accountNumber}
            {last.billNumber !== null && `, bill ${last.billNumber}`}.
          </Text>
        )}
      </Stack>
    </Paper>
  )
}

/** What is typed, and what becomes of it: once entered, the field is empty and has the focus again. */
function useEntering() {
  const today = useToday()
  const scan = useRef<HTMLInputElement>(null)
  // One piece, one request: sent again because no answer came, it is entered once.
  const key = useRef(newRequestKey())
  const [last, setLast] = useState<Piece | null>(null)
  const form = useForm<Values>({
    initialValues: { typed: '', reason: 'attempted-not-known', returnedOn: '', note: '' },
    validate: {
      typed: (typed) =>
        typed.trim() ? null : 'Scan the piece, or type the number of the bill or of the account.',
    },
  })
  const command = useCommand(
    ({ note, returnedOn, again = false, ...rest }: Entry) =>
      call(returnedMail.enter, {
        body: {
          ...rest,
          key: key.current,
          again,
          returnedOn: returnedOn || today,
          note: note.trim() || null,
        },
      }),
    (piece) => {
      key.current = newRequestKey()
      setLast(piece)
      form.setValues({ typed: '', note: '' })
      scan.current?.focus()
    },
  )
  return { form, command, last, scan }
}

type FieldsProps = {
  readonly form: UseFormReturnType<Values>
  readonly scan: RefObject<HTMLInputElement | null>
}

const Fields = ({ form, scan }: FieldsProps) => (
  <Group gap="sm" align="flex-start">
    <TextInput
      ref={scan}
      label="Scan or type"
      description="Barcode, scan line, bill or account number"
      autoComplete="off"
      style={{ flex: '1 1 18rem' }}
      {...form.getInputProps('typed')}
    />
    <NativeSelect
      label="Why it came back"
      description="As the post office’s label says"
      data={reasons.map((value) => ({ value, label: reasonWords[value] }))}
      {...form.getInputProps('reason')}
    />
    <DayField label="Came back on" description="Empty: today" {...form.getInputProps('returnedOn')} />
    <TextInput label="Note" description="Where needed" maxLength={300} {...form.getInputProps('note')} />
  </Group>
)
