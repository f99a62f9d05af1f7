import { Button, Group, NativeSelect } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../session.tsx'
import { caseList } from '../cases/case-queries.ts'
import type { CallValues } from './call-values.ts'

type CallCaseProps = { readonly form: UseFormReturnType<CallValues>; readonly onOpenCase: () => void }

/** The case a conversation belongs to: one that is open on the account, or a new one that carries what is written down here. */
export function CallCase({ form, onOpenCase }: CallCaseProps) {
  const may = useMay()
  const account = form.values.accountNumber.trim()
  const list = useQuery({
    ...caseList({ view: 'all', account }),
    enabled: may('cases.read') && account.length >= 5,
    retry: false,
  })
  if (!may('cases.change')) return null
  const shown = (list.data?.rows ?? []).filter(
    ({ id, closedOn }) => closedOn === null || `${id}` === form.values.caseId,
  )
  return (
    <Group align="flex-end" gap="sm">
      <NativeSelect
        label="Case it belongs to"
        style={{ flex: '1 1 14rem' }}
        data={[
          { value: '', label: shown.length === 0 ? 'None is open' : 'None' },
          ...shown.map(({ id, title }) => ({ value: `${id}`, label: `${id}: ${title}` })),
        ]}
        {...form.getInputProps('caseId')}
      />
      <Button variant="default" onClick={onOpenCase}>
        Open a case …
      </Button>
    </Group>
  )
}
