import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { AddressPicture } from './address-picture.tsx'
import {
  type Address,
  addressList,
  addressState,
  type AddressState,
  type Exchange,
  exchangeList,
  type ListFilter,
} from './address-queries.ts'
import { exchangeWords, outcomeWords } from './address-words.ts'
import { MakeExchange } from './exchange-forms.tsx'
import { methods, methodWords } from './notice-queries.ts'

/** How good the mailing addresses are, and the exchanges with the vendor who codes them. */
export function Addresses() {
  const state = useQuery(addressState)
  const may = useMay()('mail.work')
  const [making, make] = useState(false)
  return (
    <Stack gap="md">
      <PageHead
        title="Addresses"
        state={state.data && stateWords(state.data)}
        action={may && <Button onClick={() => make(true)}>Export addresses …</Button>}
      />
      <Loaded query={state} rows={6}>
        {(shown) => shown.addresses > 0 && <AddressPicture shown={shown} />}
      </Loaded>
      <TextLink to="/addresses/notices">Move notices: ACS and endorsements</TextLink>
      <Exchanges />
      <AddressTable />
      {making && <MakeExchange onClose={() => make(false)} />}
    </Stack>
  )
}

function stateWords({ exchangeId, exportedOn, addresses, moveUpdate }: AddressState): string {
  if (exchangeId === null || exportedOn === null)
    return 'No address was coded yet: every bill goes at the single-piece price. Export the addresses for a vendor first.'
  const old = moveUpdate.old + moveUpdate.never
  return `${addresses.toLocaleString('en-US')} names at addresses, as exported on ${day(exportedOn)}; moves were not looked for in time for ${old.toLocaleString('en-US')} of them.`
}

function Exchanges() {
  const query = useQuery(exchangeList)
  const navigate = useNavigate()
  return (
    <section aria-labelledby="exchanges">
      <Title order={2} id="exchanges" mb="xs">
        Exchanges
      </Title>
      <Refusal error={query.error} />
      <DataTable
        label="Exchanges with the vendor, newest first"
        rows={query.data?.rows}
        columns={exchangeColumns}
        rowKey={({ exchangeId }) => exchangeId}
        onOpen={({ exchangeId }) =>
          void navigate({ to: '/addresses/$exchangeId', params: { exchangeId: String(exchangeId) } })
        }
        empty="No export yet. Make one with the button above, and send the file to the vendor."
        height="18rem"
      />
    </section>
  )
}

const exchangeColumns: readonly Column<Exchange>[] = [
  {
    key: 'number',
    title: 'Export',
    sortBy: ({ exchangeId }) => exchangeId,
    cell: ({ exchangeId }) => (
      <TextLink to="/addresses/$exchangeId" params={{ exchangeId: String(exchangeId) }} fz="inherit">
        {`Export ${exchangeId}`}
      </TextLink>
    ),
  },
  { key: 'on', title: 'Made on', sortBy: ({ madeOn }) => madeOn, cell: ({ madeOn }) => day(madeOn) },
  { key: 'vendor', title: 'Vendor', sortBy: ({ vendor }) => vendor, cell: ({ vendor }) => vendor },
  {
    key: 'rows',
    title: 'Rows',
    align: 'right',
    sortBy: ({ rows }) => rows,
    cell: ({ rows }) => rows.toLocaleString('en-US'),
  },
  { key: 'state', title: 'State', wrap: true, cell: exchangeWords },
]

/** How moves were looked for, where it was not NCOALink. */
const moveWay = (method: string | null): string =>
  methodWords[methods.find((one) => one === method) ?? 'alternative']

const outcomes = ['good', 'fix', 'warn', 'blocked', 'not-coded'] as const

function AddressTable() {
  const [filter, setFilter] = useState<ListFilter>({})
  const asked = useDeferredValue(filter)
  const query = useInfiniteQuery(addressList(asked))
  const rows = query.data?.pages.flatMap((page) => page.rows)
  return (
    <section aria-labelledby="list">
      <Title order={2} id="list" mb="xs">
        One by one
      </Title>
      <Group gap="sm" mb="xs" align="flex-end">
        <NativeSelect
          label="What was said of it"
          value={filter.outcome ?? ''}
          data={[
            { value: '', label: 'Anything' },
            ...outcomes.map((value) => ({ value, label: outcomeWords[value] })),
          ]}
          onChange={({ currentTarget }) => {
            const outcome = outcomes.find((one) => one === currentTarget.value)
            setFilter({ ...(filter.q !== undefined && { q: filter.q }), ...(outcome && { outcome }) })
          }}
        />
        <TextInput
          label="Search"
          description="A name, an account, words of the address"
          value={filter.q ?? ''}
          onChange={({ currentTarget }) => setFilter((now) => ({ ...now, q: currentTarget.value }))}
        />
      </Group>
      <Refusal error={query.error} />
      <DataTable
        label="Mailing addresses as they stand"
        rows={rows}
        columns={addressColumns}
        rowKey={({ row }) => row}
        onEnd={() => void (query.hasNextPage && query.fetchNextPage())}
        empty="No address is like this. Without an export there is none to show."
        height="30rem"
      />
    </section>
  )
}

const addressColumns: readonly Column<Address>[] = [
  { key: 'name', title: 'Name', wrap: true, sortBy: ({ name }) => name, cell: ({ name }) => name },
  { key: 'address', title: 'Address', wrap: true, cell: ({ address }) => address },
  {
    key: 'account',
    title: 'Account',
    cell: ({ accountNumber }) =>
      accountNumber !== null && (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
          {accountNumber}
        </TextLink>
      ),
  },
  {
    key: 'outcome',
    title: 'What was said of it',
    wrap: true,
    sortBy: ({ outcome }) => outcome,
    cell: ({ outcome, words }) => (
      <>
        <Text size="sm">{outcomeWords[outcome]}</Text>
        {outcome !== 'good' && words.length > 0 && <Text size="xs">{words.join('. ')}</Text>}
      </>
    ),
  },
  { key: 'zip', title: 'ZIP+4', cell: ({ zip }) => zip },
  {
    key: 'coded',
    title: 'Coded',
    sortBy: ({ codedOn }) => codedOn,
    cell: ({ codedOn }) => codedOn && day(codedOn),
  },
  {
    key: 'moves',
    title: 'Moves looked for',
    sortBy: ({ moveUpdateOn }) => moveUpdateOn,
    wrap: true,
    cell: ({ moveUpdateOn, moveUpdateMethod }) =>
      moveUpdateOn &&
      `${day(moveUpdateOn)}, ${moveUpdateMethod === 'ncoalink' ? 'NCOALink' : moveWay(moveUpdateMethod)}`,
  },
]
