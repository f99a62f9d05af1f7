import { call } from '@cartwright/api/client'
import { services } from '@cartwright/api/services'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { serviceWords } from '../../parts/service-words.ts'
import { titleOf } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { type Account, type Service, type ServiceEvent, servicesOf } from './account-queries.ts'
import { ChangeService } from './forms/change-service.tsx'
import { EndDialog } from './forms/end-dialog.tsx'

type Doing = { readonly deed: 'change' | 'stop'; readonly service: Service }

/** Every service with its period, and everything that happened. */
export function AccountServices({ account }: { readonly account: Account }) {
  const query = useQuery(servicesOf(account.accountNumber))
  const may = useMay()('accounts.change')
  const [doing, begin] = useState<Doing | null>(null)
  const columns = useMemo(() => serviceColumns(may, begin), [may])
  const done = () => begin(null)
  if (query.error) return <Refusal error={query.error} />
  return (
    <Stack gap="lg">
      <DataTable
        label="Services, newest first"
        rows={query.data?.services}
        columns={columns}
        rowKey={({ serviceId }) => serviceId}
        empty="No service yet. Start one under More."
        height="24rem"
      />
      <Stack gap="xs">
        <Title order={2}>What happened</Title>
        <DataTable
          label="Events, newest first"
          rows={query.data?.events}
          columns={eventColumns}
          rowKey={({ eventId }) => eventId}
          empty="Nothing was recorded: no bulky pickup, no load, no extra service."
          height="24rem"
        />
      </Stack>
      {doing?.deed === 'change' && <ChangeService account={account} service={doing.service} onClose={done} />}
      {doing?.deed === 'stop' && <StopService service={doing.service} onClose={done} />}
    </Stack>
  )
}

const StopService = ({ service, onClose }: { service: Service; onClose: () => void }) => (
  <EndDialog
    title="Stop a service"
    submit="Stop service"
    label="First day without it"
    will={(day) => `“${serviceWords(service)}” stops on ${day}. Stopped from its first day, it never was.`}
    run={(body) => call(services.stop, { params: { serviceId: service.serviceId }, body })}
    onClose={onClose}
  />
)

const serviceColumns = (may: boolean, begin: (doing: Doing) => void): readonly Column<Service>[] => [
  {
    key: 'what',
    title: 'Service',
    wrap: true,
    cell: (service) => (
      <>
        {serviceWords(service)}
        {service.shares.length > 0 && (
          <Text size="xs" c="dimmed">
            shared by{' '}
            {service.shares.map(({ accountNumber, weight }) => `${accountNumber} (${weight})`).join(', ')}
          </Text>
        )}
        {service.note && <Text size="xs">{service.note}</Text>}
      </>
    ),
  },
  {
    key: 'period',
    title: 'Served',
    sortBy: ({ from }) => from,
    cell: ({ from, until }) => period(from, until),
  },
  { key: 'reason', title: 'Started by', cell: ({ startReason }) => titleOf(startReason) },
  {
    key: 'deeds',
    title: may ? 'Change it' : '',
    cell: (service) =>
      may &&
      service.until === null && (
        <Group gap={6} wrap="nowrap">
          <Button size="compact-xs" variant="default" onClick={() => begin({ deed: 'change', service })}>
            Change …
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => begin({ deed: 'stop', service })}>
            Stop …
          </Button>
        </Group>
      ),
  },
]

const eventColumns: readonly Column<ServiceEvent>[] = [
  {
    key: 'on',
    title: 'On',
    sortBy: ({ happenedOn }) => happenedOn,
    cell: ({ happenedOn }) => <Day on={happenedOn} />,
  },
  {
    key: 'what',
    title: 'What',
    cell: ({ code, quantity }) => `${quantity > 1 ? `${quantity} × ` : ''}${titleOf(code)}`,
  },
  {
    key: 'tons',
    title: 'Tons',
    align: 'right',
    cell: ({ tonsHundredths }) => (tonsHundredths === null ? '' : (tonsHundredths / 100).toFixed(2)),
  },
  { key: 'days', title: 'Days', align: 'right', cell: ({ containerDays }) => containerDays ?? '' },
  { key: 'reference', title: 'Ticket', cell: ({ reference }) => reference },
  {
    key: 'bill',
    title: 'Billed',
    cell: ({ billNumber }) =>
      billNumber ? (
        <TextLink to="/bills/$number" params={{ number: billNumber }} fz="inherit">
          {billNumber}
        </TextLink>
      ) : (
        'not yet'
      ),
  },
  { key: 'note', title: 'Note', wrap: true, cell: ({ note }) => note },
]
