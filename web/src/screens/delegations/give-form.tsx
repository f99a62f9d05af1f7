import { call } from '@cartwright/api/client'
import { delegations } from '@cartwright/api/delegations'
import { Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { readMoney } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { type Choice, delegationChoices } from './delegation-queries.ts'
import { daysWords, hasAmount, permissionWords } from './delegation-words.ts'

type Permission = Choice['permissions'][number]
type Values = {
  holder: string
  fromOn: string
  lastOn: string
  chosen: readonly Permission[]
  amounts: Partial<Record<Permission, string>>
  reason: string
}

type GiveFormProps = { readonly today: string; readonly onClose: () => void }

/** Gives the authority of the person who is signed in to somebody else, for days and within limits. */
export function GiveForm({ today, onClose }: GiveFormProps) {
  const people = useQuery(delegationChoices).data?.rows ?? []
  const form = useGiveForm(today)
  const { values } = form
  const person = people.find(({ userId }) => userId === values.holder)
  const command = useCommand(({ chosen, amounts, ...rest }: Values) => {
    const limits = chosen.map((permission) => ({
      permission,
      upToCents: amounts[permission] ? readMoney(amounts[permission]) : null,
    }))
    return call(delegations.give, { body: { ...rest, limits } })
  }, onClose)
  return (
    <FormDialog
      title="Give authority"
      form={form}
      command={command}
      submit="Give it"
      will={
        person &&
        values.chosen.length > 0 &&
        values.fromOn &&
        values.lastOn >= values.fromOn &&
        `${person.name} acts for you ${daysWords(values)}. All of it is marked and reported to you. Nobody releases a run they prepared, or one that you did.`
      }
      onClose={onClose}
    >
      <NativeSelect
        label="To whom"
        required
        data={[
          { value: '', label: 'Choose …' },
          ...people.map(({ userId, name, role }) => ({ value: userId, label: `${name}, ${role}` })),
        ]}
        data-autofocus
        {...form.getInputProps('holder')}
        onChange={({ currentTarget }) => form.setValues({ holder: currentTarget.value, chosen: [] })}
      />
      <Group gap="md" align="flex-start">
        <DayField label="First day" required min={today} {...form.getInputProps('fromOn')} />
        <DayField label="Last day" required min={values.fromOn} {...form.getInputProps('lastOn')} />
      </Group>
      {person && (
        <Permissions
          person={person}
          values={values}
          error={form.errors.chosen ?? form.errors.amounts}
          onChange={(to) => form.setValues(to)}
        />
      )}
      <ReasonField required {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

function useGiveForm(today: string) {
  return useForm<Values>({
    initialValues: { holder: '', fromOn: today, lastOn: today, chosen: [], amounts: {}, reason: '' },
    validate: {
      holder: (holder) => (holder ? null : 'Choose a person.'),
      chosen: (chosen) => (chosen.length > 0 ? null : 'Choose what they may do.'),
      amounts: (amounts) =>
        Object.values(amounts).some((text) => text && readMoney(text) === null)
          ? 'Write an amount like 25,000 or leave it empty.'
          : null,
    },
  })
}

type PermissionsProps = {
  readonly person: Choice
  readonly values: Values
  readonly error: React.ReactNode
  readonly onChange: (to: Partial<Values>) => void
}

function Permissions({ person, values, error, onChange }: PermissionsProps) {
  if (person.permissions.length === 0)
    return <Text>{person.name} may do all of it by their own role already.</Text>
  return (
    <Stack gap="xs" component="fieldset" bd={0} p={0} m={0}>
      <legend>What they may do that their own role does not let them</legend>
      {person.permissions.map((permission) => {
        const chosen = values.chosen.includes(permission)
        return (
          <Group key={permission} gap="md" align="flex-end">
            <Checkbox
              label={permissionWords[permission]}
              checked={chosen}
              onChange={() =>
                onChange({
                  chosen: chosen
                    ? values.chosen.filter((one) => one !== permission)
                    : [...values.chosen, permission],
                })
              }
            />
            {chosen && hasAmount(permission) && (
              <MoneyField
                label="Up to"
                aria-label={`${permissionWords[permission]} up to`}
                placeholder="any amount"
                value={values.amounts[permission] ?? ''}
                onChange={({ currentTarget }) =>
                  onChange({ amounts: { ...values.amounts, [permission]: currentTarget.value } })
                }
              />
            )}
          </Group>
        )
      })}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  )
}
