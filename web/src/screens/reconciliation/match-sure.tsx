import { call } from '@cartwright/api/client'
import { reconciliation } from '@cartwright/api/reconciliation'
import { List, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import type { Shown } from './reconcile-queries.ts'
import { lineWords, proposalWords } from './reconcile-words.ts'

/** Matches all that is sure, after it was shown. */
export function MatchSure({ shown, onClose }: { readonly shown: Shown; readonly onClose: () => void }) {
  const sure = shown.proposals.filter((one) => one.sure)
  const form = useForm({ initialValues: {} })
  const matches = sure.map(({ lineIds, keys }) => ({ lineIds, keys }))
  const command = useCommand(
    () => call(reconciliation.matchSure, { body: { shown: sure.length, matches } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Match ${count(sure.length, 'sure one')}`}
      wide
      form={form}
      command={command}
      submit="Match them"
      onClose={onClose}
      will={
        <Text size="sm">
          Nothing is posted. Bank deposits among them are then on the statement. A match can be undone.
        </Text>
      }
    >
      <List size="sm" spacing="xs">
        {sure.map((one) => (
          <List.Item key={one.lineIds.join(' ')}>
            {shown.lines
              .filter(({ lineId }) => one.lineIds.includes(lineId))
              .map(lineWords)
              .join(' and ')}{' '}
            is{' '}
            {shown.items
              .filter(({ key }) => one.keys.includes(key))
              .map(({ name }) => name)
              .join(' and ')}
            : {proposalWords(one)}
          </List.Item>
        ))}
      </List>
    </FormDialog>
  )
}
