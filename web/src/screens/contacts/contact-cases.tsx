import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TextLink } from '../../parts/links.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { caseList } from '../cases/case-queries.ts'
import { OpenFromCall } from '../cases/forms/open-from-call.tsx'
import type { Contact } from './contact-queries.ts'

type Belongs = Contact['cases'][number]

type ContactCasesProps = {
  readonly contact: Contact
  /** Whether a case is being opened in a window over this one. */
  readonly opening: boolean
  readonly open: (opening: boolean) => void
}

/** The cases a conversation belongs to; one more is linked, or opened with what was written down. */
export function ContactCases({ contact, opening, open }: ContactCasesProps) {
  const may = useMay()
  const [added, add] = useState<readonly Belongs[]>([])
  const belongs = [...contact.cases, ...added]
  if (!may('cases.read')) return null
  return (
    <Stack gap="xs" component="section" aria-label="Cases">
      {belongs.map(({ id, title, closedOn }) => (
        <TextLink key={id} to="/cases/$caseId" params={{ caseId: `${id}` }} size="sm">
          Case {id}: {title}
          {closedOn && ' ✓'}
        </TextLink>
      ))}
      {belongs.length === 0 && <Text size="sm">It belongs to no case.</Text>}
      {may('cases.change') && (
        <Group align="flex-end" gap="sm">
          <LinkToCase contact={contact} belongs={belongs} onLinked={(one) => add([...added, one])} />
          <Button variant="default" onClick={() => open(true)}>
            Open a case …
          </Button>
        </Group>
      )}
      {opening && (
        <OpenFromCall
          about={{
            contactId: contact.id,
            accountNumber: contact.accountNumber ?? '',
            reason: contact.reason ?? '',
            notes: contact.notes ?? '',
            billNumber: contact.billNumber ?? '',
            billLineNo: `${contact.billLineNo ?? ''}`,
          }}
          onOpened={(one) => add([...added, one])}
          onClose={() => open(false)}
        />
      )}
    </Stack>
  )
}

type LinkProps = {
  readonly contact: Contact
  readonly belongs: readonly Belongs[]
  readonly onLinked: (one: Belongs) => void
}

function LinkToCase({ contact: { id: contactId, accountNumber }, belongs, onLinked }: LinkProps) {
  const list = useQuery({
    ...caseList({ view: 'open', account: accountNumber ?? '' }),
    enabled: accountNumber !== null,
  })
  const open = (list.data?.rows ?? []).filter(({ id }) => !belongs.some((one) => one.id === id))
  const link = useCommand(
    (id: number) => call(cases.link, { params: { id }, body: { kind: 'contact', key: `${contactId}` } }),
    ({ id, title, closedOn }) => onLinked({ id, title, closedOn }),
  )
  if (open.length === 0) return null
  return (
    <Stack gap={4} style={{ flex: '1 1 14rem' }}>
      <NativeSelect
        label="Link it to an open case"
        value=""
        disabled={link.isPending}
        onChange={({ currentTarget: { value } }) => value && link.mutate(Number(value))}
        data={[
          { value: '', label: 'Choose …' },
          ...open.map(({ id, title }) => ({ value: `${id}`, label: `${id}: ${title}` })),
        ]}
      />
      <Refusal error={link.error} />
    </Stack>
  )
}
