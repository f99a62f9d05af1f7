import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { staff } from '@cartwright/api/staff'
import { Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { instant } from '../../parts/day.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count, titleOf } from '../../parts/words.ts'
import { AddPerson } from './add-person.tsx'
import { ChangeRole, ShutOut } from './change-person.tsx'
import { FactorRoles } from './factor-roles.tsx'
import { ResetSignIn } from './reset-sign-in.tsx'
import { SessionsOfPerson } from './sessions-of-person.tsx'

type Person = SuccessOf<typeof staff.list>['rows'][number]

/** The people of the city and what each is to it. */
export function People() {
  const people = useQuery({ queryKey: ['staff'], queryFn: () => call(staff.list, {}) })
  const [adding, add] = useState(false)
  const [demanding, demand] = useState(false)
  const [lost, reset] = useState<Pick<Person, 'userId' | 'name'> | null>(null)
  const [seen, see] = useState<Pick<Person, 'userId' | 'name'> | null>(null)
  const zone = useTimeZone()
  const [moved, move] = useState<Person | null>(null)
  const [shut, shutOut] = useState<Person | null>(null)
  const letIn = useCommand((userId: string) =>
    call(staff.disable, { params: { userId }, body: { disabled: false } }),
  )
  const { mutate: letInAgain } = letIn
  const columns = useMemo(
    () => columnsWith({ move, shutOut, letInAgain, see, reset, zone }),
    [letInAgain, zone],
  )
  const rows = people.data?.rows
  return (
    <Stack gap="sm">
      <PageHead
        title="People"
        state={rows ? `${count(rows.length, 'person', 'people')} of this city` : ''}
        action={
          <Group gap="xs">
            <Button variant="default" onClick={() => demand(true)}>
              Second factor …
            </Button>
            <ButtonLink variant="default" to="/staff-links">
              Their own accounts
            </ButtonLink>
            <ButtonLink variant="default" to="/city-tokens">
              Tokens of the city
            </ButtonLink>
            <Button onClick={() => add(true)}>Add a person</Button>
          </Group>
        }
      />
      <Refusal error={people.error ?? letIn.error} />
      {!people.error && (
        <DataTable
          label="People, by name"
          rows={rows}
          columns={columns}
          rowKey={({ userId }) => userId}
          empty="Nobody yet. Add the first person."
        />
      )}
      {adding && <AddPerson onClose={() => add(false)} />}
      {demanding && <FactorRoles onClose={() => demand(false)} />}
      {moved && <ChangeRole person={moved} onClose={() => move(null)} />}
      {shut && <ShutOut person={shut} onClose={() => shutOut(null)} />}
      {lost && <ResetSignIn person={lost} onClose={() => reset(null)} />}
      {seen && <SessionsOfPerson person={seen} onClose={() => see(null)} />}
    </Stack>
  )
}

type Deeds = {
  readonly move: (person: Person) => void
  readonly shutOut: (person: Person) => void
  readonly letInAgain: (userId: string) => void
  readonly see: (person: Pick<Person, 'userId' | 'name'>) => void
  readonly reset: (person: Pick<Person, 'userId' | 'name'>) => void
  readonly zone: string | undefined
}

const columnsWith = (deeds: Deeds): readonly Column<Person>[] => [
  { key: 'name', title: 'Name', sortBy: ({ name }) => name, cell: ({ name }) => name },
  { key: 'email', title: 'E-mail', sortBy: ({ email }) => email, cell: ({ email }) => email },
  {
    key: 'role',
    title: 'Role',
    sortBy: ({ role }) => role,
    cell: ({ role }) => titleOf(role),
  },
  { key: 'account', title: 'Account', cell: ({ accountNumber }) => accountNumber },
  {
    key: 'factors',
    title: 'Second factor',
    sortBy: ({ factors }) => factors.join(),
    cell: ({ factors }) => (factors.length === 0 ? '○ none' : `● ${factors.map(titleOf).join(', ')}`),
  },
  { key: 'state', title: 'State', cell: (person) => stateOf(person, deeds.zone) },
  {
    key: 'deeds',
    title: 'Change it',
    cell: (person) => <DeedsOf person={person} deeds={deeds} />,
  },
]

type DeedsOfPerson = { readonly person: Person; readonly deeds: Deeds }

/** What an administrator does with a person. */
function DeedsOf({ person, deeds: { move, see, reset, shutOut, letInAgain } }: DeedsOfPerson) {
  const { userId, name, disabled, factors } = person
  return (
    <Group gap={4} wrap="nowrap">
      <Button size="compact-xs" variant="default" aria-label={`Role of ${name}`} onClick={() => move(person)}>
        Role …
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Sessions of ${name}`}
        onClick={() => see({ userId, name })}
      >
        Sessions
      </Button>
      {factors.length > 0 && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Reset the second factor of ${name}`}
          onClick={() => reset({ userId, name })}
        >
          Reset …
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${disabled ? 'Let in again' : 'Shut out'}: ${name}`}
        onClick={() => (disabled ? letInAgain(userId) : shutOut(person))}
      >
        {disabled ? 'Let in again' : 'Shut out …'}
      </Button>
    </Group>
  )
}

function stateOf({ disabled, lockedUntil }: Person, zone: string | undefined): string {
  if (disabled) return '■ shut out'
  return lockedUntil ? `▲ locked until ${instant(lockedUntil, zone)}` : '● active'
}
