import { call } from '@cartwright/api/client'
import { cash } from '@cartwright/api/cash'
import { Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { type Batch, type SampleLine, sampleShown } from './cash-queries.ts'

/** The lines that another person keys a second time from the paper, without seeing the first amount. */
export function SamplePanel({ batch }: { readonly batch: Batch }) {
  const query = useQuery(sampleShown(batch.batchId))
  return (
    <section aria-label="Keyed twice">
      <Title order={2} mb="xs">
        Keyed twice
      </Title>
      <Loaded query={query} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text>No line is to be keyed twice yet: every {batch.sampleEvery}th is.</Text>
          ) : (
            <Lines batch={batch} rows={rows} />
          )
        }
      </Loaded>
    </section>
  )
}

const Lines = ({ batch, rows }: { readonly batch: Batch; readonly rows: readonly SampleLine[] }) => (
  <Table maw="48rem">
    <Table.Thead>
      <Table.Tr>
        {['Line', 'Account', 'Check', 'Second keying'].map((title) => (
          <Table.Th key={title}>{title}</Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {rows.map((line) => (
        <Table.Tr key={line.lineNo}>
          <Table.Td>{line.lineNo}</Table.Td>
          <Table.Td>{line.accountNumber ?? 'Suspense'}</Table.Td>
          <Table.Td>{line.checkNumber}</Table.Td>
          <Table.Td>
            <Second key={`${line.lineNo} ${line.state}`} batch={batch} line={line} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)

type Of = { readonly batch: Batch; readonly line: SampleLine }

function Second({ batch, line }: Of) {
  const may = useMay()('payments.post') && batch.state === 'open'
  if (line.state === 'agrees') return <Text size="sm">✓ agrees, {line.keyedBy}</Text>
  if (line.state === 'decided') return <Text size="sm">✓ decided for the first keying</Text>
  if (line.state === 'differs')
    return may && line.mayDecide ? (
      <Decide batch={batch} line={line} />
    ) : (
      <Text size="sm">✗ differs. A person who keyed it neither time decides by the paper.</Text>
    )
  if (!may || !line.mayKey) return <Text size="sm">To be keyed by another person than {line.enteredBy}</Text>
  return <KeyAgain batch={batch} line={line} />
}

function KeyAgain({ batch: { batchId }, line: { lineNo } }: Of) {
  const key = useRequestKey()
  const [text, setText] = useState('')
  const amountCents = readMoney(text)
  const command = useCommand((cents: number) =>
    call(cash.rekey, { params: { batchId, lineNo }, body: { key, amountCents: cents } }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (amountCents !== null) command.mutate(amountCents)
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          label={`Amount on the paper of line ${lineNo}`}
          size="sm"
          maw="14rem"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          error={text !== '' && amountCents === null ? 'Write an amount such as 47.70.' : null}
        />
        <Button type="submit" size="sm" loading={command.isPending}>
          Key it
        </Button>
      </Group>
      <Refusal error={command.error} />
    </form>
  )
}

function Decide({ batch: { batchId }, line }: Of) {
  const { lineNo, firstCents, secondCents, enteredBy, keyedBy } = line
  const command = useCommand((right: 'first' | 'second') =>
    call(cash.decide, { params: { batchId, lineNo }, body: { right } }),
  )
  return (
    <Stack gap="xs">
      <Text size="sm">✗ The two differ. Which is on the paper?</Text>
      <Group gap="xs">
        <Button size="sm" variant="default" onClick={() => command.mutate('first')}>
          {money(firstCents ?? 0)}, {enteredBy}
        </Button>
        <Button size="sm" variant="default" onClick={() => command.mutate('second')}>
          {money(secondCents ?? 0)}, {keyedBy}: the line is corrected
        </Button>
      </Group>
      <Refusal error={command.error} />
    </Stack>
  )
}
