import { call } from '@cartwright/api/client'
import { corrections } from '@cartwright/api/corrections'
import { Button, List, Stack, Table, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { type Correction, correctionShown } from './correction-queries.ts'
import { CorrectedBills } from './corrected-bills.tsx'
import { stateSentence } from './state-words.ts'

/** One correction: what was stated, what it came to bill by bill, what became of it, and what the books had before. */
export function CorrectionPage() {
  const { correctionId } = useParams({ from: '/office/corrections/$correctionId' })
  const query = useQuery(correctionShown(Number(correctionId)))
  const correction = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={
          correction
            ? `Correction ${correctionId} of ${correction.accountNumber}`
            : `Correction ${correctionId}`
        }
        state={correction ? stateSentence(correction) : ''}
        action={correction?.state === 'asked' && <Withdraw correction={correction} />}
      />
      <Loaded query={query} rows={8}>
        {(shown) => <Known correction={shown} />}
      </Loaded>
    </Stack>
  )
}

const Known = ({ correction }: { readonly correction: Correction }) => (
  <>
    <List size="sm">
      {correction.statedEn.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
    <Text size="sm">
      Asked for by {correction.askedBy} on {day(correction.askedOn)}: {correction.reason}{' '}
      {correction.overrideReason && <>Beyond the look-back: {correction.overrideReason} </>}
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber: correction.accountNumber }}>
        Account {correction.accountNumber}
      </TextLink>
    </Text>
    <CorrectedBills bills={correction.bills} />
    {correction.changed.length > 0 && <Changed rows={correction.changed} />}
  </>
)

const Changed = ({ rows }: { readonly rows: Correction['changed'] }) => (
  <section aria-labelledby="changed">
    <Title order={2} size="h4" id="changed" mb={4}>
      What the books say since
    </Title>
    <Table verticalSpacing={6} aria-labelledby="changed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Believed before</Table.Th>
          <Table.Th>Known since</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ before, after }) => (
          <Table.Tr key={`${before} ${after}`}>
            <Table.Td>{before ?? 'not in the books'}</Table.Td>
            <Table.Td>{after ?? 'not there'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </section>
)

function Withdraw({ correction }: { readonly correction: Correction }) {
  const may = useMay()('corrections.ask')
  const [asking, ask] = useState(false)
  const form = useForm({ initialValues: { note: '' } })
  const command = useCommand(
    ({ note }: typeof form.values) =>
      call(corrections.withdraw, {
        params: { id: correction.correctionId },
        body: { ...(note.trim() && { note }) },
      }),
    () => ask(false),
  )
  if (!may) return null
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        Withdraw …
      </Button>
      {asking && (
        <FormDialog
          title="Withdraw the correction"
          form={form}
          command={command}
          submit="Withdraw"
          will="Nothing was posted, and nothing will be. The facts stay as the books have them."
          onClose={() => ask(false)}
        >
          <ReasonField data-autofocus {...form.getInputProps('note')} />
        </FormDialog>
      )}
    </>
  )
}
