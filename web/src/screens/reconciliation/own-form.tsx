import { call } from '@cartwright/api/client'
import { reconciliation } from '@cartwright/api/reconciliation'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { checkPeople } from '../checks/check-queries.ts'
import type { Item, Line } from './reconcile-queries.ts'
import { itemWords, lineWords } from './reconcile-words.ts'

type OwnFormProps = { readonly line?: Line; readonly item?: Item; readonly onClose: () => void }

/** Says who sees to something that is not matched, and what is known of it. */
export function OwnForm({ line, item, onClose }: OwnFormProps) {
  const people = useQuery(checkPeople).data?.rows ?? []
  const names = new Map(people.map(({ userId, name, role }) => [userId, `${name} (${role})`]))
  const form = useForm({
    initialValues: { userId: '', note: (line ?? item)?.owned?.note ?? '' },
    validate: { note: (value) => (value.trim() ? null : 'Write what is known of it.') },
  })
  const command = useCommand(
    ({ userId, note }: typeof form.values) =>
      call(reconciliation.own, {
        body: { lineId: line?.lineId ?? null, key: item?.key ?? null, userId: userId || null, note },
      }),
    onClose,
  )
  return (
    <FormDialog
      title="Who sees to it"
      form={form}
      command={command}
      submit="Keep it"
      onClose={onClose}
      will={<Text size="sm">It stays open until it is matched. The note stands beside it.</Text>}
    >
      <Text size="sm">{line ? lineWords(line) : item && itemWords(item)}</Text>
      <ChoiceField
        label="Person"
        none="Myself"
        choices={[...names.keys()]}
        wordsOf={(userId) => names.get(userId) ?? userId}
        {...form.getInputProps('userId')}
      />
      <ReasonField
        label="What is known of it"
        description="Shown beside it; kept in the record"
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}
