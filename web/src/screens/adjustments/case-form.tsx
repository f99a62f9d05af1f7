import { call } from '@cartwright/api/client'
import { standardCases } from '@cartwright/api/standard-cases'
import { NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { CommandForm } from '../../parts/command-form.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from '../accounts/account-queries.ts'
import { useForCase } from '../cases/for-case.ts'
import { ProceduresFor } from '../procedures/procedures-for.tsx'
import { type CaseFacts, type Evidence, type Verdict, verdictOf } from './adjustment-queries.ts'
import { caseName } from './adjustment-words.ts'
import { CaseFields } from './case-fields.tsx'
import { type CaseValues, factsOf, missingFacts } from './case-values.ts'
import { EvidenceField } from './evidence-field.tsx'
import { PreviewPanel } from './preview-panel.tsx'

const kinds = ['missed-pickup', 'vacancy', 'contamination', 'damaged-cart', 'courtesy'] as const

/** A standard case: what the city's rule makes of it is shown while it is typed. */
export function CaseForm({ account }: { readonly account: Account }) {
  const { accountNumber } = account
  const [files, setFiles] = useState<readonly Evidence[]>([])
  const form = useCaseValues(account)
  const evidence = files.map(({ evidenceId }) => evidenceId)
  const facts = factsOf(form.values)
  const [typed] = useDebouncedValue(facts, 250)
  const verdict = useQuery({
    ...verdictOf(accountNumber, typed, evidence),
    placeholderData: (before) => before,
  })
  const command = useRecord(accountNumber, facts, evidence)
  return (
    <CommandForm
      form={form}
      command={command}
      submit="Record the case"
      will={
        <Stack gap="xs">
          {!facts && <Text size="sm">Write the facts to see what the rule of the city makes of them.</Text>}
          {facts && <Refusal error={verdict.error} />}
          {facts && verdict.data && !verdict.error && <Judged verdict={verdict.data} />}
        </Stack>
      }
    >
      <NativeSelect
        label="Case"
        maw="20rem"
        data={kinds.map((kind) => ({ value: kind, label: caseName(kind) }))}
        {...form.getInputProps('standardCase')}
      />
      <ProceduresFor kind="reason" of={form.values.standardCase} />
      <CaseFields form={form} services={account.services} />
      <EvidenceField accountNumber={accountNumber} files={files} onChange={setFiles} />
      <Textarea
        label="Note"
        description="What happened, for whoever looks at it later"
        autosize
        minRows={2}
        required
        maxLength={1000}
        {...form.getInputProps('note')}
      />
    </CommandForm>
  )
}

function useCaseValues(account: Account) {
  const today = useToday()
  return useForm<CaseValues>({
    initialValues: {
      standardCase: 'missed-pickup',
      serviceId: String(account.services[0]?.serviceId ?? ''),
      day: '',
      reportedAt: '',
      oneOfSet: false,
      wanted: 'credit',
      appliedOn: today,
      until: '',
      stream: '',
      size: '',
      cause: 'customer',
      inUseSince: '',
      amount: '',
      note: '',
    },
    validate: (values) => ({
      ...missingFacts(values),
      ...(!values.note.trim() && { note: 'Write what happened, for whoever looks at it later.' }),
    }),
  })
}

/** Records the case, once, and goes to what came of it. */
function useRecord(accountNumber: string, facts: CaseFacts | null, evidence: number[]) {
  const navigate = useNavigate()
  const requestKey = useRequestKey()
  const deskCaseId = useForCase()
  return useCommand(
    ({ note }: CaseValues) =>
      call(standardCases.record, {
        params: { accountNumber },
        body: { facts: facts!, evidence, note, deskCaseId, requestKey },
      }),
    ({ adjustment }) =>
      adjustment
        ? navigate({
            to: '/adjustments/$adjustmentId',
            params: { adjustmentId: String(adjustment.adjustmentId) },
          })
        : navigate({ to: '/accounts/$accountNumber', params: { accountNumber } }),
  )
}

const outcomes = {
  adjust: '● By the rule:',
  none: '○ By the rule there is nothing to credit or charge now:',
  no: '⚠ The rule does not allow it:',
} as const

/** What the rule makes of a case, in both languages, with what it would do to the books. */
export const Judged = ({ verdict }: { readonly verdict: Verdict }) => (
  <Stack gap="xs">
    <Text fw={600}>
      {outcomes[verdict.outcome]} {verdict.told.citation}
    </Text>
    <Text size="sm">{verdict.told.en.join(' ')}</Text>
    <Text size="sm" c="dimmed" lang="es">
      {verdict.told.es.join(' ')}
    </Text>
    {verdict.preview && <PreviewPanel preview={verdict.preview} />}
  </Stack>
)
