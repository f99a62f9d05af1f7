import { call, urlOf } from '@cartwright/api/client'
import { letterPrints } from '@cartwright/api/letter-prints'
import type { SuccessOf } from '@cartwright/api/route'
import { Anchor, Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { printList } from './letter-queries.ts'
import { NoteDialog } from './note-dialog.tsx'

type Print = SuccessOf<typeof letterPrints.list>['rows'][number]

/** Prints of letters: the file of each, its manifest, and a print again after a jam. */
export function PrintList() {
  const query = useQuery(printList)
  const may = useMay()('letters.write')
  const [again, ask] = useState<number | null>(null)
  return (
    <Stack gap="sm">
      <PageHead title="Prints of letters" state={<TextLink to="/letters">Back to the letters</TextLink>} />
      <Refusal error={query.error} />
      <DataTable
        label="Prints of letters, newest first"
        rows={query.data?.rows}
        columns={[...columns, againColumn(may, ask)]}
        rowKey={({ id }) => id}
        empty="Nothing was printed yet. Approved letters are printed from the letters room."
      />
      {again !== null && (
        <NoteDialog
          title={`Print ${again} again`}
          submit="Note it and open the file"
          will="The file is the same as before. Why it was printed again is kept with each of its letters."
          run={async (note) => {
            await call(letterPrints.again, { params: { id: again }, body: { note } })
            window.open(urlOf(letterPrints.pdf, { params: { id: again } }), '_blank')
          }}
          onClose={() => ask(null)}
        />
      )}
    </Stack>
  )
}

const columns: readonly Column<Print>[] = [
  { key: 'id', title: 'Print', sortBy: ({ id }) => id, cell: ({ id }) => id },
  {
    key: 'on',
    title: 'Printed',
    sortBy: ({ printedOn }) => printedOn,
    cell: ({ printedOn }) => <Day on={printedOn} />,
  },
  { key: 'by', title: 'By', sortBy: ({ printedBy }) => printedBy, cell: ({ printedBy }) => printedBy },
  {
    key: 'letters',
    title: 'Letters',
    align: 'right',
    sortBy: ({ letters }) => letters,
    cell: ({ letters }) => letters,
  },
  {
    key: 'pieces',
    title: 'Pieces',
    align: 'right',
    sortBy: ({ pieces }) => pieces,
    cell: ({ pieces }) => pieces,
  },
  {
    key: 'file',
    title: 'File',
    cell: ({ id }) => (
      <Anchor size="sm" href={urlOf(letterPrints.pdf, { params: { id } })} target="_blank">
        Print {id}, PDF
      </Anchor>
    ),
  },
]

const againColumn = (may: boolean, ask: (id: number) => void): Column<Print> => ({
  key: 'again',
  title: 'Again',
  cell: ({ id }) =>
    may && (
      <Button size="compact-sm" variant="default" onClick={() => ask(id)}>
        Print {id} again …
      </Button>
    ),
})
