import { Button, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { MailpieceForm } from './mailpiece-form.tsx'
import { type MailpieceList, mailpieceList, type Spec } from './mailpiece-queries.ts'
import { MailpieceView } from './mailpiece-view.tsx'
import { purposeWords } from './mailpiece-words.ts'

/** What is put in the mail, held against the rules of USPS before a sheet is printed. */
export function Mailpieces() {
  const query = useQuery(mailpieceList)
  const today = useToday()
  const may = useMay()('mail.send')
  const [changing, change] = useState(false)
  const [chosen, choose] = useState<number | null>(null)
  return (
    <Stack gap="md">
      <PageHead
        title="Mailpieces"
        state={query.data && sentence(query.data)}
        action={may && query.data && <Button onClick={() => change(true)}>Set up a version …</Button>}
      />
      <Loaded query={query} rows={12}>
        {(list) => {
          const shown =
            list.rows.find(({ specId }) => specId === chosen) ??
            list.rows.find(({ holds }) => holds) ??
            list.rows[0]
          return (
            <>
              {shown && <MailpieceView key={shown.specId} spec={shown} />}
              <section aria-labelledby="versions">
                <Title order={2} id="versions" mb="xs">
                  Versions
                </Title>
                <DataTable
                  label="Versions of mailpieces, newest first"
                  rows={list.rows}
                  columns={columns}
                  rowKey={({ specId }) => specId}
                  onOpen={({ specId }) => choose(specId)}
                  empty="No mailpiece is set up, so runs are printed without a check. Set up the first version: the measures of the bill are filled in; weigh and measure your own envelope and paper."
                  height="20rem"
                />
              </section>
              {changing && today !== '' && (
                <MailpieceForm list={list} from={shown} today={today} onClose={() => change(false)} />
              )}
            </>
          )
        }}
      </Loaded>
    </Stack>
  )
}

function sentence({ rows }: MailpieceList): string {
  const holds = rows.find((row) => row.holds && row.use === 'bills')
  if (!holds) return 'No mailpiece holds for bills today: their runs are printed without this check.'
  const stops = holds.checked.faults.filter((fault) => fault.stops).length
  return stops === 0
    ? `Version ${holds.version} holds for bills: with one sheet it keeps every rule that stops a mailing.`
    : `Version ${holds.version} holds for bills and breaks ${count(stops, 'rule')}: no run is printed until it is mended.`
}

const columns: readonly Column<Spec>[] = [
  {
    key: 'version',
    title: 'Version',
    opens: true,
    sortBy: ({ version }) => version,
    cell: ({ use, version }) => `${purposeWords[use]}, version ${version}`,
  },
  {
    key: 'name',
    title: 'What it is',
    wrap: true,
    sortBy: ({ body }) => body.name,
    cell: ({ body }) => body.name,
  },
  {
    key: 'from',
    title: 'From',
    sortBy: ({ from }) => from,
    cell: ({ from, holds }) => `${day(from)}${holds ? ' · holds today' : ''}`,
  },
  {
    key: 'faults',
    title: 'Findings',
    align: 'right',
    sortBy: ({ checked }) => checked.faults.length,
    cell: ({ checked }) => checked.faults.length,
  },
  { key: 'why', title: 'Why', wrap: true, cell: ({ reason }) => reason },
  { key: 'by', title: 'Set up', wrap: true, cell: ({ madeOn, madeBy }) => `${day(madeOn)}, ${madeBy}` },
]
