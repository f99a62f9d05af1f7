import { call } from '@cartwright/api/client'
import { whatIfs } from '@cartwright/api/what-ifs'
import { MultiSelect, Radio, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { cityShown } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Proposal } from './proposal-queries.ts'

type Values = { cycles: string[]; on: string; count: 'as-if' | 'own' }
type Shown = { readonly proposal: Proposal; readonly onClose: () => void }

/** Asks what a proposal would mean: for which cycles and days, and from when its rates count. */
export function AskForm({ proposal, onClose }: Shown) {
  const navigate = useNavigate()
  const city = useQuery(cityShown).data
  const form = useForm<Values>({
    initialValues: { cycles: [], on: city?.today ?? '', count: 'as-if' },
    validate: { on: (on) => (on ? null : 'Write a day of the period.') },
  })
  const command = useCommand(
    ({ cycles, on, count }: Values) =>
      call(whatIfs.ask, {
        params: { id: proposal.id },
        body: { version: proposal.shown, cycles, on, asIfInForce: count === 'as-if' },
      }),
    ({ id }) => {
      onClose()
      return navigate({ to: '/what-if/impact/$whatIfId', params: { whatIfId: String(id) } })
    },
  )
  return (
    <FormDialog
      title="Calculate what it would mean"
      form={form}
      command={command}
      submit="Calculate"
      will="Every account is charged twice on the same facts, by the rates in force and by those proposed. Nothing is billed, and no bill run sees it."
      onClose={onClose}
    >
      <DayField
        label="A day of the period"
        description="Each cycle is calculated for its billing period this day lies in, past or to come"
        {...form.getInputProps('on')}
      />
      <MultiSelect
        label="Cycles"
        placeholder="All"
        data={(city?.cycles ?? []).map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
        {...form.getInputProps('cycles')}
      />
      <Radio.Group label="Proposed rates count" {...form.getInputProps('count')}>
        <Stack gap="xs" mt="xs">
          <Radio value="as-if" label="as if they had been in force all the period" />
          <Radio value="own" label="on their own days only" />
        </Stack>
      </Radio.Group>
    </FormDialog>
  )
}
