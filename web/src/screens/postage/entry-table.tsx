import { call } from '@cartwright/api/client'
import { postage } from '@cartwright/api/postage'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money, money } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { ReasonForm } from '../refunds/refund-forms.tsx'
import type { AccountShown, Entry } from './postage-queries.ts'
import { entryWords } from './postage-words.ts'

/** What came and went, the newest first, with the balance after each. */
export function EntryTable({ shown: { entries, earlier } }: { readonly shown: AccountShown }) {
  const may = useMay()('postage.change')
  const [reversing, setReversing] = useState<Entry | null>(null)
  return (
    <>
      <DataTable
        label="Entries, the newest first"
        rows={entries}
        columns={may ? [...columns, doing(setReversing)] : columns}
        rowKey={({ entryId }) => entryId}
        empty="Nothing came or went yet. Book what the account holds as its first deposit."
        height="32rem"
      />
      {earlier && (
        <Text size="sm" mt="xs">
          There are earlier entries: the register (Excel) has all of them.
        </Text>
      )}
      {reversing && <ReverseForm entry={reversing} onClose={() => setReversing(null)} />}
    </>
  )
}

const doing = (reverse: (entry: Entry) => void): Column<Entry> => ({
  key: 'do',
  title: 'Do',
  cell: (entry) =>
    entry.reversedById === null &&
    entry.reversesId === null && (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Reverse ${entryWords(entry)} ${entry.reference}`}
        onClick={() => reverse(entry)}
      >
        Reverse …
      </Button>
    ),
})

function ReverseForm({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const command = useCommand(
    (body: { reason: string }) => call(postage.reverse, { params: { entryId: entry.entryId }, body }),
    onClose,
  )
  return (
    <ReasonForm
      title={`Reverse ${entryWords(entry)} ${entry.reference}`}
      submit="Reverse it"
      will={`${money(Math.abs(entry.changeCents))} ${entry.changeCents > 0 ? 'go out of the account again' : 'come back into the account'}. Above the amount of the city’s rule it waits for a second person.`}
      command={command}
      onClose={onClose}
    />
  )
}

const columns: readonly Column<Entry>[] = [
  {
    key: 'day',
    title: 'Day',
    sortBy: ({ happenedOn }) => happenedOn,
    cell: ({ happenedOn }) => day(happenedOn),
  },
  { key: 'what', title: 'What', wrap: true, sortBy: entryWords, cell: (entry) => <What entry={entry} /> },
  { key: 'reference', title: 'Reference', wrap: true, cell: ({ reference }) => reference },
  {
    key: 'pieces',
    title: 'Pieces',
    align: 'right',
    sortBy: ({ pieces }) => pieces,
    cell: ({ pieces }) => pieces?.toLocaleString('en-US'),
  },
  {
    key: 'change',
    title: 'Amount',
    align: 'right',
    sortBy: ({ changeCents }) => changeCents,
    cell: ({ changeCents }) => <Money cents={changeCents} />,
  },
  {
    key: 'balance',
    title: 'Balance',
    align: 'right',
    cell: ({ balanceCents }) => <Money cents={balanceCents} />,
  },
  {
    key: 'by',
    title: 'Booked by',
    wrap: true,
    cell: ({ postedBy, approvedBy }) =>
      approvedBy === null ? postedBy : `${postedBy}, approved by ${approvedBy}`,
  },
]

function What({ entry }: { readonly entry: Entry }) {
  const { runId, coversUntil, note, reversedById } = entry
  return (
    <>
      <Text size="sm">
        {entryWords(entry)}
        {coversUntil !== null && ` until ${day(coversUntil)}`}
        {reversedById !== null && `, reversed by entry ${reversedById}`}
      </Text>
      {runId !== null && (
        <TextLink to="/runs/$runId" params={{ runId: String(runId) }} fz="xs">
          Run {runId}
        </TextLink>
      )}
      {note !== null && <Text size="xs">{note}</Text>}
    </>
  )
}
