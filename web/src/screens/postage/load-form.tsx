import { call } from '@cartwright/api/client'
import { postageStatements } from '@cartwright/api/postage-statements'
import { FileInput, List, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from './postage-queries.ts'

type LoadFormProps = { readonly accounts: readonly Account[]; readonly onClose: () => void }
type Values = { accountId: string; file: File | null }

/** Loads statements from CSV, and says what was taken and what waits. */
export function LoadForm({ accounts, onClose }: LoadFormProps) {
  const paying = accounts.find(({ paysRuns }) => paysRuns) ?? accounts[0]
  const form = useForm<Values>({
    initialValues: { accountId: String(paying?.accountId ?? ''), file: null },
    validate: { file: (value) => (value ? null : 'Choose the file.') },
  })
  const command = useCommand(async ({ accountId, file }: Values) =>
    call(postageStatements.load, {
      params: { accountId: Number(accountId) },
      body: { csv: (await file?.text()) ?? '' },
    }),
  )
  const loaded = command.data
  return (
    <FormDialog
      title="Load postage statements"
      form={form}
      command={command}
      submit="Load it"
      onClose={onClose}
      will={
        loaded ? (
          <>
            <Text size="sm">
              {loaded.added} taken, {money(loaded.addedCents)}; {loaded.known} there before;{' '}
              {loaded.faults.length} faults.
            </Text>
            <List size="sm">
              {loaded.faults.map(({ line, column, reason }) => (
                <List.Item key={`${line} ${column} ${reason}`}>
                  {line > 0 && `Line ${line}, `}
                  {column}: {reason}
                </List.Item>
              ))}
            </List>
          </>
        ) : (
          <Text size="sm">
            The first line names the columns: number, job, mailed, line, pieces, price, amount; a row for each
            line of each statement. The same file again adds nothing.
          </Text>
        )
      }
    >
      <ChoiceField
        label="Account"
        choices={accounts.map(({ accountId }) => String(accountId))}
        wordsOf={(id) => accounts.find(({ accountId }) => String(accountId) === id)?.name ?? id}
        {...form.getInputProps('accountId')}
      />
      <FileInput label="File (CSV)" accept=".csv,text/csv" {...form.getInputProps('file')} />
    </FormDialog>
  )
}
