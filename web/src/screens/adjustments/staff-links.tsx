import { Button, List, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useSession } from '../../session.tsx'
import { DeclareLink } from './declare-link.tsx'
import { EndLink } from './end-link.tsx'
import { staffLinkList, type StaffLink, type StaffLinks } from './staff-link-queries.ts'

/** Who of the staff is a customer themselves: they adjust and approve nothing on their own accounts. */
export function StaffLinksPage() {
  const links = useQuery(staffLinkList)
  const me = useSession()?.person?.userId ?? null
  const [declaring, declare] = useState(false)
  const [ended, end] = useState<StaffLink | null>(null)
  const rows = links.data?.rows
  return (
    <Stack gap="md">
      <PageHead
        title="Staff and their own accounts"
        state={rows ? `${count(rows.length, 'link')} declared` : ''}
        action={<Button onClick={() => declare(true)}>Declare a link …</Button>}
      />
      <Text size="sm" maw="46rem">
        Nobody asks for, approves or returns an adjustment on an account they are a party of. The product
        knows that by the e-mail address. Where somebody of the staff has another address as a customer, or
        the account is their spouse’s, declare it here.
      </Text>
      <Refusal error={links.error} />
      {!links.error && (
        <DataTable
          label="Declared links, by name"
          rows={rows}
          columns={columns(me, end)}
          rowKey={({ linkId }) => linkId}
          empty="No link is declared. Ask everybody who adjusts or approves which accounts are their own."
        />
      )}
      <ByEmail rows={links.data?.byEmail ?? []} />
      {declaring && <DeclareLink onClose={() => declare(false)} />}
      {ended && <EndLink link={ended} onClose={() => end(null)} />}
    </Stack>
  )
}

const columns = (me: string | null, end: (link: StaffLink) => void): readonly Column<StaffLink>[] => [
  {
    key: 'person',
    title: 'Person',
    sortBy: ({ personName }) => personName,
    cell: ({ personName }) => personName,
  },
  { key: 'party', title: 'Is', sortBy: ({ partyName }) => partyName, cell: ({ partyName }) => partyName },
  {
    key: 'accounts',
    title: 'Of accounts',
    wrap: true,
    cell: ({ accountNumbers }) => <Accounts numbers={accountNumbers} />,
  },
  { key: 'why', title: 'Why', wrap: true, cell: ({ reason }) => reason },
  {
    key: 'declared',
    title: 'Declared',
    sortBy: ({ declaredOn }) => declaredOn,
    cell: ({ declaredBy, declaredOn }) => (
      <>
        <Day on={declaredOn} />, {declaredBy}
      </>
    ),
  },
  {
    key: 'end',
    title: 'Change it',
    cell: (link) =>
      link.userId === me ? (
        'Another person ends it'
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`End the link of ${link.personName} to ${link.partyName}`}
          onClick={() => end(link)}
        >
          End …
        </Button>
      ),
  },
]

const Accounts = ({ numbers }: { readonly numbers: readonly string[] }) =>
  numbers.map((accountNumber, at) => (
    <Fragment key={accountNumber}>
      {at > 0 && ', '}
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit" ff="monospace">
        {accountNumber}
      </TextLink>
    </Fragment>
  ))

const ByEmail = ({ rows }: { readonly rows: StaffLinks['byEmail'] }) =>
  rows.length > 0 && (
    <Stack gap={4}>
      <Title order={2} size="h4">
        Known by their e-mail address
      </Title>
      <List size="sm">
        {rows.map(({ userId, partyId, personName, partyName, accountNumbers }) => (
          <List.Item key={`${userId} ${partyId}`}>
            {personName} is {partyName}, <Accounts numbers={accountNumbers} />
          </List.Item>
        ))}
      </List>
    </Stack>
  )
