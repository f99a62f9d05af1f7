import { call } from '@cartwright/api/client'
import { planning } from '@cartwright/api/planning'
import { NativeSelect, Radio, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { titleOf } from '../../parts/words.ts'
import { type PlannedStep, stepOwners } from './planning-queries.ts'

const scopes = ['run', 'cycle', 'all'] as const
type Scope = (typeof scopes)[number]

const scopeWords = (scope: Scope, cycle: string): string =>
  ({
    run: 'This run only',
    cycle: `This and all later runs of cycle ${cycle}`,
    all: 'This and all later runs of all cycles',
  })[scope]

/** Gives a step to somebody else, for one run or for all from it on. */
export function OwnerDialog({ step, onClose }: { readonly step: PlannedStep; readonly onClose: () => void }) {
  const owners = useQuery(stepOwners).data
  const form = useForm<{ owner: string; scope: Scope; reason: string }>({
    initialValues: { owner: step.owner ?? '', scope: 'run', reason: '' },
  })
  const command = useCommand(
    ({ owner, scope, reason }: typeof form.values) =>
      call(planning.give, {
        params: { id: step.planId, step: step.step },
        body: { owner: owner || null, scope, reason },
      }),
    onClose,
  )
  const roles = (owners?.roles ?? []).map((role) => ({ value: role, label: titleOf(role) }))
  return (
    <FormDialog
      title={`Owner: ${step.name}`}
      form={form}
      command={command}
      submit="Give it"
      will={
        form.values.scope === 'run'
          ? 'This run keeps its owner, whatever is decided for the others.'
          : 'Runs that are planned later follow too. Runs with an owner of their own keep theirs, except this one.'
      }
      onClose={onClose}
    >
      <NativeSelect
        label="Owner"
        data-autofocus
        data={[
          { value: '', label: 'As the city’s calendar says' },
          { group: 'Roles', items: roles },
          { group: 'People', items: owners?.people ?? [] },
        ]}
        {...form.getInputProps('owner')}
      />
      <Radio.Group label="Where" {...form.getInputProps('scope')}>
        <Stack gap="xs" mt={4}>
          {scopes.map((scope) => (
            <Radio key={scope} value={scope} label={scopeWords(scope, step.cycle)} />
          ))}
        </Stack>
      </Radio.Group>
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
