import { call } from '@cartwright/api/client'
import { identity } from '@cartwright/api/identity'
import { Button, Checkbox, Group, NativeSelect, Stack, Table, Text } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { CommandForm } from '../../parts/command-form.tsx'
import { day } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { titleOf } from '../../parts/words.ts'
import type { Account } from '../accounts/account-queries.ts'
import type { AccountForm } from '../accounts/forms/account-form.ts'
import { callGoing } from '../contacts/contact-queries.ts'
import { type Identity, identityShown } from './desk-queries.ts'

type IdentityProps = AccountForm & {
  /** For what they are asked; left out, for all that the rule guards. */
  readonly forWhat?: Identity['checks'][number]['forWhat']
  /** What is done when they proved who they are. */
  readonly onPassed?: () => void
  /** What goes on without a check when nobody is on the line. */
  readonly onNobody?: () => void
}

/** Asks a caller who they are: the clerk ticks what was asked and what was right. What was said is kept nowhere. */
export function IdentityDialog(props: IdentityProps) {
  const { account, onClose } = props
  const query = useQuery(identityShown(account.accountNumber))
  return (
    <Window onClose={onClose} size="lg" title="Who is calling?">
      <Loaded query={query} rows={6}>
        {(shown) =>
          shown.rule ? (
            <Questions {...props} shown={shown} />
          ) : (
            <Text>The city has no rule that asks who somebody is. Nobody is asked.</Text>
          )
        }
      </Loaded>
    </Window>
  )
}

type Values = { partyId: string; asked: string[]; right: string[] }
type Asking = IdentityProps & { readonly shown: Identity }

function Questions({ account, shown, onClose, forWhat, onPassed, onNobody }: Asking) {
  const { rule } = shown
  const key = useRequestKey()
  const going = useQuery(callGoing).data?.call
  const { accountNumber } = account
  const form = useForm<Values>({
    initialValues: { partyId: '', asked: [], right: [] },
    validate: { asked: (asked) => (asked.length > 0 ? null : 'Ask at least one question.') },
  })
  const command = useCommand(
    ({ partyId, asked, right }: Values) =>
      call(identity.record, {
        params: { accountNumber },
        body: {
          key,
          asked,
          right,
          forWhat: forWhat ?? rule?.guards ?? ['read-out'],
          partyId: partyId ? Number(partyId) : null,
          contactId: going?.accountNumber === accountNumber ? going.id : null,
        },
      }),
    ({ passed }) => {
      onClose()
      if (passed) onPassed?.()
    },
  )
  const { right } = form.values
  const needed = rule?.needed ?? 0
  return (
    <CommandForm
      form={form}
      command={command}
      submit="Record the check"
      onCancel={onClose}
      will={
        right.length >= needed
          ? `✓ Passed: ${right.length} right, ${needed} needed.`
          : `Not passed yet: ${right.length} right, ${needed} needed. Recorded like this, the next clerk sees that it failed.`
      }
    >
      <Rule shown={shown} />
      {onNobody && <Nobody go={onNobody} />}
      <WhoTheySay account={account} form={form} />
      <QuestionTable shown={shown} form={form} />
    </CommandForm>
  )
}

/** How it is asked, and how it ended the last time. */
function Rule({ shown: { rule, checks } }: { readonly shown: Identity }) {
  const last = checks[0]
  return (
    <Stack gap={4}>
      <Text size="sm">
        Ask, and compare with what the books say; never read it out. {rule?.needed} must be right (
        {rule?.citation}).
      </Text>
      {last && (
        <Text size="sm">
          The last check: {day(last.checkedOn)}, {last.passed ? '✓ passed' : '■ not passed'}, by{' '}
          {last.checkedBy}.
        </Text>
      )}
    </Stack>
  )
}

/** Whoever only reads for themselves asks nobody. */
const Nobody = ({ go }: { readonly go: () => void }) => (
  <Group gap="xs">
    <Text size="sm">Nobody is on the line, and you read it for yourself?</Text>
    <Button size="compact-sm" variant="default" onClick={go}>
      I read it for myself
    </Button>
  </Group>
)

function WhoTheySay({ account, form }: { account: Account; form: UseFormReturnType<Values> }) {
  const named = [...new Map(account.parties.map((party) => [party.partyId, party])).values()]
  return (
    <NativeSelect
      label="Who they say they are"
      data-autofocus
      data={[
        { value: '', label: 'Somebody else' },
        ...named.map(({ partyId, name, role }) => ({
          value: `${partyId}`,
          label: `${name} (${titleOf(role)})`,
        })),
      ]}
      {...form.getInputProps('partyId')}
    />
  )
}

function QuestionTable({ shown, form }: { shown: Identity; form: UseFormReturnType<Values> }) {
  const { asked, right } = form.values
  const tick = (list: 'asked' | 'right', fact: string, on: boolean) => {
    const without = form.values[list].filter((one) => one !== fact)
    form.setFieldValue(list, on ? [...without, fact] : without)
    // What is right was asked, and what was not asked is not right.
    if (list === 'right' && on && !asked.includes(fact)) form.setFieldValue('asked', [...asked, fact])
    if (list === 'asked' && !on)
      form.setFieldValue(
        'right',
        right.filter((one) => one !== fact),
      )
  }
  return (
    <Stack gap={4}>
      <Table verticalSpacing={6} aria-label="Questions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Question</Table.Th>
            <Table.Th visibleFrom="sm">The books say</Table.Th>
            <Table.Th>Asked</Table.Th>
            <Table.Th>Right</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.questions.map(({ fact, question, answer }) => (
            <Table.Tr key={fact}>
              <Table.Td>
                {question}
                <Text size="sm" fw={600} hiddenFrom="sm">
                  {answer ?? 'look for yourself'}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">{answer ?? 'look for yourself'}</Table.Td>
              {(['asked', 'right'] as const).map((list) => (
                <Table.Td key={list}>
                  <Checkbox
                    aria-label={`${titleOf(list)}: ${question}`}
                    checked={form.values[list].includes(fact)}
                    onChange={({ currentTarget }) => tick(list, fact, currentTarget.checked)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {form.errors.asked && (
        <Text size="sm" c="red" role="alert">
          {form.errors.asked}
        </Text>
      )}
    </Stack>
  )
}
