import { mailSort } from '@cartwright/api/mail-sort'
import { call, urlOf } from '@cartwright/api/client'
import { Anchor, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { mills } from '../postal/postal-words.ts'
import { levelColumns, trayColumns } from './mail-sort-columns.tsx'
import { type MailSort, runMailSort } from './mail-sort-queries.ts'
import { SingleTable } from './single-table.tsx'
import type { RunDetail } from './run-types.ts'

const sortable = new Set(['posted', 'produced', 'mailed', 'closed'])

/** The bills of a run as the post office wants them: levels, trays, what goes single piece and why, and what it comes to. */
export function MailSortTab({ run }: { run: RunDetail }) {
  const isSortable = sortable.has(run.state)
  const query = useQuery({ ...runMailSort(run.id), enabled: isSortable })
  if (!isSortable) return <Text>The mail can be sorted once the run is posted.</Text>
  if (query.isPending) return <Text>Looking …</Text>
  return (
    <Stack gap="lg">
      <Refusal error={query.error} />
      {query.data === null && <NotSorted run={run} />}
      {query.data && <Sorted sort={query.data} />}
    </Stack>
  )
}

function NotSorted({ run }: { run: RunDetail }) {
  const may = useMay()('mail.work')
  const sorting = useSort(run.id, false)
  if (run.state !== 'posted' && run.state !== 'produced')
    return <Text>The bills of this run went out in the order of their addresses: they were not sorted.</Text>
  return (
    <Stack gap="sm" align="flex-start">
      <Text>
        The mail of this run is not sorted yet. Sort it to see levels, trays and postage before anything is
        printed; making the print files sorts it, too.
      </Text>
      {may && (
        <Button loading={sorting.isPending} onClick={() => sorting.mutate(undefined)}>
          Sort the mail
        </Button>
      )}
      <Refusal error={sorting.error} />
    </Stack>
  )
}

const useSort = (id: number, anew: boolean) =>
  useCommand(() => call(mailSort.sort, { params: { id }, body: { anew } }))

function Sorted({ sort }: { sort: MailSort }) {
  return (
    <>
      <Facts facts={factsOf(sort)} />
      <Deeds sort={sort} />
      <Part id="sort-levels" title="By price">
        <DataTable
          label="Pieces and postage by price"
          rows={sort.levels}
          columns={levelColumns(sort)}
          rowKey={({ title }) => title}
          empty=""
          height="16rem"
        />
      </Part>
      <Part id="sort-notes" title="What to know">
        <List size="sm">
          {sort.notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      </Part>
      <Part id="sort-trays" title="Trays">
        <DataTable
          label="Trays in the order of the mail"
          rows={sort.trays}
          columns={trayColumns}
          rowKey={({ tray }) => tray}
          empty="No piece is in a tray: all go single piece, for the reasons above."
          height="26rem"
        />
      </Part>
      {sort.single.noBarcode + sort.single.tooFew + sort.single.tooHeavy > 0 && (
        <SingleTable runId={sort.runId} />
      )}
    </>
  )
}

/** The report of a sort, and sorting anew while nothing is printed. */
function Deeds({ sort }: { sort: MailSort }) {
  const may = useMay()('mail.work')
  const again = useSort(sort.runId, true)
  const params = { id: sort.runId }
  return (
    <>
      <Group gap="md">
        <Anchor size="sm" href={urlOf(mailSort.report, { params })} target="_blank">
          Qualification report, PDF
        </Anchor>
        <Anchor size="sm" href={urlOf(mailSort.workbook, { params })} download>
          Qualification report, Excel
        </Anchor>
        {may && !sort.isFixed && (
          <Button
            size="xs"
            variant="default"
            loading={again.isPending}
            onClick={() => again.mutate(undefined)}
          >
            Sort it anew
          </Button>
        )}
      </Group>
      <Refusal error={again.error} />
    </>
  )
}

type PartProps = { readonly id: string; readonly title: string; readonly children: ReactNode }

const Part = ({ id, title, children }: PartProps) => (
  <section aria-labelledby={id}>
    <Title order={2} size="h4" id={id} mb={4}>
      {title}
    </Title>
    {children}
  </section>
)

const factsOf = (sort: MailSort) => ({
  'To be mailed': day(sort.mailOn),
  Pieces: count(sort.pieces, 'piece'),
  Postage: (
    <>
      <Money cents={sort.postageCents} />
      {sort.unpriced > 0 && `, without ${count(sort.unpriced, 'piece')} that have no price`}
    </>
  ),
  'Full-Service discount': sort.discountMills > 0 && mills(sort.discountMills),
  'Prices of': sort.pricesOn && day(sort.pricesOn),
  State: sort.isFixed
    ? '✓ Printed in this order: it is never changed'
    : '○ Not printed yet: it can be sorted anew',
})
