import { bankFiles } from '@cartwright/api/bank-files'
import { call } from '@cartwright/api/client'
import { Button, List, Stack, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { fileReturns } from './bank-file-queries.ts'

type Return = {
  readonly line: number
  readonly code: string
  readonly reason: string | null
  readonly why: string | null
}
type Left = {
  readonly recorded: number
  readonly left: readonly { readonly line: number; readonly code: string; readonly why: string }[]
}

/** The payments of ours that a file returns: as what each would be recorded, and all of them in one step. */
export function FileReturns({ fileId }: { readonly fileId: number }) {
  const query = useQuery(fileReturns(fileId))
  const may = useMay()('payments.reverse')
  const [asking, ask] = useState(false)
  const [done, setDone] = useState<Left | null>(null)
  return (
    <section aria-labelledby="returns">
      <Title order={2} id="returns" mb="xs">
        Returned payments
      </Title>
      {done && (
        <Text component="output" display="block">
          ✓ {count(done.recorded, 'return')} recorded
          {done.left.length > 0 && `, ${done.left.length} left for a person`}.
        </Text>
      )}
      <Loaded query={query} rows={2}>
        {({ rows }) => (
          <Stack gap="xs" align="flex-start">
            {rows.length === 0 && <Text>All were seen to.</Text>}
            <List size="sm">
              {rows.map((one) => (
                <List.Item key={one.line}>
                  Line {one.line}, {one.code}: {one.reason ?? `▲ for a person. ${one.why}`}
                </List.Item>
              ))}
            </List>
            {may && ready(rows) > 0 && (
              <Button onClick={() => ask(true)}>Record {count(ready(rows), 'return')} …</Button>
            )}
            {asking && (
              <RecordForm fileId={fileId} returns={ready(rows)} onDone={setDone} onClose={() => ask(false)} />
            )}
          </Stack>
        )}
      </Loaded>
    </section>
  )
}

const ready = (rows: readonly Return[]): number => rows.filter(({ reason }) => reason !== null).length

function RecordForm(props: {
  readonly fileId: number
  readonly returns: number
  readonly onDone: (left: Left) => void
  readonly onClose: () => void
}) {
  const { fileId, returns, onDone, onClose } = props
  const form = useForm({ initialValues: {} })
  const command = useCommand(
    () => call(bankFiles.recordReturns, { params: { fileId } }),
    (left) => {
      onDone(left)
      onClose()
    },
  )
  return (
    <FormDialog
      title={`Record ${count(returns, 'return')}`}
      form={form}
      command={command}
      submit="Record them"
      danger
      onClose={onClose}
    >
      <Text size="sm">
        Each payment is taken back, and what it paid is open again as before. Fees are charged by the city’s
        rule within your limits; those above wait for approval. Checks are refused and letters drafted as the
        rule says.
      </Text>
    </FormDialog>
  )
}
